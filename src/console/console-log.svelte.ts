import { SvelteSet } from 'svelte/reactivity';
import type { ConsoleEntry } from '../protocol/console';
import { entryText, mergeKey } from './text';

export type ConsoleLevel = 'error' | 'warn' | 'log';

/** One line of the console. Never changed in place: a repeat makes a new row with the same `id`. */
export interface ConsoleRow {
	id: number;
	entry: ConsoleEntry;
	/** The document that logged it, which alone knows its values; null for words of ours. */
	frame: number | null;
	level: ConsoleLevel;
	/** Ids of the groups it is in, outermost first. */
	groups: readonly number[];
	/** How many identical calls it stands for. */
	count: number;
}

export type LevelCounts = Record<ConsoleLevel, number>;

const MAX_ROWS = 1000;
/** Deeper groups look like those of this depth. */
const MAX_DEPTH = 20;

function levelOf({ method }: ConsoleEntry): ConsoleLevel {
	switch (method) {
		case 'error':
		case 'assert':
		case 'uncaught':
			return 'error';
		case 'warn':
			return 'warn';
		default:
			return 'log';
	}
}

function isGroup({ method }: ConsoleEntry): boolean {
	return method === 'group' || method === 'groupCollapsed';
}

function isRepeat({
	last,
	entry,
	frame,
	groups
}: Pick<ConsoleRow, 'entry' | 'frame' | 'groups'> & { last: ConsoleRow }): boolean {
	if (last.frame !== frame) return false;
	if (last.entry.method !== entry.method || last.entry.args.length !== entry.args.length)
		return false;
	if (last.groups.length !== groups.length || last.groups.at(-1) !== groups.at(-1)) return false;
	const key = mergeKey(entry);
	return key !== null && key === mergeKey(last.entry);
}

/** What the program has logged, and what of it is to be shown. */
export class ConsoleLog {
	#rows = $state.raw<readonly ConsoleRow[]>([]);
	#counts = $state.raw<LevelCounts>({ error: 0, warn: 0, log: 0 });
	#dropped = $state(0);
	#trimmed = $state(0);
	#collapsed = new SvelteSet<number>();
	#hidden = new SvelteSet<ConsoleLevel>();
	#batch = $state.raw<{ size: number; text: string }>({ size: 0, text: '' });
	#open: number[] = [];
	#nextId = 1;
	#texts = new WeakMap<ConsoleEntry, string>();

	/** Words a row must contain to be shown, in any case. Empty shows all. */
	filter = $state('');

	#visible = $derived.by(() => {
		const words = this.filter.trim().toLowerCase();
		return this.#rows.filter((row) => {
			if (this.#hidden.has(row.level)) return false;
			// A search finds what is folded away, too.
			if (words) return this.#textOf(row.entry).includes(words);
			return !row.groups.some((id) => this.#collapsed.has(id));
		});
	});

	/** Every row that is kept, oldest first. */
	get rows(): readonly ConsoleRow[] {
		return this.#rows;
	}

	/** The rows that filters and folded groups let through. */
	get visible(): readonly ConsoleRow[] {
		return this.#visible;
	}

	/** Calls behind the rows that are kept, repeats counted. */
	get counts(): LevelCounts {
		return this.#counts;
	}

	/** Calls that came too fast, so that the frame sent only their number. */
	get dropped(): number {
		return this.#dropped;
	}

	/** Rows that made room for newer ones. */
	get trimmed(): number {
		return this.#trimmed;
	}

	/** How much the last `append` brought, and the words of its last row. */
	get batch(): { size: number; text: string } {
		return this.#batch;
	}

	isShown(level: ConsoleLevel): boolean {
		return !this.#hidden.has(level);
	}

	toggleLevel(level: ConsoleLevel): void {
		if (!this.#hidden.delete(level)) this.#hidden.add(level);
	}

	isCollapsed(group: number): boolean {
		return this.#collapsed.has(group);
	}

	toggleGroup(group: number): void {
		if (!this.#collapsed.delete(group)) this.#collapsed.add(group);
	}

	/**
	 * Adds what one message brought. One update of the state, however long the list is. `frame` is the document it came from, `dropped` the
	 * number of calls that came too fast.
	 */
	append(
		entries: readonly ConsoleEntry[],
		{ frame = null, dropped = 0 }: { frame?: number | null; dropped?: number } = {}
	): void {
		let rows = [...this.#rows];
		const counts = { ...this.#counts };
		let trimmed = this.#trimmed;
		let lost = this.#dropped + dropped;
		let size = 0;
		for (const entry of entries) {
			if (entry.method === 'groupEnd') {
				this.#open.pop();
				continue;
			}
			if (entry.method === 'clear') {
				rows = [];
				this.#collapsed.clear();
				this.#open = [];
				counts.error = counts.warn = counts.log = 0;
				trimmed = lost = 0;
			}
			size++;
			const level = levelOf(entry);
			counts[level] += entry.count;
			const groups = this.#open.slice(0, MAX_DEPTH);
			const last = rows.at(-1);
			if (last && isRepeat({ last, entry, frame, groups })) {
				rows[rows.length - 1] = { ...last, count: last.count + entry.count };
				continue;
			}
			const id = this.#nextId++;
			rows.push({ id, entry, frame, level, groups, count: entry.count });
			if (isGroup(entry)) {
				this.#open.push(id);
				if (entry.method === 'groupCollapsed') this.#collapsed.add(id);
			}
		}
		const surplus = rows.length - MAX_ROWS;
		if (surplus > 0) {
			for (const { id, level, count } of rows.splice(0, surplus)) {
				counts[level] -= count;
				// Nobody could unfold it any more.
				this.#collapsed.delete(id);
			}
			trimmed += surplus;
		}
		this.#rows = rows;
		this.#counts = counts;
		this.#trimmed = trimmed;
		this.#dropped = lost;
		const newest = rows.at(-1);
		if (newest) this.#batch = { size, text: entryText(newest.entry).slice(0, 200) };
	}

	/** Empties the console, as its button does. Groups that are open in the program stay open. */
	clear(): void {
		this.#rows = [];
		this.#collapsed.clear();
		this.#counts = { error: 0, warn: 0, log: 0 };
		this.#dropped = 0;
		this.#trimmed = 0;
		this.#batch = { size: 0, text: '' };
	}

	/** A new run of the program: what the last one logged is gone, and so are its open groups. */
	beginRun(): void {
		this.clear();
		this.#open = [];
	}

	#textOf(entry: ConsoleEntry): string {
		let text = this.#texts.get(entry);
		if (text === undefined) {
			const place = entry.place?.path ?? '';
			text = `${entryText(entry)} ${place}`.toLowerCase();
			this.#texts.set(entry, text);
		}
		return text;
	}
}
