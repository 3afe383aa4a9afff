import type { Project } from '../protocol/project';
import { fitsJournal, fromJournal, readJournals, writeJournal, type Base } from './journal';
import type { ProjectStore } from './project-store';
import { setCurrentProject, type TextStorage } from './text-storage';
import { MAX_NAME_LENGTH, type Workspace, type WorkspaceChange } from './workspace.svelte';

export type SaveStatus =
	/** Nothing was changed since the project came from a link or an example, so nothing is stored. */
	| 'new'
	/** The store has all of it. */
	| 'saved'
	/** There are changes that the store has not got yet. */
	| 'saving'
	/** The browser has no storage for us. */
	| 'blocked'
	/** The last save failed; `message` says why. The next change, or a while, brings another attempt. */
	| 'failed'
	/** Saved, as a copy: another tab has changed the same project. `message` says so. */
	| 'forked';

export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Runs `run` after so many milliseconds, unless the function returned is called before. */
	start(milliseconds: number, run: () => void): () => void;
}

/** The browser's own clock. */
export const pageClock: Clock = {
	now: () => Date.now(),
	start: (milliseconds, run) => {
		const timer = setTimeout(run, milliseconds);
		return () => clearTimeout(timer);
	}
};

/** The part of `window` that tells when a page goes away. */
export interface PageEvents extends Pick<EventTarget, 'addEventListener' | 'removeEventListener'> {
	document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
}

export interface AutosaveOptions {
	workspace: Workspace;
	/** Null when storage is blocked. */
	store: ProjectStore | null;
	storage: TextStorage;
	clock: Clock;
	/** Gives a text that nobody has used before: the page passes `newId`. */
	newId: () => string;
}

/** Milliseconds without a change after which the project is saved. */
const QUIET = 120;
/** Milliseconds after which it is saved even though changes go on. */
const LONGEST = 250;
/** Milliseconds after which a save under way is one that the visitor should know of. */
const SLOW = 1000;
/** Milliseconds until a save that failed is tried again. */
const RETRY = 5000;

/** A project and what is known of its place in the store. */
class Slot implements Base {
	id: string;
	/** What the store has, as far as this tab knows. */
	version: string | null;
	project: Project | null;
	/** How many changes there were, and how many of them are stored. */
	changes = 0;
	saved = 0;
	/** The save under way, and the changes in it. */
	inFlight: { version: string; project: Project; changes: number } | null = null;
	/** Version that the next save must have, because a journal has named it. */
	nextVersion: string | null = null;
	/** Journals that the store makes needless when it has so many changes. */
	journals: { key: string; changes: number }[] = [];
	/** The changes that the last journal had room for. */
	kept = 0;
	/** It went to a new id because another tab had changed the old one. */
	isCopy = false;

	constructor(id: string, version: string | null = null, project: Project | null = null) {
		this.id = id;
		this.version = version;
		this.project = project;
	}

	get isDirty(): boolean {
		return this.changes > this.saved;
	}

	/** Nothing of it is stored, or to be. The status cannot tell: it may speak of another project. */
	get isUntouched(): boolean {
		return this.version === null && !this.isDirty;
	}
}

/**
 * Saves the workspace's project within 300 ms of each change, also while changes go on, and when the page goes away. A
 * project that was not changed is not stored. When the workspace is given another project, what was not saved of the one before
 * is saved first; the new one gets an id of its own.
 */
export class Autosave {
	#status = $state.raw<SaveStatus>('new');
	#message = $state.raw<string | null>(null);
	#id = $state.raw('');
	#isSlow = $state.raw(false);

	readonly #options: AutosaveOptions;
	/** Null when storage is blocked. */
	#store: ProjectStore | null;
	readonly #tab: string;
	readonly #stop: () => void;
	#slot: Slot;
	/** The slot of a project that this class itself puts into the workspace. */
	#arriving: Slot | null = null;
	#isRenaming = false;
	#hasCopies = false;
	#fault: string | null = null;
	/** What is to be saved, in order; without a project, what the workspace holds when its turn comes. */
	#due: { slot: Slot; project: Project | null }[] = [];
	/** Projects that left the workspace and could not be saved. */
	#stranded: { slot: Slot; project: Project }[] = [];
	#isWorking = false;
	#work = Promise.resolve();
	#cancelQuiet: (() => void) | null = null;
	#cancelLongest: (() => void) | null = null;
	#cancelRetry: (() => void) | null = null;

	constructor(options: AutosaveOptions) {
		this.#options = options;
		this.#store = options.store;
		this.#tab = options.newId();
		this.#slot = new Slot(options.newId());
		this.#stop = options.workspace.onChange((change) => this.#onChange(change));
		this.#refresh();
	}

	get status(): SaveStatus {
		return this.#status;
	}

	/** What went wrong, or that there is a copy now, for the visitor; null otherwise. */
	get message(): string | null {
		return this.#message;
	}

	/** The save under way takes longer than a visitor would think. */
	get isSlow(): boolean {
		return this.#isSlow;
	}

	/** Id of the project in the workspace; changes when it is forked. */
	get id(): string {
		return this.#id;
	}

	/** There are changes that the store has not got; with `blocked`, leaving the page loses them. */
	get hasUnsaved(): boolean {
		return this.#slot.isDirty || this.#stranded.length > 0;
	}

	/** The store that was given cannot be used: from now on storage is blocked. */
	block(): void {
		this.#store = null;
		this.#cancelTimers();
		this.#refresh();
	}

	/**
	 * Puts a stored project into the workspace, with what a page that went away could not save. False when there is no such
	 * project. Rejects when the browser cannot read it; the workspace is then as it was. `onread` is called once it is read, in the
	 * turn in which it takes the place of the other.
	 */
	async open(id: string, onread?: () => void): Promise<boolean> {
		const { storage, workspace } = this.#options;
		const store = this.#store;
		if (!store) return false;
		await this.flush();
		const record = await store.load(id);
		// Somebody has asked for it twice.
		if (id === this.#slot.id) return true;
		const slot = new Slot(id, record?.version ?? null, record?.project ?? null);
		let project = slot.project;
		for (const { key, journal } of readJournals(storage, id)) {
			if (journal.save === record?.version) {
				storage.remove(key);
				continue;
			}
			const recovered = fromJournal(journal, record);
			const stands = !record || journal.bases.includes(record.version);
			if (stands && slot.changes === 0) {
				project = recovered;
				slot.changes = 1;
				slot.journals.push({ key, changes: 1 });
			} else {
				await this.#keepCopy(store, recovered);
				storage.remove(key);
			}
		}
		if (!project) return false;
		onread?.();
		this.#arriving = slot;
		try {
			workspace.replace(project);
		} finally {
			this.#arriving = null;
		}
		setCurrentProject(storage, id);
		if (slot.isDirty) void this.#request(slot);
		return true;
	}

	/** Stores the project though nothing was changed: the visitor wants to have it. */
	keep(): void {
		const slot = this.#slot;
		if (!this.#store || !slot.isUntouched) return;
		slot.changes += 1;
		void this.#request(slot);
		this.#refresh();
	}

	/** Saves now what is not saved yet. Resolves when that is done, also when it failed: `status` tells. */
	flush(): Promise<void> {
		this.#cancelTimers();
		if (!this.#store) return this.#work;
		for (const { slot, project } of this.#stranded.splice(0)) void this.#request(slot, project);
		return this.#slot.isDirty ? this.#request(this.#slot) : this.#work;
	}

	/** For when the page may be gone in a moment: keeps the unsaved text where that takes no time, and begins to save. */
	hide(): void {
		const { storage, clock, workspace, newId } = this.#options;
		const slot = this.#slot;
		if (!this.#store || !slot.isDirty) return;
		this.#cancelTimers();
		const { inFlight } = slot;
		const isOnItsWay = inFlight?.changes === slot.changes;
		slot.nextVersion = isOnItsWay ? slot.nextVersion : (slot.nextVersion ?? newId());
		const written = writeJournal(storage, {
			id: slot.id,
			tab: this.#tab,
			save: isOnItsWay ? inFlight.version : (slot.nextVersion ?? newId()),
			time: clock.now(),
			bases: inFlight && !isOnItsWay ? [slot, inFlight] : [slot],
			project: workspace.toProject()
		});
		if (written) slot.journals.push({ key: written.key, changes: slot.changes });
		if (written?.hasBytes) slot.kept = slot.changes;
		// A page that reloads has to know which project the journal belongs to.
		setCurrentProject(storage, slot.id);
		if (!isOnItsWay) void this.#request(slot);
	}

	/** To be asked after `hide`: something is not stored that could not be kept either, so whoever leaves now should be asked. */
	get isLeavingUnsafe(): boolean {
		const { version, project, isDirty, kept, changes } = this.#slot;
		if (!this.#store || !isDirty) return false;
		return (
			kept < changes || !fitsJournal(this.#options.workspace.toProject(), [{ version, project }])
		);
	}

	/** Calls `hide` whenever the page is hidden or about to be left, and lets the browser ask the visitor. Returns what ends that. */
	listen(page: PageEvents): () => void {
		const ask = (event: Event): void => {
			this.hide();
			if (this.isLeavingUnsafe) event.preventDefault();
		};
		const leave = (): void => this.hide();
		const change = (): void => {
			if (page.document.visibilityState === 'hidden') this.hide();
		};
		page.addEventListener('beforeunload', ask);
		page.addEventListener('pagehide', leave);
		page.document.addEventListener('visibilitychange', change);
		return () => {
			page.removeEventListener('beforeunload', ask);
			page.removeEventListener('pagehide', leave);
			page.document.removeEventListener('visibilitychange', change);
		};
	}

	/** The visitor has seen that there is a copy: `forked` becomes `saved`. */
	acknowledge(): void {
		this.#slot.isCopy = false;
		this.#hasCopies = false;
		this.#refresh();
	}

	/** Ends the watch over the workspace. Saves under way go on; `flush` first. */
	dispose(): void {
		this.#stop();
		this.#cancelTimers();
	}

	#onChange(change: WorkspaceChange): void {
		if (change.kind === 'replace') this.#leave(change.previous);
		// Versions that a build has settled on do not make a project that somebody only looks at the visitor's own.
		else if (change.kind === 'lock' && this.#slot.isUntouched) return;
		else if (!this.#isRenaming) {
			this.#slot.changes += 1;
			if (this.#store) this.#schedule();
		}
		this.#refresh();
	}

	/** Another project is in the workspace: sees to it that nothing of the one before is lost. */
	#leave(previous: Project): void {
		const slot = this.#slot;
		this.#cancelTimers();
		this.#due = this.#due.filter((job) => job.slot !== slot || job.project !== null);
		if (this.#store && slot.isDirty) void this.#request(slot, previous);
		this.#slot = this.#arriving ?? new Slot(this.#options.newId());
	}

	#schedule(): void {
		const { clock } = this.#options;
		const save = (): void => void this.flush();
		this.#cancelQuiet?.();
		this.#cancelQuiet = clock.start(QUIET, save);
		this.#cancelLongest ??= clock.start(LONGEST, save);
	}

	#cancelTimers(): void {
		for (const cancel of [this.#cancelQuiet, this.#cancelLongest, this.#cancelRetry]) cancel?.();
		this.#cancelQuiet = this.#cancelLongest = this.#cancelRetry = null;
	}

	#request(slot: Slot, project: Project | null = null): Promise<void> {
		const isDue = this.#due.some((job) => job.slot === slot && job.project === null);
		if (project !== null || !isDue) this.#due.push({ slot, project });
		if (!this.#isWorking) this.#work = this.#saveDue();
		return this.#work;
	}

	/** One after the other: a save must know the version that the one before it has left. */
	async #saveDue(): Promise<void> {
		const { clock, workspace } = this.#options;
		this.#isWorking = true;
		for (let job = this.#due.shift(); this.#store && job; job = this.#due.shift()) {
			const { slot, project } = job;
			if (!slot.isDirty) continue;
			const save = this.#save(this.#store, slot, project ?? workspace.toProject());
			const cancelSlow = clock.start(SLOW, () => (this.#isSlow = true));
			this.#refresh();
			try {
				await save;
				if (this.#stranded.length === 0) this.#fault = null;
			} catch (error) {
				if (project !== null) this.#stranded.push({ slot, project });
				this.#fail(error);
			}
			cancelSlow();
			this.#isSlow = false;
			slot.inFlight = null;
			this.#refresh();
		}
		this.#isWorking = false;
	}

	async #save(store: ProjectStore, slot: Slot, project: Project): Promise<void> {
		const { clock, newId, storage } = this.#options;
		const version = slot.nextVersion ?? newId();
		const { changes } = slot;
		slot.nextVersion = null;
		slot.inFlight = { version, project, changes };
		let saved = project;
		const updated = clock.now();
		if (!(await store.save({ id: slot.id, version, updated, project }, slot.version))) {
			slot.id = newId();
			slot.version = slot.project = null;
			slot.isCopy = true;
			saved = this.#rename(slot, project);
			await store.save({ id: slot.id, version, updated, project: saved }, null);
		}
		slot.version = version;
		slot.project = saved;
		slot.saved = changes;
		const isNeedless = (journal: { changes: number }): boolean => journal.changes <= changes;
		const needless = slot.journals.filter(isNeedless);
		slot.journals = slot.journals.filter((journal) => !isNeedless(journal));
		for (const { key } of needless) {
			// One tab has one journal a project: a later one may stand at the same key.
			if (!slot.journals.some((other) => other.key === key)) storage.remove(key);
		}
		if (slot === this.#slot) setCurrentProject(storage, slot.id);
	}

	/** Gives a copy a name of its own, in the workspace as well when it is still there. */
	#rename(slot: Slot, project: Project): Project {
		const { workspace } = this.#options;
		const name = copyOf(project.name);
		if (slot === this.#slot && workspace.name === project.name) {
			this.#isRenaming = true;
			try {
				workspace.setName(name);
			} finally {
				this.#isRenaming = false;
			}
		}
		return { ...project, name };
	}

	async #keepCopy(store: ProjectStore, project: Project): Promise<void> {
		const { clock, newId } = this.#options;
		const copy = { ...project, name: copyOf(project.name) };
		await store.save({ id: newId(), version: newId(), updated: clock.now(), project: copy }, null);
		this.#hasCopies = true;
	}

	#fail(error: unknown): void {
		const reason = error instanceof Error ? error.message : String(error);
		this.#fault =
			`The project could not be saved: ${reason} It is tried again with the next change; ` +
			`copy a link or export the project to be safe.`;
		this.#cancelRetry?.();
		this.#cancelRetry = this.#options.clock.start(RETRY, () => void this.flush());
	}

	#refresh(): void {
		const slot = this.#slot;
		this.#id = slot.id;
		this.#message = null;
		if (!this.#store) this.#status = 'blocked';
		else if (this.#fault !== null) {
			this.#status = 'failed';
			this.#message = this.#fault;
		} else if (slot.isDirty) this.#status = 'saving';
		else if (slot.isCopy || this.#hasCopies) {
			this.#status = slot.isUntouched ? 'new' : 'forked';
			this.#message = slot.isCopy
				? 'This project was changed in another tab. Your work here is kept as a copy.'
				: 'This project was changed in two tabs. What the other one had not saved is kept as a copy among your projects.';
		} else this.#status = slot.version === null ? 'new' : 'saved';
	}
}

/** Starts to save the workspace's project. */
export function autosave(options: AutosaveOptions): Autosave {
	return new Autosave(options);
}

/** What a copy of a project is called. */
export function copyOf(name: string): string {
	return `${name.slice(0, MAX_NAME_LENGTH - 10)} (copy)`.trim();
}
