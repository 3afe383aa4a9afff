/** Which project is open, where it came from, and where it is kept: the browser's storage, and the address bar's hash. */
import type { Project } from '../protocol/project';
import type { ProjectLink } from '../protocol/link';
import { LinkPacker } from '../share/link-packer';
import { projectHash } from '../share/project-hash';
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
import { leaveOpen, ownProject, takeOpen, writeAddress } from './address';
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

/** A project that can be brought back. */
export interface DeletedProject {
	id: string;
	/** Says so, and whether there are more. */
	text: string;
	undo(): Promise<void>;
}

/** Milliseconds between a change and the hash that holds it. Safari refuses more than 100 changes of the address in 30 s. */
const HASH_DELAY = 400;

export interface Storages {
	/** Of the browser: all tabs share it. */
	storage: TextStorage;
	/** Of this tab: it outlives a reload. */
	tab: TextStorage;
}

function createLinkWorker(): Worker {
	return new Worker(new URL('../../workers/link/main.ts', import.meta.url), {
		type: 'module',
		name: 'rookery-link'
	});
}

export class Session {
	readonly workspace: Workspace;
	/** It is one of the visitor's projects: the browser stores it. */
	readonly isKept = $derived.by(() => !['new', 'blocked'].includes(this.#autosave.status));
	readonly #autosave: Autosave;
	readonly #storage: TextStorage;
	readonly #tab: TextStorage;
	#shelf = $state.raw<ProjectShelf | null>(null);
	#message = $state.raw<SessionMessage | null>(null);
	/** Why the project fits into no link; null while it does. */
	#misfit = $state.raw<string | null>(null);
	#hashTimer: ReturnType<typeof setTimeout> | undefined;
	readonly #packer = new LinkPacker(createLinkWorker);
	/** The hash that is being packed for the address; null when none is, or when it is of no use any more. */
	#packing: Promise<ProjectLink> | null = null;
	#visits = Promise.resolve();
	/** Projects that can be brought back, the last deleted last. */
	#deleted = $state.raw<readonly DeletedProject[]>([]);

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

	/** The project that was deleted last, of those that are neither forgotten nor brought back. */
	get deleted(): DeletedProject | null {
		return this.#deleted.at(-1) ?? null;
	}

	/** Opens a project that is nobody's yet, such as an example. With `isKept` it is one of the visitor's from now on. */
	open(project: Project, { isKept = false, hint = '' } = {}): void {
		this.#turnPage();
		this.#message = hint === '' ? null : { tone: 'info', text: hint, partial: null };
		this.workspace.replace(project);
		if (isKept) this.#autosave.keep();
		this.#writeHash();
	}

	/** Opens one of the visitor's projects. Returns null, or why it could not be opened. */
	async openStored(id: string): Promise<string | null> {
		if (id === this.id) return null;
		this.#message = null;
		try {
			if (!(await this.#autosave.open(id, () => this.#turnPage()))) {
				return 'This project is not in this browser any more: another tab may have deleted it.';
			}
		} catch (error) {
			return `The project could not be read: ${reasonOf(error)}`;
		}
		this.#writeHash();
		return null;
	}

	/** Sees to it that the project is one of the visitor's. Says so, unless something else tells that the key was heard. */
	async keep({ isTold = true } = {}): Promise<void> {
		this.#autosave.keep();
		await this.#autosave.flush();
		if (!isTold || this.saved.isProblem) return;
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

	/** Loads what the address will need, so that the network may go away. */
	warm(): void {
		this.#packer.start();
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
			const stored = await shelf.list();
			if (!stored.some((one) => one.id === id)) {
				this.say('This project is not stored in this browser, so there is nothing to delete.');
				return;
			}
			const others = stored.filter((other) => other.id !== id);
			const next = others[0]?.id;
			if (next === undefined || (await this.openStored(next)) !== null) this.open(FIRST_PROJECT);
		}
		const record = await shelf.take(id);
		if (!record) return;
		const name = record.project.name || 'Untitled';
		const earlier = this.#deleted.length;
		const deleted: DeletedProject = {
			id,
			text: `Deleted “${name}”.${earlier === 0 ? '' : ` ${earlier} more can be undone after it.`}`,
			undo: async () => {
				await shelf.putBack(record);
				this.#deleted = this.#deleted.filter((other) => other !== deleted);
				const fault = wasOpen ? await this.openStored(id) : null;
				if (fault !== null) this.say(fault);
			}
		};
		this.#deleted = [...this.#deleted, deleted];
	}

	/** Nobody wants them back. */
	forgetDeleted(): void {
		this.#deleted = [];
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
			this.#message = {
				tone: 'danger',
				text: `Your last project could not be read: ${reasonOf(error)} Reload the page to try again.`,
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

	/** `#hashTimer` is set from now on until the address holds the project. */
	#scheduleHash(): void {
		this.#cancelHash();
		this.#hashTimer = setTimeout(() => void this.#packHash(), HASH_DELAY);
	}

	#cancelHash(): void {
		clearTimeout(this.#hashTimer);
		this.#hashTimer = undefined;
		this.#packing = null;
	}

	/** Off the page's thread: whoever types meanwhile does not notice. */
	async #packHash(): Promise<void> {
		const packing = (this.#packing = this.#packer.pack(this.workspace.toProject()));
		const link = await packing;
		if (this.#packing !== packing) return;
		this.#cancelHash();
		this.#putHash(link);
	}

	/** At once: the page is about to go, or the visitor wants the link. */
	#writeHash(): void {
		this.#cancelHash();
		this.#putHash(projectHash(this.workspace.toProject()));
	}

	#putHash(link: ProjectLink): void {
		this.#misfit = 'reason' in link ? link.reason : null;
		writeAddress('hash' in link ? link.hash : null, this.#autosave.id, this.#storage);
	}

	#tellNotes(notes: string[]): void {
		if (notes.length === 0) return;
		this.#message = { tone: 'info', text: notes.join(' '), partial: null };
	}
}

function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
