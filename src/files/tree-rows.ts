import { basename, dirname } from '../workspace/paths';
import type { WorkspaceFile } from '../workspace/workspace.svelte';

/** One line of the tree. */
export interface TreeRow {
	path: string;
	name: string;
	/** Null for a folder. */
	file: WorkspaceFile | null;
	/** From 1, as `aria-level` counts. */
	level: number;
	/** Place among its siblings, from 1, and their number. */
	position: number;
	siblings: number;
	/** False for a file and for a folded folder. */
	isOpen: boolean;
}

interface Folder {
	folders: Map<string, Folder>;
	files: WorkspaceFile[];
}

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The lines of a tree from top to bottom: folders first, each in alphabetical order; `folded` folders hide what is in them. */
export function treeRows(
	files: readonly WorkspaceFile[],
	folders: readonly string[],
	folded: ReadonlySet<string>
): TreeRow[] {
	const root: Folder = { folders: new Map(), files: [] };
	const folderAt = (path: string): Folder => {
		if (path === '') return root;
		const parent = folderAt(dirname(path));
		const name = basename(path);
		const known = parent.folders.get(name);
		if (known) return known;
		const made: Folder = { folders: new Map(), files: [] };
		parent.folders.set(name, made);
		return made;
	};
	for (const path of folders) folderAt(path);
	for (const file of files) folderAt(dirname(file.path)).files.push(file);

	const rows: TreeRow[] = [];
	const walk = (folder: Folder, path: string, level: number): void => {
		const inside = [...folder.folders].sort(([a], [b]) => names.compare(a, b));
		const own = folder.files.toSorted((a, b) => names.compare(basename(a.path), basename(b.path)));
		const siblings = inside.length + own.length;
		for (const [index, [name, child]] of inside.entries()) {
			const at = path === '' ? name : `${path}/${name}`;
			const isOpen = !folded.has(at);
			rows.push({ path: at, name, file: null, level, position: index + 1, siblings, isOpen });
			if (isOpen) walk(child, at, level + 1);
		}
		for (const [index, file] of own.entries()) {
			const position = inside.length + index + 1;
			const name = basename(file.path);
			rows.push({ path: file.path, name, file, level, position, siblings, isOpen: false });
		}
	};
	walk(root, '', 1);
	return rows;
}

/** Every folder there is, with what is above it, in alphabetical order. The root is not among them. */
export function allFolders(paths: Iterable<string>, made: Iterable<string>): string[] {
	const found = new Set(made);
	for (const path of [...paths, ...found]) {
		for (let folder = dirname(path); folder !== ''; folder = dirname(folder)) found.add(folder);
	}
	return [...found].sort(names.compare);
}
