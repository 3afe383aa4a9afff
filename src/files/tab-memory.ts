/** Remembers between visits which files of a project have a tab, and the folders that the visitor made. */
import type { TextStorage } from '../workspace/text-storage';
import type { TabState } from '../workspace/workspace.svelte';

const KEY = 'rookery:tabs';
/** Projects that are remembered; the one that was not open for longest is forgotten first. */
const MOST = 40;

export class TabMemory {
	readonly #storage: TextStorage;
	readonly #project: () => string | null;

	/** `project` gives the id of the open project; null while it is not kept, and so never comes back. */
	constructor(storage: TextStorage, project: () => string | null) {
		this.#storage = storage;
		this.#project = project;
	}

	/** The tabs of the open project at the last visit; null when it was not seen before. */
	read(): TabState | null {
		const id = this.#project();
		return this.#all().find(([known]) => known === id)?.[1] ?? null;
	}

	write(tabs: TabState): void {
		const id = this.#project();
		if (id === null) return;
		const others = this.#all().filter(([known]) => known !== id);
		this.#storage.set(KEY, JSON.stringify([[id, tabs], ...others].slice(0, MOST)));
	}

	#all(): [string, TabState][] {
		let stored: unknown;
		try {
			stored = JSON.parse(this.#storage.get(KEY) ?? '[]');
		} catch {
			return [];
		}
		return Array.isArray(stored) ? stored.filter(isEntry) : [];
	}
}

function isEntry(value: unknown): value is [string, TabState] {
	if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
	const tabs: unknown = value[1];
	if (typeof tabs !== 'object' || tabs === null) return false;
	const open: unknown = Reflect.get(tabs, 'open');
	const active: unknown = Reflect.get(tabs, 'active');
	const folders: unknown = Reflect.get(tabs, 'folders');
	return isPaths(open) && isPaths(folders) && (active === null || typeof active === 'string');
}

function isPaths(value: unknown): boolean {
	return Array.isArray(value) && value.every((path) => typeof path === 'string');
}
