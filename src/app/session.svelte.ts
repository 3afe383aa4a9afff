/** Which project is open, where it came from, and where it is kept: the browser's storage, and the address bar's hash. */
import type { Project } from '../protocol/project';
import { encodeLink } from '../share/link';
import { readHash } from '../share/read-hash';
import { autosave, pageClock, type Autosave } from '../workspace/autosave.svelte';
import { newId } from '../workspace/new-id';
import type { ProjectStore } from '../workspace/project-store';
import { currentProject, type TextStorage } from '../workspace/text-storage';
import { Workspace } from '../workspace/workspace.svelte';
import { FIRST_PROJECT } from './first-project';

/** Something about the project that the visitor should read once. */
export interface SessionMessage {
	tone: 'info' | 'warning' | 'danger';
	text: string;
	/** What could be read of a damaged link. */
	partial: Project | null;
}

/** The hash that was written last and the project it was written for: a reload with this hash is no link to open. */
const OWN_HASH = 'rookery:hash';

/** Milliseconds between a change and the hash that holds it. Safari refuses more than 100 changes of the address in 30 s. */
const HASH_DELAY = 400;

export class Session {
	readonly workspace: Workspace;
	readonly #autosave: Autosave;
	readonly #storage: TextStorage;
	#message = $state.raw<SessionMessage | null>(null);
	#hashTimer: ReturnType<typeof setTimeout> | undefined;

	private constructor(project: Project, store: ProjectStore | null, storage: TextStorage) {
		this.#storage = storage;
		this.workspace = new Workspace(project);
		this.#autosave = autosave({
			workspace: this.workspace,
			store,
			storage,
			clock: pageClock,
			newId
		});
	}

	/**
	 * Opens what the address asks for, else what was open last, else the first project. A link never takes the place of a project of
	 * the visitor's: it gets an id of its own, and is stored once it is changed.
	 */
	static async start(store: Promise<ProjectStore | null>, storage: TextStorage): Promise<Session> {
		const { hash } = location;
		const own = readOwnHash(storage);
		if (hash !== '' && hash !== own?.hash) {
			const link = readHash(hash);
			if (link.kind === 'link' && link.ok) {
				// Nothing of the visitor's is needed to show a link, so nothing waits for the storage.
				const session = new Session(link.project, await store, storage);
				session.#tellNotes(link.notes);
				session.#listen();
				return session;
			}
		}
		const session = new Session(FIRST_PROJECT, await store, storage);
		const isOpen = await session.#reopen(own?.hash === hash && own ? own.id : null);
		if (hash !== '' && !isOpen) session.openHash(hash);
		else if (hash !== '' && hash !== own?.hash) session.openHash(hash);
		session.#listen();
		return session;
	}

	get message(): SessionMessage | null {
		const { message } = this.#autosave;
		return message === null ? this.#message : { tone: 'warning', text: message, partial: null };
	}

	/** How the project is kept, for the top bar. */
	get saved(): { text: string; isProblem: boolean } {
		const { status } = this.#autosave;
		switch (status) {
			case 'new':
				return { text: 'Saved once you change it', isProblem: false };
			case 'saved':
			case 'saving':
			case 'forked':
				return { text: 'Saved in this browser', isProblem: false };
			case 'blocked':
				return { text: 'Storage is blocked; the address holds it all', isProblem: true };
			case 'failed':
				return { text: 'Not saved', isProblem: true };
			default:
				return status satisfies never;
		}
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

	/** Brings the address up to date and returns it. */
	share(): string {
		this.#writeHash();
		return location.href;
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
			if (location.hash !== readOwnHash(this.#storage)?.hash) this.openHash(location.hash);
		});
		this.workspace.onChange((change) => {
			clearTimeout(this.#hashTimer);
			// A project that was just opened is held by the link it came from, or by the storage.
			if (change.kind === 'replace') return;
			this.#hashTimer = setTimeout(() => this.#writeHash(), HASH_DELAY);
		});
		addEventListener('pagehide', () => {
			if (this.#hashTimer !== undefined) this.#writeHash();
		});
	}

	#writeHash(): void {
		clearTimeout(this.#hashTimer);
		this.#hashTimer = undefined;
		let hash: string;
		try {
			hash = encodeLink(this.workspace.toProject());
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			this.#message = {
				tone: 'warning',
				text: `The project does not fit into a link: ${reason}`,
				partial: null
			};
			return;
		}
		history.replaceState(history.state, '', hash);
		this.#storage.set(OWN_HASH, JSON.stringify({ hash: location.hash, id: this.#autosave.id }));
	}

	#tellNotes(notes: string[]): void {
		if (notes.length === 0) return;
		this.#message = { tone: 'info', text: notes.join(' '), partial: null };
	}
}

function readOwnHash(storage: TextStorage): { hash: string; id: string } | null {
	try {
		const value: unknown = JSON.parse(storage.get(OWN_HASH) ?? 'null');
		if (typeof value !== 'object' || value === null) return null;
		const hash: unknown = Reflect.get(value, 'hash');
		const id: unknown = Reflect.get(value, 'id');
		return typeof hash === 'string' && typeof id === 'string' ? { hash, id } : null;
	} catch {
		return null;
	}
}
