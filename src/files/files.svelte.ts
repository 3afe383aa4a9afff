/* eslint-disable svelte/prefer-svelte-reactivity -- Maps and Sets here are replaced, never changed where a view reads them. */
/** What the visitor does with the project's files: the field that is open, what was just done, and how to take it back. */
import {
	basename,
	checkPath,
	dirname,
	freeFolder,
	freePath,
	join,
	kindOf,
	moveInto
} from '../workspace/paths';
import { WorkspaceError, type Workspace, type WorkspaceFile } from '../workspace/workspace.svelte';
import type { Gathered } from './dropped';
import { RenameOffer } from './rename-offer.svelte';
import { addFiles, type Added, type Replaced } from './upload';

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
	/** There is one of each at most. */
	kind: 'warning' | 'step' | 'offer';
	text: string;
	tone: 'info' | 'warning';
	actions: readonly { label: string; run(): void }[];
	dismiss(): void;
}

/** Something that was done and can be taken back. */
interface Step {
	text: string;
	undo(): void;
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
	/** Why something could not be done; null when there is nothing to tell. */
	#warning = $state.raw<string | null>(null);
	/** What can be taken back, the newest last. */
	#steps = $state.raw<readonly Step[]>([]);
	readonly #offer: RenameOffer;

	constructor(workspace: Workspace) {
		this.workspace = workspace;
		this.#offer = new RenameOffer(workspace);
	}

	/** What there is to tell. One never takes the place of another, with which a way back would go. */
	get notices(): FileNotice[] {
		const notices: FileNotice[] = [];
		if (this.#warning !== null) {
			notices.push({
				kind: 'warning',
				text: this.#warning,
				tone: 'warning',
				actions: [],
				dismiss: () => (this.#warning = null)
			});
		}
		const step = this.#steps.at(-1);
		if (step) {
			const earlier = this.#steps.length - 1;
			notices.push({
				kind: 'step',
				text: earlier === 0 ? step.text : `${step.text} ${earlier} more can be undone after it.`,
				tone: 'info',
				actions: [{ label: 'Undo', run: () => this.#undo(step) }],
				dismiss: () => (this.#steps = [])
			});
		}
		const offer = this.#offer;
		if (offer.notice) {
			notices.push({ kind: 'offer', ...offer.notice, dismiss: () => offer.dismiss() });
		}
		return notices;
	}

	get active(): WorkspaceFile | null {
		const { files, active } = this.workspace;
		return files.find(({ id }) => id === active) ?? null;
	}

	/** Watches the workspace until the function returned is called. */
	listen(): () => void {
		const stop = this.#offer.listen();
		// What was said of one project is not true of the next.
		const end = this.workspace.onChange(({ kind }) => {
			if (kind !== 'replace') return;
			this.#warning = this.field = this.moving = null;
			this.#steps = [];
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
		const count = removed.files.length;
		const what = file || count === 0 ? path : `${path} with ${countFiles(count)}`;
		this.#did({ text: `Deleted ${what}.`, undo: () => workspace.restore(removed) });
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

	/** Makes a copy of a folder and all that is in it, beside it. */
	duplicateFolder(path: string): void {
		const { workspace } = this;
		const files = workspace.files.map((file) => file.path);
		const copy = freeFolder(path, { files, folders: workspace.folders });
		try {
			const count = workspace.copyFolder(path, copy).length;
			// The copy looks as its original does.
			this.folded = new Set([...this.folded].flatMap((at) => [at, moveInto(at, path, copy)]));
			this.unfoldTo(copy);
			this.#did({
				text: `Copied ${path} to ${copy}${count === 0 ? '' : `, ${countFiles(count)}`}.`,
				// What was written into the copy meanwhile is not lost: a removal can be undone itself.
				undo: () => this.remove({ path: copy, file: null })
			});
		} catch (error) {
			if (!(error instanceof WorkspaceError)) throw error;
			this.warn(`${path} was not copied. ${error.reason}`);
		}
	}

	/** Whether a file can be what the program starts with. */
	canBeEntry({ path }: Pick<WorkspaceFile, 'path'>): boolean {
		const kinds = ['svelte', 'svx', 'js', 'ts', 'svelte-js', 'svelte-ts'];
		return path !== this.workspace.entry && kinds.includes(kindOf(path));
	}

	/** Adds files to the project that is open now; when another is opened before they have been read, they go nowhere. */
	async upload(gathering: Gathered | Promise<Gathered>): Promise<void> {
		const { workspace } = this;
		const left = new AbortController();
		const stop = workspace.onChange(({ kind }) => {
			if (kind === 'replace') left.abort();
		});
		try {
			const { uploads, isCut, unread = [] } = await gathering;
			const added = await addFiles(workspace, uploads, left.signal);
			if (!left.signal.aborted) this.#tell(added, { uploads, isCut, unread });
			else if (added.lost > 0) this.warn(leftBehind(added.lost));
		} finally {
			stop();
		}
	}

	#tell({ refusals, replaced }: Added, { uploads, isCut, unread = [] }: Gathered): void {
		this.#replaced('Replaced', replaced);
		if (isCut) {
			refusals.unshift(
				`Only the first ${countFiles(uploads.length)} were added. Drop fewer at once.`
			);
		}
		for (const path of unread) refusals.push(unreadable(path));
		if (refusals.length > 0) this.warn(refusals.join(' '));
	}

	warn(text: string): void {
		this.#warning = text;
	}

	#did(step: Step): void {
		this.#steps = [...this.#steps, step];
	}

	#undo(step: Step): void {
		this.#steps = this.#steps.filter((other) => other !== step);
		try {
			step.undo();
		} catch (error) {
			if (!(error instanceof WorkspaceError)) throw error;
			this.warn(`That could not be undone. ${error.reason}`);
		}
	}

	/** What was written since is not lost either: that can be had again in its turn. */
	#putBack(replaced: readonly Replaced[]): void {
		const { workspace } = this;
		const since: Replaced[] = [];
		for (const { file, before, after } of replaced) {
			if (!workspace.file(file.id)) continue;
			const now = file.content;
			workspace.write(file.id, before);
			if (now !== after) since.push({ file, before: now, after: before });
		}
		if (since.length > 0) this.#replaced('Put back', since);
	}

	#replaced(verb: string, replaced: readonly Replaced[]): void {
		const [first] = replaced;
		if (!first) return;
		const what = replaced.length === 1 ? first.file.path : countFiles(replaced.length);
		this.#did({ text: `${verb} ${what}.`, undo: () => this.#putBack(replaced) });
	}

	#pathOf(field: Field, value: string): string {
		if (field.kind !== 'rename') return below(field.folder, value);
		return field.place === 'tabs' ? value : below(dirname(field.target.path), value);
	}

	#put({ path: from, file }: Target, to: string, isMove = false): void {
		const { workspace } = this;
		if (from === to) return;
		const verb = isMove || dirname(from) !== dirname(to) ? 'Moved' : 'Renamed';
		const text = `${verb} ${from} to ${to}.`;
		this.#warning = null;
		try {
			if (file) {
				this.#offer.announce(text, { isUndoable: isMove });
				workspace.rename(file.id, to);
				return;
			}
			const isEmpty = !workspace.files.some(({ path }) => path.startsWith(`${from}/`));
			if (!isEmpty) this.#offer.announce(text, { isUndoable: true });
			this.#putFolder(from, to);
			// Nothing is imported from it, so there is nothing to offer.
			if (isEmpty) this.#did({ text, undo: () => this.#putFolder(to, from) });
		} catch (error) {
			if (!(error instanceof WorkspaceError)) throw error;
			this.warn(`${from} was not moved. ${error.reason}`);
		}
	}

	#putFolder(from: string, to: string): void {
		this.workspace.renameFolder(from, to);
		this.#refold(from, to);
	}

	#refold(from: string, to: string): void {
		this.folded = new Set([...this.folded].map((folder) => moveInto(folder, from, to)));
	}
}

/** Not normalized: what is wrong with a name has to stay visible. */
function below(folder: string, value: string): string {
	return folder === '' ? value : `${folder}/${value}`;
}

function unreadable(path: string): string {
	return `${path} was not added. The browser could not read it: look whether it is still there, and drop it again.`;
}

function leftBehind(count: number): string {
	const [were, they, them] = count === 1 ? ['was', 'it was', 'it'] : ['were', 'they were', 'them'];
	return `${countFiles(count)} ${were} not added: another project was opened while ${they} read. Go back to the first one and upload ${them} again.`;
}

export function countFiles(count: number): string {
	return count === 1 ? '1 file' : `${count} files`;
}
