import type { Clock } from '../../../src/workspace/autosave.svelte';
import type {
	ProjectStore,
	ProjectSummary,
	StoredProject
} from '../../../src/workspace/project-store';
import { guardStorage, type TextStorage } from '../../../src/workspace/text-storage';

/** Time that moves when the test says so. */
export class FakeClock implements Clock {
	time = 1_000_000;
	#timers = new Set<{ at: number; run: () => void }>();

	now(): number {
		return this.time;
	}

	start(milliseconds: number, run: () => void): () => void {
		const timer = { at: this.time + milliseconds, run };
		this.#timers.add(timer);
		return () => this.#timers.delete(timer);
	}

	/** Moves on, runs what is due in order, and lets promises settle. */
	async pass(milliseconds: number): Promise<void> {
		const end = this.time + milliseconds;
		for (;;) {
			const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
			if (!next) break;
			this.#timers.delete(next);
			this.time = next.at;
			next.run();
			await settle();
		}
		this.time = end;
		await settle();
	}
}

/** Lets every promise that can settle do so. */
export async function settle(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}

/** The disk that all tabs share. */
export class FakeDisk {
	readonly projects = new Map<string, StoredProject>();
	saves = 0;
	/** When set, saves fail for this reason. */
	fault: string | null = null;

	/** The store as one tab has it. After `unplug`, nothing that the tab began gets through. */
	store(): ProjectStore & { hold: boolean; release(): void; step(): void; unplug(): void } {
		let plugged = true;
		let waiting: (() => void)[] = [];
		const turn = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
		const store = {
			/** Saves wait for `release`. */
			hold: false,
			release: (): void => {
				store.hold = false;
				for (const resolve of waiting.splice(0)) resolve();
			},
			/** Lets the save that waits longest go on. */
			step: (): void => waiting.shift()?.(),
			unplug: (): void => {
				plugged = false;
				waiting = [];
			},
			load: async (id: string): Promise<StoredProject | null> => {
				await Promise.resolve();
				return structuredClone(this.projects.get(id)) ?? null;
			},
			list: async (): Promise<ProjectSummary[]> =>
				[...this.projects.values()]
					.map(({ id, updated, project }) => {
						return { id, updated, name: project.name, files: project.files.length };
					})
					.sort((a, b) => b.updated - a.updated),
			save: async (record: StoredProject, expected: string | null): Promise<boolean> => {
				const copy = structuredClone(record);
				if (store.hold) await turn();
				else await Promise.resolve();
				if (!plugged) return new Promise(() => undefined);
				if (this.fault !== null) throw new Error(this.fault);
				const current = this.projects.get(copy.id);
				if (current !== undefined && current.version !== expected) return false;
				this.projects.set(copy.id, copy);
				this.saves += 1;
				return true;
			},
			delete: async (id: string): Promise<void> => {
				this.projects.delete(id);
			}
		};
		return store;
	}
}

/** `localStorage` with room for so many characters. */
export function fakeStorage(room = Infinity): TextStorage & { items: Map<string, string> } {
	const items = new Map<string, string>();
	const storage: Storage = {
		get length() {
			return items.size;
		},
		key: (index) => [...items.keys()][index] ?? null,
		getItem: (key) => items.get(key) ?? null,
		setItem: (key, value) => {
			const others = [...items].filter(([other]) => other !== key);
			const used = others.reduce((sum, [, text]) => sum + text.length, 0);
			if (used + value.length > room) throw new DOMException('full', 'QuotaExceededError');
			items.set(key, value);
		},
		removeItem: (key) => void items.delete(key),
		clear: () => items.clear()
	};
	return { ...guardStorage(() => storage), items };
}
