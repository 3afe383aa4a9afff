/* eslint-disable svelte/prefer-svelte-reactivity -- Maps and Sets here are bookkeeping behind the signals, never read by a view. */
import { untrack } from 'svelte';
import type { FileChange, FileContent, Project, ProjectOptions } from '../protocol/project';
import { ChangeLog } from './change-log';
import { checkFolder, checkPath, checkSyntax, defaultEntry, freePath, moveInto } from './paths';
import { firstTabs, insertTab, withoutTabs } from './tabs';
import {
	WorkspaceError,
	type Removed,
	type TabState,
	type WorkspaceChange,
	type WorkspaceFile
} from './workspace-types';

export { WorkspaceError };
export type { Removed, TabState, WorkspaceChange, WorkspaceFile };

/** Longest name of a project, in UTF-16 code units. */
export const MAX_NAME_LENGTH = 200;

/** A file that gets another path. */
interface Move {
	file: FileState;
	from: string;
	to: string;
}

class FileState implements WorkspaceFile {
	path = $state.raw('');
	content = $state.raw<FileContent>('');

	constructor(
		readonly id: number,
		path: string,
		content: FileContent
	) {
		this.path = path;
		this.content = content;
	}
}

/**
 * The open project. Files, name, entry, active file and revision are reactive; writing a file costs the same however many
 * files there are. Calls throw `WorkspaceError` and change nothing when they cannot be carried out.
 */
export class Workspace {
	/** In the order in which they were created. */
	#files = $state.raw<readonly FileState[]>([]);
	#name = $state.raw('');
	#entry = $state.raw('');
	#active = $state.raw<number | null>(null);
	#open = $state.raw<readonly number[]>([]);
	/** Made by the visitor; those that hold files are folders anyway. */
	#folders = $state.raw<readonly string[]>([]);
	#revision = $state.raw(0);
	#options = $state.raw<ProjectOptions>({});

	#byId = new Map<number, FileState>();
	#byPath = new Map<string, FileState>();
	#log = new ChangeLog();
	#nextId = 1;
	#listeners = new Set<(change: WorkspaceChange) => void>();

	constructor(project: Project) {
		this.#load(project);
	}

	get files(): readonly WorkspaceFile[] {
		return this.#files;
	}

	get name(): string {
		return this.#name;
	}

	/** Path of the module that is mounted. No file has it only when no file could be one. */
	get entry(): string {
		return this.#entry;
	}

	/** Id of the file that is being edited; null when there are no tabs. */
	get active(): number | null {
		return this.#active;
	}

	/** Ids of the files that have a tab, from left to right. The active file is always among them. */
	get open(): readonly number[] {
		return this.#open;
	}

	/** Folders that the visitor has made, whether there is anything in them or not. They are no part of the project, and no link holds them. */
	get folders(): readonly string[] {
		return this.#folders;
	}

	/** Grows with every change that a build depends on. */
	get revision(): number {
		return this.#revision;
	}

	get options(): ProjectOptions {
		return this.#options;
	}

	/** Not reactive to coming and going; the file's own fields are. */
	file(id: number): WorkspaceFile | null {
		return this.#byId.get(id) ?? null;
	}

	/** As `file`. */
	fileAt(path: string): WorkspaceFile | null {
		return this.#byPath.get(path) ?? null;
	}

	/** Opens a file: it gets a tab right of the active one, unless it has one. */
	setActive(id: number): void {
		this.#get(id);
		untrack(() => {
			this.#open = insertTab(this.#open, id, this.#active);
			this.#active = id;
		});
	}

	/** Takes a file's tab away. Its neighbour becomes active; with the last tab nobody does. */
	close(id: number): void {
		untrack(() => this.#closeTabs(new Set([id])));
	}

	/** Moves a tab to the place `index` among the others. */
	moveTab(id: number, index: number): void {
		untrack(() => {
			if (!this.#open.includes(id)) return;
			const others = this.#open.filter((other) => other !== id);
			this.#open = others.toSpliced(Math.max(0, index), 0, id);
		});
	}

	/** Which tabs there are, to be given to `setTabs` at the next visit. Reactive. */
	get tabs(): TabState {
		const path = (id: number): string[] => {
			const file = this.#files.find((one) => one.id === id);
			return file ? [file.path] : [];
		};
		const open = this.#open.flatMap(path);
		const active = this.#active === null ? null : (path(this.#active)[0] ?? null);
		return { open, active, folders: this.#folders };
	}

	/** Opens the tabs of an earlier visit, as far as their files are still there, and makes its folders. */
	setTabs({ open, active, folders }: TabState): void {
		untrack(() => {
			this.#bringFolders(folders);
			const known = (path: string): number[] => {
				const file = this.#byPath.get(path);
				return file ? [file.id] : [];
			};
			const ids = [...new Set(open.flatMap(known))];
			// All of them gone: what a new project shows is better than nothing.
			if (ids.length === 0 && open.length > 0) return;
			this.#open = ids;
			const wanted = active === null ? undefined : known(active)[0];
			this.#active = wanted !== undefined && ids.includes(wanted) ? wanted : (ids[0] ?? null);
		});
	}

	create(path: string, content: FileContent): WorkspaceFile {
		this.#check(path, this.#byPath.keys());
		const file = new FileState(this.#nextId++, path, withLineFeeds(content));
		untrack(() => this.#insert(file, this.#files.length));
		if (untrack(() => this.#active) === null) this.setActive(file.id);
		this.#settleEntry();
		this.#commit({ kind: 'create', ids: [file.id] }, [path]);
		return file;
	}

	/** Replaces a file's content. Writing what is there already is no change. */
	write(id: number, written: FileContent): void {
		const file = this.#get(id);
		const content = withLineFeeds(written);
		const { path, content: before } = untrack(() => ({ path: file.path, content: file.content }));
		if (before === content) return;
		file.content = content;
		this.#commit({ kind: 'write', ids: [id] }, [path]);
	}

	rename(id: number, path: string): void {
		const file = this.#get(id);
		this.#move([{ file, from: untrack(() => file.path), to: path }]);
	}

	/** Gives several files other paths, as one step, after which the folders that the visitor has made are `folders`. */
	renameAll(
		paths: ReadonlyMap<number, string>,
		folders: readonly string[] = untrack(() => this.#folders)
	): void {
		const moves = [...paths].map(([id, to]) => {
			const file = this.#get(id);
			return { file, from: untrack(() => file.path), to };
		});
		this.#moveWith(folders, moves);
	}

	/** Makes an empty folder. It is no part of the project until there is a file in it. */
	createFolder(path: string): void {
		this.#checkFolder(path, null);
		this.#folders = [...untrack(() => this.#folders), path];
	}

	/** Why a folder cannot be called `path`, or null. `except` is the folder that is to be renamed. */
	checkFolder(path: string, except: string | null): string | null {
		const isOutside = (other: string): boolean =>
			except === null || (other !== except && !other.startsWith(`${except}/`));
		if (except !== null && path.startsWith(`${except}/`)) {
			return 'A folder cannot be moved into itself.';
		}
		return checkFolder(path, {
			files: [...this.#byPath.keys()].filter(isOutside),
			folders: untrack(() => this.#folders).filter(isOutside)
		});
	}

	/**
	 * Moves every file in the folder `from` to `to`; an empty `to` is the root. Where there is a folder `to` already the two become
	 * one.
	 */
	renameFolder(from: string, to: string): void {
		const folders = untrack(() => this.#folders);
		const renamed = folders.map((folder) => moveInto(folder, from, to)).filter(Boolean);
		const isKnown = folders.some((folder) => folder === from || folder.startsWith(`${from}/`));
		const moves = this.#inFolder(from).map(([path, file]) => ({
			file,
			from: path,
			to: moveInto(path, from, to)
		}));
		if (moves.length === 0) {
			if (!isKnown) throw new WorkspaceError(`There is no folder \`${from}\`.`);
			if (to !== '') this.#checkFolder(to, from);
		}
		this.#moveWith(isKnown ? [...new Set(renamed)] : folders, moves);
	}

	/** Puts a copy of everything in the folder `from`, empty folders too, into the new folder `to`, as one step. */
	copyFolder(from: string, to: string): readonly WorkspaceFile[] {
		const folders = untrack(() => this.#folders);
		const made = folders.filter((folder) => folder === from || folder.startsWith(`${from}/`));
		const sources = this.#inFolder(from);
		if (sources.length === 0 && made.length === 0) {
			throw new WorkspaceError(`There is no folder \`${from}\`.`);
		}
		this.#checkFolder(to, null);
		const newFolders = made.map((folder) => moveInto(folder, from, to));
		const paths = sources.map(([path]) => moveInto(path, from, to));
		// Nothing is in the way in a new folder, but names in it may have become too long.
		for (const path of [...newFolders, ...paths]) {
			const reason = checkSyntax(path);
			if (reason !== null) throw new WorkspaceError(reason);
		}
		this.#folders = [...folders, ...newFolders];
		if (sources.length === 0) return [];
		const copies = untrack(() =>
			sources.map(([path, { content }]) => {
				const copy = new FileState(this.#nextId++, moveInto(path, from, to), content);
				this.#insert(copy, this.#files.length);
				return copy;
			})
		);
		this.#commit({ kind: 'create', ids: copies.map(({ id }) => id) }, paths);
		return copies;
	}

	remove(id: number): Removed {
		return this.#take([this.#get(id)]);
	}

	/** Removes every file in a folder, as one step. */
	removeFolder(path: string): Removed {
		const files = this.#inFolder(path).map(([, file]) => file);
		const folders = untrack(() => this.#folders);
		const gone = folders.filter((folder) => folder === path || folder.startsWith(`${path}/`));
		if (files.length === 0 && gone.length === 0) {
			throw new WorkspaceError(`There is no folder \`${path}\`.`);
		}
		this.#folders = folders.filter((folder) => !gone.includes(folder));
		return this.#take(files, gone);
	}

	/**
	 * Puts back what was removed, with the same ids. A file whose path was taken since gets a free one: look at its `path`.
	 * Files that are back already stay as they are.
	 */
	restore(removed: Removed): void {
		const paths: string[] = [];
		const ids: number[] = [];
		untrack(() => {
			this.#bringFolders(removed.folders);
			for (const { file, index } of removed.files) {
				if (this.#byId.has(file.id)) continue;
				const path = freePath(file.path, this.#byPath.keys(), this.#folders);
				this.#insert(new FileState(file.id, path, file.content), index);
				if (file.path === removed.entry && path === removed.entry) this.#entry = path;
				paths.push(path);
				ids.push(file.id);
			}
			for (const [at, id] of removed.open.entries()) {
				if (ids.includes(id)) this.#open = insertTab(this.#open, id, removed.open[at - 1] ?? null);
			}
			if (removed.active !== null && ids.includes(removed.active)) this.#active = removed.active;
			else if (this.#active === null) this.#active = this.#open[0] ?? null;
		});
		if (ids.length === 0) return;
		this.#settleEntry();
		this.#commit({ kind: 'create', ids }, paths);
	}

	setName(name: string): void {
		if (name.length > MAX_NAME_LENGTH) {
			throw new WorkspaceError(`A name has at most ${MAX_NAME_LENGTH} characters.`);
		}
		if (untrack(() => this.#name) === name) return;
		this.#name = name;
		this.#notify({ kind: 'name' });
	}

	setEntry(path: string): void {
		if (!this.#byPath.has(path)) {
			throw new WorkspaceError(`There is no file \`${path}\` to start with.`);
		}
		if (untrack(() => this.#entry) === path) return;
		this.#entry = path;
		this.#commit({ kind: 'entry' }, []);
	}

	/** Records the versions that a build has settled on. They follow from the build, so there is nothing to build again. */
	setLock(lock: Record<string, string>): void {
		const before = untrack(() => this.#options.lock) ?? {};
		const names = Object.keys(lock);
		const same = names.length === Object.keys(before).length;
		if (same && names.every((name) => before[name] === lock[name])) return;
		const options = untrack(() => this.#options);
		this.#options = { ...options, lock: { ...lock } };
		this.#notify({ kind: 'lock' });
	}

	toProject(): Project {
		return {
			name: this.#name,
			entry: this.#entry,
			files: this.#files.map(({ path, content }) => ({ path, content })),
			options: this.#options
		};
	}

	/** Takes in another project. Its files get new ids, also where the paths are the same. */
	replace(project: Project): void {
		const previous = untrack(() => this.toProject());
		this.#load(project);
		this.#notify({ kind: 'replace', previous });
	}

	/**
	 * What makes the files as they were at `revision` current. `replace` is true when every file is among the changes and
	 * those that are not must go.
	 */
	changesSince(revision: number): { changes: FileChange[]; replace: boolean } {
		return untrack(() => {
			const touched = this.#log.since(revision);
			const changes = [...(touched ?? this.#byPath.keys())].map((path) => ({
				path,
				content: this.#byPath.get(path)?.content ?? null
			}));
			return { changes, replace: touched === null };
		});
	}

	/** Calls `listener` synchronously after each change, until the function returned is called. */
	onChange(listener: (change: WorkspaceChange) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	#load(project: Project): void {
		const paths: string[] = [];
		for (const { path } of project.files) {
			const reason = checkPath(path, paths);
			if (reason !== null) throw new WorkspaceError(reason);
			paths.push(path);
		}
		const files = project.files.map(({ path, content }) => {
			return new FileState(this.#nextId++, path, withLineFeeds(content));
		});
		this.#byId = new Map(files.map((file) => [file.id, file]));
		this.#byPath = new Map(files.map((file, index) => [paths[index] ?? '', file]));
		this.#files = files;
		this.#name = project.name.slice(0, MAX_NAME_LENGTH);
		this.#entry = this.#byPath.has(project.entry) ? project.entry : defaultEntry(paths);
		const first = this.#byPath.get(untrack(() => this.#entry)) ?? files[0] ?? null;
		this.#active = first?.id ?? null;
		this.#open = untrack(() => firstTabs(files, first));
		this.#folders = [];
		this.#options = project.options;
		const revision = untrack(() => this.#revision) + 1;
		this.#revision = revision;
		this.#log.restart(revision);
	}

	/** Makes the folders that are still possible. */
	#bringFolders(folders: readonly string[]): void {
		for (const folder of folders) {
			if (this.checkFolder(folder, null) === null) this.#folders = [...this.#folders, folder];
		}
	}

	#get(id: number): FileState {
		const file = this.#byId.get(id);
		if (!file) throw new WorkspaceError('This file was removed. Restore it first.');
		return file;
	}

	#check(path: string, existing: Iterable<string>): void {
		const reason = checkPath(
			path,
			existing,
			untrack(() => this.#folders)
		);
		if (reason !== null) throw new WorkspaceError(reason);
	}

	#checkFolder(path: string, except: string | null): void {
		const reason = this.checkFolder(path, except);
		if (reason !== null) throw new WorkspaceError(reason);
	}

	#inFolder(folder: string): [string, FileState][] {
		return [...this.#byPath].filter(([path]) => path.startsWith(`${folder}/`));
	}

	#insert(file: FileState, index: number): void {
		this.#byId.set(file.id, file);
		this.#byPath.set(file.path, file);
		this.#files = this.#files.toSpliced(index, 0, file);
	}

	#closeTabs(gone: ReadonlySet<number>): void {
		const { open, active } = withoutTabs(this.#open, this.#active, gone);
		this.#open = open;
		this.#active = active;
	}

	/** Paths are checked against the folders that there will be. */
	#moveWith(folders: readonly string[], moves: readonly Move[]): void {
		const before = untrack(() => this.#folders);
		this.#folders = folders;
		try {
			this.#move(moves);
		} catch (error) {
			this.#folders = before;
			throw error;
		}
	}

	#move(all: readonly Move[]): void {
		const moves = all.filter(({ from, to }) => from !== to);
		if (moves.length === 0) return;
		const moving = new Set(moves.map(({ from }) => from));
		const taken = [...this.#byPath.keys()].filter((path) => !moving.has(path));
		for (const { to } of moves) {
			this.#check(to, taken);
			taken.push(to);
		}
		const entry = untrack(() => this.#entry);
		for (const { from } of moves) this.#byPath.delete(from);
		for (const { file, from, to } of moves) {
			file.path = to;
			this.#byPath.set(to, file);
			if (from === entry) this.#entry = to;
		}
		this.#settleEntry();
		this.#commit(
			{ kind: 'rename', ids: moves.map(({ file }) => file.id) },
			moves.flatMap(({ from, to }) => [from, to])
		);
	}

	#take(files: FileState[], folders: readonly string[] = []): Removed {
		return untrack(() => {
			const before = this.#files;
			const removed: Removed = {
				files: files
					.map((file) => ({ file, index: before.indexOf(file) }))
					.sort((a, b) => a.index - b.index),
				folders,
				entry: this.#entry,
				active: this.#active,
				open: this.#open
			};
			if (files.length === 0) return removed;
			const gone = new Set(files);
			this.#files = before.filter((file) => !gone.has(file));
			for (const file of files) {
				this.#byId.delete(file.id);
				this.#byPath.delete(file.path);
			}
			this.#closeTabs(new Set(files.map((file) => file.id)));
			this.#settleEntry();
			this.#commit(
				{ kind: 'remove', ids: files.map((file) => file.id) },
				files.map((file) => file.path)
			);
			return removed;
		});
	}

	/** The entry is always a file, as long as any file can be one. */
	#settleEntry(): void {
		if (this.#byPath.has(untrack(() => this.#entry))) return;
		this.#entry = defaultEntry(this.#byPath.keys());
	}

	#commit(change: Announced, paths: readonly string[]): void {
		const revision = untrack(() => this.#revision) + 1;
		this.#revision = revision;
		for (const path of paths) this.#log.touch(path, revision);
		this.#notify(change);
	}

	#notify(change: Announced): void {
		const revision = untrack(() => this.#revision);
		for (const listener of [...this.#listeners]) listener({ ...change, revision });
	}
}

/** Editors count a line break as one character; so do all offsets that come back from the compiler. */
function withLineFeeds(content: FileContent): FileContent {
	// With every key press the whole text comes by here, and hardly ever has one of these.
	return typeof content === 'string' && content.includes('\r')
		? content.replace(/\r\n?/g, '\n')
		: content;
}

type Announced = WorkspaceChange extends infer Change
	? Change extends WorkspaceChange
		? Omit<Change, 'revision'>
		: never
	: never;
