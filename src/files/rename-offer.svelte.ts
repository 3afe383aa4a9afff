/* eslint-disable svelte/prefer-svelte-reactivity -- Maps and Sets here are replaced, never changed where a view reads them. */
/** After files got other paths: the offer to tell the imports, and the way back. */
import { untrack } from 'svelte';
import {
	WorkspaceError,
	type Workspace,
	type WorkspaceChange
} from '../workspace/workspace.svelte';
import type { FileNotice } from './files.svelte';
import type { ImportUpdate } from './import-updates';

type Notice = Pick<FileNotice, 'text' | 'tone' | 'actions'>;
type Library = typeof import('./import-updates');

export class RenameOffer {
	readonly #workspace: Workspace;
	#notice = $state.raw<Notice | null>(null);
	/** The path of each file now. */
	#paths: ReadonlyMap<number, string> = new Map();
	/** The paths before everything that the offer speaks of; null while there is none. */
	#before: ReadonlyMap<number, string> | null = null;
	/** The folders that the visitor has made, before and after all of that. */
	#folders: { before: readonly string[]; after: readonly string[] } | null = null;
	#announced: { text: string; isUndoable: boolean } | null = null;

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	get notice(): Notice | null {
		return this.#notice;
	}

	dismiss(): void {
		this.#notice = this.#before = this.#announced = this.#folders = null;
	}

	/** How the next renaming is told. Without it that is told in general words. */
	announce(text: string, { isUndoable }: { isUndoable: boolean }): void {
		this.#announced = { text, isUndoable };
		const before = this.#foldersBefore();
		this.#folders = { before, after: before };
	}

	/** The folders as they were, and those that were made since. */
	#foldersBefore(): readonly string[] {
		const now = untrack(() => this.#workspace.folders);
		if (!this.#folders) return now;
		const { before, after } = this.#folders;
		return [...before, ...now.filter((folder) => !after.includes(folder))];
	}

	listen(): () => void {
		this.#paths = this.#now();
		return this.#workspace.onChange((change) => untrack(() => this.#onChange(change)));
	}

	#now(): Map<number, string> {
		return new Map(this.#workspace.files.map(({ id, path }) => [id, path]));
	}

	#onChange({ kind }: WorkspaceChange): void {
		if (kind === 'write' || kind === 'entry' || kind === 'name' || kind === 'lock') return;
		if (kind === 'replace') this.dismiss();
		if (kind === 'rename') {
			// Renamed again before the answer: the imports still say what they said at first.
			this.#before ??= this.#paths;
			if (this.#folders) this.#folders.after = this.#workspace.folders;
			void this.#offer(this.#before);
		}
		this.#paths = this.#now();
	}

	async #offer(before: ReadonlyMap<number, string>): Promise<void> {
		const told = this.#announced ?? { text: 'Files have other names.', isUndoable: false };
		const undo = { label: 'Undo', run: () => this.#undoMove(before) };
		const actions = told.isUndoable ? [undo] : [];
		let library: Library;
		try {
			library = await import('./import-updates');
		} catch {
			if (this.#before !== before) return;
			const hint = 'Its imports could not be looked up: check the connection and rename it again.';
			this.#notice = { text: `${told.text} ${hint}`, tone: 'warning', actions };
			return;
		}
		// Answered, or another project meanwhile.
		if (this.#before !== before) return;
		const updates = this.#find(before, library);
		const isBack = [...before].every(([id, path]) => (this.#paths.get(id) ?? path) === path);
		if (isBack || (updates.length === 0 && !told.isUndoable)) {
			this.dismiss();
			return;
		}
		const label = `Update ${countImports(updates)}`;
		const update = { label, run: () => this.#update(before, library) };
		this.#notice = {
			text: told.text,
			tone: 'info',
			actions: updates.length > 0 ? [update, ...actions] : actions
		};
	}

	#find(before: ReadonlyMap<number, string>, { importUpdates }: Library): ImportUpdate[] {
		const files = untrack(() => this.#workspace.files);
		const pathBefore = ({ id, path }: { id: number; path: string }): string =>
			before.get(id) ?? path;
		return importUpdates({
			files: files.flatMap((file) => {
				const { id, path, content } = file;
				return typeof content === 'string'
					? [{ id, path, before: pathBefore(file), text: content }]
					: [];
			}),
			paths: new Map(files.map((file) => [pathBefore(file), file.path]))
		});
	}

	/** Looks again: the texts may have changed since the offer was made. */
	#update(before: ReadonlyMap<number, string>, library: Library): void {
		const workspace = this.#workspace;
		const updates = this.#find(before, library);
		const undoes: { id: number; text: string; edits: ImportUpdate['edits'] }[] = [];
		for (const { id, edits } of updates) {
			const content = workspace.file(id)?.content;
			if (typeof content !== 'string') continue;
			const text = library.applyEdits(content, edits);
			undoes.push({ id, text, edits: library.invertEdits(content, edits) });
			workspace.write(id, text);
		}
		this.dismiss();
		const undo = (): void => {
			this.dismiss();
			for (const { id, text, edits } of undoes) {
				const content = workspace.file(id)?.content;
				if (typeof content !== 'string') continue;
				const back = content === text ? edits : library.findAgain(text, content, edits);
				workspace.write(id, library.applyEdits(content, back));
			}
		};
		this.#notice = {
			text: `Updated ${countImports(updates)}.`,
			tone: 'info',
			actions: [{ label: 'Undo', run: undo }]
		};
	}

	#undoMove(before: ReadonlyMap<number, string>): void {
		const ids = new Set(this.#paths.keys());
		try {
			const paths = new Map([...before].filter(([id]) => ids.has(id)));
			this.#workspace.renameAll(paths, this.#foldersBefore());
			this.dismiss();
		} catch (error) {
			if (!(error instanceof WorkspaceError)) throw error;
			const text = `Not everything could go back. ${error.reason}`;
			this.#notice = { text, tone: 'warning', actions: [] };
		}
	}
}

/** `3 imports in 2 files`. */
function countImports(updates: readonly ImportUpdate[]): string {
	const imports = updates.reduce((sum, { edits }) => sum + edits.length, 0);
	const one = imports === 1 ? '1 import' : `${imports} imports`;
	return `${one} in ${updates.length === 1 ? '1 file' : `${updates.length} files`}`;
}
