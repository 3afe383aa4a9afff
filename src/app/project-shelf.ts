/** The visitor's projects that are not open: what can be done with them where they lie. */
import { copyOf } from '../workspace/autosave.svelte';
import type { ProjectStore, ProjectSummary, StoredProject } from '../workspace/project-store';

export class ProjectShelf {
	readonly #store: ProjectStore;
	readonly #newId: () => string;

	constructor(store: ProjectStore, newId: () => string) {
		this.#store = store;
		this.#newId = newId;
	}

	/** Newest first. */
	list(): Promise<ProjectSummary[]> {
		return this.#store.list();
	}

	/** Renaming leaves the time of the last change alone, so that the list keeps its order. */
	async rename(id: string, name: string): Promise<void> {
		const record = await this.#store.load(id);
		if (!record) throw new Error('This project is gone: it was deleted in another tab.');
		const { project, version } = record;
		const renamed = { ...record, version: this.#newId(), project: { ...project, name } };
		if (await this.#store.save(renamed, version)) return;
		throw new Error('This project is being changed in another tab. Rename it there.');
	}

	async duplicate(id: string): Promise<void> {
		const record = await this.#store.load(id);
		if (!record) throw new Error('This project is gone: it was deleted in another tab.');
		const project = { ...record.project, name: copyOf(record.project.name || 'Untitled') };
		const copy = { id: this.#newId(), version: this.#newId(), updated: Date.now(), project };
		await this.#store.save(copy, null);
	}

	/** Takes a project away and returns all of it; null when it is gone already. */
	async take(id: string): Promise<StoredProject | null> {
		const record = await this.#store.load(id);
		if (record) await this.#store.delete(id);
		return record;
	}

	async putBack(record: StoredProject): Promise<void> {
		await this.#store.save(record, null);
	}
}
