/* eslint-disable svelte/prefer-svelte-reactivity -- Maps and Sets here are replaced, never changed where a view reads them. */
/** What the visitor does with the project's files: the field that is open, what was just done, and how to take it back. */
import { basename, checkPath, dirname, freePath, join, kindOf } from '../workspace/paths';
import { WorkspaceError, type Workspace, type WorkspaceFile } from '../workspace/workspace.svelte';
import type { Gathered } from './dropped';
import { RenameOffer } from './rename-offer.svelte';
import { addFiles } from './upload';

/** Where a field stands. */
export type FieldPlace = 'tree' | 'tabs';

/** The field that is open for a name. */
export type Field = { place: FieldPlace } & (
	{ kind: 'file' | 'folder'; folder: string } | { kind: 'rename'; target: Target }
);

/** A file, or a folder and what is in it. */
export interface Target {
	path: string;
	/** Null for a folder. */
	file: WorkspaceFile | null;
}

/** Something that was done, with what can be done about it. */
export interface FileNotice {
	text: string;
	tone: 'info' | 'warning';
	actions: readonly { label: string; run(): void }[];
}

export class Files {
	readonly workspace: Workspace;
	/** A field for a name; null while there is none. */
	field = $state.raw<Field | null>(null);
	/** What is to be moved: the dialog is open. */
	moving = $state.raw<Target | null>(null);
	/** Folders whose content is hidden. */
	folded = $state.raw<ReadonlySet<string>>(new Set());
	/** The tree is in view, so names are typed there. */
	hasTree = $state(false);
	/** The tree lies above the panes, where there is no room beside them. */
	isDrawerOpen = $state(false);
	#notice = $state.raw<FileNotice | null>(null);
	readonly #offer: RenameOffer;

	constructor(workspace: Workspace) {
		this.workspace = workspace;
		this.#offer = new RenameOffer(workspace);
	}

	/** Null when there is nothing to tell. */
	get notice(): FileNotice | null {
		return this.#notice ?? this.#offer.notice;
	}

	get active(): WorkspaceFile | null {
		const { files, active } = this.workspace;
		return files.find(({ id }) => id === active) ?? null;
	}

	dismiss(): void {
		if (this.#notice) this.#notice = null;
		else this.#offer.dismiss();
	}

	/** Watches the workspace until the function returned is called. */
	listen(): () => void {
		const stop = this.#offer.listen();
		// What was said of one project is not true of the next.
		const end = this.workspace.onChange(({ kind }) => {
			if (kind !== 'replace') return;
			this.#notice = this.field = this.moving = null;
			this.folded = new Set();
		});
		return () => {
			stop();
			end();
		};
	}

	fold(path: string, isFolded: boolean): void {
		const folded = new Set(this.folded);
		if (isFolded) folded.add(path);
		else folded.delete(path);
		this.folded = folded;
	}

	/** Unfolds everything above a path. */
	unfoldTo(path: string): void {
		const above = new Set<string>();
		for (let folder = dirname(path); folder !== ''; folder = dirname(folder)) above.add(folder);
		if ([...above].some((folder) => this.folded.has(folder))) {
			this.folded = new Set([...this.folded].filter((folder) => !above.has(folder)));
		}
	}

	/** Opens the field for a new file or folder in `folder`. */
	add(kind: 'file' | 'folder', folder = ''): void {
		if (folder !== '') this.unfoldTo(`${folder}/x`);
		this.field = { kind, folder, place: this.hasTree || kind === 'folder' ? 'tree' : 'tabs' };
	}

	rename(target: Target, place: FieldPlace = this.hasTree ? 'tree' : 'tabs'): void {
		if (place === 'tree') this.unfoldTo(target.path);
		this.field = { kind: 'rename', target, place: target.file ? place : 'tree' };
	}

	/** Why the open field's value cannot be, or null. */
	check(value: string): string | null {
		const { field, workspace } = this;
		if (!field) return null;
		if (value === '') return 'A name is needed.';
		const path = this.#pathOf(field, value);
		if (field.kind === 'folder') return workspace.checkFolder(path, null);
		if (field.kind === 'rename' && !field.target.file) {
			return path === field.target.path ? null : workspace.checkFolder(path, field.target.path);
		}
		const file = field.kind === 'rename' ? field.target.file : null;
		return this.checkFile(path, file);
	}

	checkFile(path: string, except: WorkspaceFile | null): string | null {
		const { files, folders } = this.workspace;
		const others = files.filter((file) => file !== except).map((file) => file.path);
		return checkPath(path, others, folders);
	}

	/** Does what the open field asks for. Returns the file that was made, if one was. */
	submit(value: string): WorkspaceFile | null {
		const { field, workspace } = this;
		this.field = null;
		if (!field) return null;
		const path = this.#pathOf(field, value);
		if (field.kind === 'rename') this.#put(field.target, path);
		else if (field.kind === 'folder') workspace.createFolder(path);
		else {
			const file = workspace.create(path, '');
			workspace.setActive(file.id);
			return file;
		}
		return null;
	}

	/** Moves a file or a folder into the folder `to`; empty is the root. Says why when that cannot be. */
	move(target: Target, to: string): void {
		const path = join(to, basename(target.path));
		if (path === target.path) return;
		const reason = this.whyNotInto(target, to);
		if (reason === null) this.#put(target, path, true);
		else this.warn(`${target.path} was not moved. ${reason}`);
	}

	/** Why something cannot be moved into a folder, or null. */
	whyNotInto(target: Target, to: string): string | null {
		const path = join(to, basename(target.path));
		if (target.file) return this.checkFile(path, target.file);
		return this.workspace.checkFolder(path, target.path);
	}

	remove({ path, file }: Target): void {
		const { workspace } = this;
		const removed = file ? workspace.remove(file.id) : workspace.removeFolder(path);
		const undo = (): void => {
			this.#notice = null;
			workspace.restore(removed);
		};
		const count = removed.files.length;
		const what = file || count === 0 ? path : `${path} with ${countFiles(count)}`;
		this.#notice = {
			text: `Deleted ${what}.`,
			tone: 'info',
			actions: [{ label: 'Undo', run: undo }]
		};
	}

	/** Closes every tab but the one of a file. */
	closeOthers(file: WorkspaceFile): void {
		const others = this.workspace.open.filter((id) => id !== file.id);
		for (const id of others) this.workspace.close(id);
	}

	/** Makes a copy beside a file and opens it. */
	duplicate(file: WorkspaceFile): void {
		const { workspace } = this;
		const path = freePath(
			file.path,
			workspace.files.map((other) => other.path),
			workspace.folders
		);
		workspace.setActive(workspace.create(path, file.content).id);
	}

	/** Whether a file can be what the program starts with. */
	canBeEntry({ path }: Pick<WorkspaceFile, 'path'>): boolean {
		const kinds = ['svelte', 'svx', 'js', 'ts', 'svelte-js', 'svelte-ts'];
		return path !== this.workspace.entry && kinds.includes(kindOf(path));
	}

	async upload({ uploads, isCut }: Gathered): Promise<void> {
		const refusals = await addFiles(this.workspace, uploads);
		if (isCut) {
			refusals.unshift(
				`Only the first ${countFiles(uploads.length)} were added. Drop fewer at once.`
			);
		}
		if (refusals.length > 0) this.warn(refusals.join(' '));
	}

	warn(text: string): void {
		this.#notice = { text, tone: 'warning', actions: [] };
	}

	#pathOf(field: Field, value: string): string {
		if (field.kind !== 'rename') return below(field.folder, value);
		return field.place === 'tabs' ? value : below(dirname(field.target.path), value);
	}

	#put({ path: from, file }: Target, to: string, isMove = false): void {
		const { workspace } = this;
		if (from === to) return;
		const verb = isMove || dirname(from) !== dirname(to) ? 'Moved' : 'Renamed';
		this.#notice = null;
		this.#offer.announce(`${verb} ${from} to ${to}.`, { isUndoable: isMove || !file });
		try {
			if (file) workspace.rename(file.id, to);
			else {
				workspace.renameFolder(from, to);
				this.#refold(from, to);
			}
		} catch (error) {
			if (!(error instanceof WorkspaceError)) throw error;
			this.warn(`${from} was not moved. ${error.reason}`);
		}
	}

	#refold(from: string, to: string): void {
		const renamed = [...this.folded].map((folder) =>
			folder === from || folder.startsWith(`${from}/`) ? to + folder.slice(from.length) : folder
		);
		this.folded = new Set(renamed);
	}
}

/** Not normalized: what is wrong with a name has to stay visible. */
function below(folder: string, value: string): string {
	return folder === '' ? value : `${folder}/${value}`;
}

export function countFiles(count: number): string {
	return count === 1 ? '1 file' : `${count} files`;
}
