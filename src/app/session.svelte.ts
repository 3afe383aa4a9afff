/** Which project is open, where it came from, and where it is kept: the browser's storage, and the address bar's hash. */
import type { Project } from '../protocol/project';
import { encodeLink } from '../share/link';
import { readHash } from '../share/read-hash';
import {
	autosave,
	copyOf,
	pageClock,
	type Autosave,
	type SaveStatus
} from '../workspace/autosave.svelte';
import { newId } from '../workspace/new-id';
import type { OpeningStore, ProjectStore } from '../workspace/project-store';
import { currentProject, type TextStorage } from '../workspace/text-storage';
import { Workspace } from '../workspace/workspace.svelte';
import { leaveOpen, MAX_HASH, ownProject, takeOpen, writeAddress } from './address';
import { FIRST_PROJECT } from './first-project';
import { ProjectShelf } from './project-shelf';

/** Something about the project that the visitor should read once. */
export interface SessionMessage {
	tone: 'info' | 'warning' | 'danger';
	text: string;
	/** What could be read of a damaged link. */
	partial: Project | null;
	/** It need not stay: the visitor knows it already. */
	isBrief?: boolean;
}

/** Milliseconds between a change and the hash that holds it. Safari refuses more than 100 changes of the address in 30 s. */
const HASH_DELAY = 400;

/** A big project takes its time to pack: the pause before is so many times as long, and the visitor types undisturbed. */
const HASH_RATIO = 10;

export interface Storages {
	/** Of the browser: all tabs share it. */
	storage: TextStorage;
	/** Of this tab: it outlives a reload. */
	tab: TextStorage;
}

export class Session {
	readonly workspace: Workspace;
	readonly #autosave: Autosave;
	readonly #storage: TextStorage;
	readonly #tab: TextStorage;
	#shelf = $state.raw<ProjectShelf | null>(null);
	#message = $state.raw<SessionMessage | null>(null);
	/** Why the project fits into no link; null while it does. */
	#misfit = $state.raw<string | null>(null);
	#hashTimer: ReturnType<typeof setTimeout> | undefined;
	/** How long it took to pack the project the last time. */
	#hashTime = 0;
	#visits = Promise.resolve();
	#deleted = $state.raw<{ name: string; undo: () => Promise<void> } | null>(null);

	private constructor(project: Project, store: ProjectStore | null, { storage, tab }: Storages) {
		this.#storage = storage;
		this.#tab = tab;
		this.workspace = new Workspace(project);
		this.#autosave = autosave({
			workspace: this.workspace,
			store,
			storage,
			clock: pageClock,
			newId
		});
		this.#shelf = store && new ProjectShelf(store, newId);
	}

	/**
	 * Opens what the address asks for, else what was open last, else the first project. A link never takes the place of a project of
	 * the visitor's: it gets an id of its own, and is stored once it is changed.
	 */
	static async start({ store, isOpen }: OpeningStore, storages: Storages): Promise<Session> {
		const { hash } = location;
		const own = takeOpen(storages.tab) ?? ownProject(storages.storage);
		if (hash !== '' && own === null) {
			const link = readHash(hash);
			if (link.kind === 'link' && link.ok) {
				// Nothing of the visitor's is needed to show a link, so nothing waits for the storage.
				const session = new Session(link.project, store, storages);
				void isOpen.then((ok) => {
					if (!ok) session.#block();
				});
				session.#tellNotes(link.notes);
				session.#listen();
				return session;
			}
		}
		const session = new Session(FIRST_PROJECT, (await isOpen) ? store : null, storages);
		const isOwn = await session.#reopen(own);
		if (own === null || !isOwn) session.openHash(hash);
		session.#listen();
		// The hash of a page that went away in a hurry is older than the project.
		if (isOwn && session.#message === null) session.#scheduleHash();
		return session;
	}

	/** The visitor's projects; null when the browser blocks its storage. */
	get shelf(): ProjectShelf | null {
		return this.#shelf;
	}

	get message(): SessionMessage | null {
		const { message } = this.#autosave;
		return message === null ? this.#message : { tone: 'warning', text: message, partial: null };
	}

	/** How the project is kept, for the top bar. The text says "saved" a moment early: it must not flicker with each key. */
	get saved(): { status: SaveStatus; text: string; isProblem: boolean } {
		const { status, isSlow } = this.#autosave;
		switch (status) {
			case 'new':
				return { status, text: 'Saved once you change it', isProblem: false };
			case 'saving':
				return { status, text: isSlow ? 'Saving…' : 'Saved in this browser', isProblem: false };
			case 'saved':
			case 'forked':
				return { status, text: 'Saved in this browser', isProblem: false };
			case 'blocked':
				return this.#misfit === null
					? { status, text: 'Storage is blocked; the address holds it all', isProblem: true }
					: { status, text: 'Storage is blocked: leaving loses your work', isProblem: true };
			case 'failed':
				return { status, text: 'Not saved', isProblem: true };
			default:
				return status satisfies never;
		}
	}

	/** Tells the visitor that something did not work. */
	say(text: string): void {
		this.#message = { tone: 'warning', text, partial: null };
	}

	dismiss(): void {
		this.#message = null;
		this.#autosave.acknowledge();
	}

	/** Opens a link. One that cannot be read says why and leaves the project as it is. */
	openHash(hash: string): void {
		const link = readHash(hash);
		if (link.kind === 'none') return;
		if (link.ok) {
			this.#message = null;
			this.workspace.replace(link.project);
			this.#tellNotes(link.notes);
			return;
		}
		this.#message = { tone: 'danger', text: link.message, partial: link.partial };
	}

	/** Opens what could be read of a damaged link, as a project of its own. */
	openPartial(project: Project): void {
		this.#message = null;
		this.workspace.replace(project);
	}

	/** Id of the open project. */
	get id(): string {
		return this.#autosave.id;
	}

	/** The project that was deleted last, until that is forgotten or undone. */
	get deleted(): { name: string; undo: () => Promise<void> } | null {
		return this.#deleted;
	}

	/** Opens a project that is nobody's yet, such as an example. With `isKept` it is one of the visitor's from now on. */
	open(project: Project, { isKept = false, hint = '' } = {}): void {
		this.#turnPage();
		this.#message = hint === '' ? null : { tone: 'info', text: hint, partial: null };
		this.workspace.replace(project);
		if (isKept) this.#autosave.keep();
		this.#writeHash();
	}

	/** Opens one of the visitor's projects. False when it is not there any more, or could not be read. */
	async openStored(id: string): Promise<boolean> {
		if (id === this.id) return true;
		this.#turnPage();
		this.#message = null;
		const isOpen = await this.#reopen(id);
		this.#writeHash();
		return isOpen;
	}

	/** Says that the project is saved, and sees to it that it is one of the visitor's. */
	async keep(): Promise<void> {
		this.#autosave.keep();
		await this.#autosave.flush();
		if (this.saved.isProblem) return;
		this.#message = {
			tone: 'info',
			text: 'Everything is saved in this browser as you type.',
			partial: null,
			isBrief: true
		};
	}

	/** Opens a copy of the open project as a project of its own. */
	duplicate(): void {
		const project = this.workspace.toProject();
		const name = copyOf(project.name === '' ? 'Untitled' : project.name);
		this.open({ ...project, name }, { isKept: true, hint: `This is the copy now: “${name}”.` });
	}

	/** Renames the open project, also where it is stored. */
	async rename(name: string): Promise<void> {
		this.workspace.setName(name);
		await this.flush();
	}

	/** Stores what is not stored yet, so that the shelf has it. */
	flush(): Promise<void> {
		return this.#autosave.flush();
	}

	/** Deletes one of the visitor's projects. When it is the open one, another takes its place. `deleted` brings it back. */
	async remove(id: string): Promise<void> {
		const { shelf } = this;
		if (!shelf) return;
		const wasOpen = id === this.id;
		if (wasOpen) {
			await this.#autosave.flush();
			const others = (await shelf.list()).filter((other) => other.id !== id);
			if (!others[0] || !(await this.openStored(others[0].id))) this.open(FIRST_PROJECT);
		}
		const record = await shelf.take(id);
		if (!record) return;
		const undo = async (): Promise<void> => {
			this.#deleted = null;
			await shelf.putBack(record);
			if (wasOpen) await this.openStored(id);
		};
		this.#deleted = { name: record.project.name || 'Untitled', undo };
	}

	/** Nobody wants it back. */
	forgetDeleted(): void {
		this.#deleted = null;
	}

	/** The project that is left stays behind the Back button. */
	#turnPage(): void {
		this.#writeHash();
		history.pushState(history.state, '');
	}

	/** Brings the address up to date and returns it, or says why there can be no link. */
	share(): { url: string } | { reason: string } {
		this.#writeHash();
		return this.#misfit === null ? { url: location.href } : { reason: this.#misfit };
	}

	/** The browser turned out to have no storage for us. */
	#block(): void {
		this.#autosave.block();
		this.#shelf = null;
	}

	async #reopen(id: string | null): Promise<boolean> {
		const wanted = id ?? currentProject(this.#storage);
		if (wanted === null) return false;
		try {
			return await this.#autosave.open(wanted);
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			this.#message = {
				tone: 'danger',
				text: `Your last project could not be read: ${reason} Reload the page to try again.`,
				partial: null
			};
			return false;
		}
	}

	#listen(): void {
		this.#autosave.listen(window);
		addEventListener('hashchange', () => {
			this.#visits = this.#visits.then(() => this.#visit());
		});
		this.workspace.onChange((change) => {
			this.#cancelHash();
			// A project that was just opened is held by the link it came from, or by the storage.
			if (change.kind === 'replace') return;
			this.#scheduleHash();
		});
		addEventListener('pagehide', () => {
			if (this.#hashTimer !== undefined) this.#writeHash();
			leaveOpen(this.#autosave.status === 'new' ? null : this.#autosave.id, this.#tab);
		});
	}

	/** The visitor followed a link in this tab, or went back to what was open in it. */
	async #visit(): Promise<void> {
		const { hash } = location;
		const last = hash === '' ? currentProject(this.#storage) : null;
		const own = ownProject(this.#storage) ?? last;
		if (own !== null && own === this.#autosave.id) return;
		if (hash !== '' && own === null) this.openHash(hash);
		else if (await this.#reopen(own)) {
			this.#message = null;
			this.#scheduleHash();
		} else if (hash !== '') this.openHash(hash);
		else this.workspace.replace(FIRST_PROJECT);
	}

	#scheduleHash(): void {
		this.#cancelHash();
		const delay = Math.max(HASH_DELAY, this.#hashTime * HASH_RATIO);
		this.#hashTimer = setTimeout(() => this.#writeHash(), delay);
	}

	#cancelHash(): void {
		clearTimeout(this.#hashTimer);
		this.#hashTimer = undefined;
	}

	#writeHash(): void {
		this.#cancelHash();
		const started = performance.now();
		let hash: string | null = null;
		this.#misfit = null;
		try {
			hash = encodeLink(this.workspace.toProject());
			if (hash.length > MAX_HASH) {
				hash = null;
				this.#misfit = 'Browsers cut addresses of this length. Remove large files.';
			}
		} catch (error) {
			this.#misfit = error instanceof Error ? error.message : String(error);
		}
		this.#hashTime = performance.now() - started;
		writeAddress(hash, this.#autosave.id, this.#storage);
	}

	#tellNotes(notes: string[]): void {
		if (notes.length === 0) return;
		this.#message = { tone: 'info', text: notes.join(' '), partial: null };
	}
}
