/** Runs in the frame: collects entries and posts them in batches, so that a flood reaches neither the page nor the frame's own time. */
import type { ConsoleEntry } from '../protocol/console';
import { Allowance, SENT_WEIGHT, weigh } from '../protocol/traffic';

export interface Batch {
	entries: ConsoleEntry[];
	/** Calls that came too fast to be kept. */
	dropped: number;
}

/** An entry that waits; `finish` maps its stack, which costs more than the rest, only for those that are kept. */
export interface Pending {
	entry: ConsoleEntry;
	finish: (entry: ConsoleEntry) => void;
}

export interface QueueOptions {
	post(batch: Batch): void;
	/** Milliseconds. */
	now(): number;
	/** Calls back in the next animation frame, or a little later where there are none. */
	schedule(callback: () => void): void;
}

const MAX_BATCH = 1000;
/** An entry costs about as much as the browser's own logging of it: more would double what a flood costs. */
const PER_SECOND = 2000;
/** Errors have a share of their own, so that a flood of logs does not drown the one line that explains it. */
const RESERVED = 200;
const RESERVED_PER_SECOND = 500;
/** A program that never yields is heard all the same: a full queue is sent from within its turn. */
const MAX_AGE = 100;

export class Queue {
	#options: QueueOptions;
	#pending: Pending[] = [];
	#dropped = 0;
	#common: Allowance;
	#reserved: Allowance;
	#weight: Allowance;
	#reservedWeight: Allowance;
	#flushed: number;
	#isScheduled = false;

	constructor(options: QueueOptions) {
		this.#options = options;
		const now = (this.#flushed = options.now());
		this.#common = new Allowance({ burst: MAX_BATCH - RESERVED, perSecond: PER_SECOND }, now);
		this.#reserved = new Allowance({ burst: RESERVED, perSecond: RESERVED_PER_SECOND }, now);
		this.#weight = new Allowance(SENT_WEIGHT.logs, now);
		this.#reservedWeight = new Allowance(SENT_WEIGHT.errors, now);
	}

	/** Whether one more entry may come; counts it as dropped if not. Ask before building the entry. */
	admits(isImportant: boolean): boolean {
		const now = this.#options.now();
		if (this.#pending.length > 0 && now - this.#flushed > MAX_AGE) this.flush();
		const hasRoom = this.#pending.length < (isImportant ? MAX_BATCH : MAX_BATCH - RESERVED);
		if (hasRoom && (isImportant ? this.#reserved : this.#common).take(now)) return true;
		this.#dropped++;
		this.#schedule();
		return false;
	}

	push(pending: Pending): void {
		this.#pending.push(pending);
		this.#schedule();
	}

	/** The entry that a repeat may be counted on. Null when it was sent already. */
	get last(): Pending | null {
		return this.#pending.at(-1) ?? null;
	}

	/** Forgets what waits, as `console.clear` does. */
	discard(): void {
		this.#pending = [];
		this.#dropped = 0;
	}

	flush(): void {
		this.#flushed = this.#options.now();
		if (this.#pending.length === 0 && this.#dropped === 0) return;
		const pending = this.#pending;
		this.#pending = [];
		for (const { entry, finish } of pending) finish(entry);
		const entries = pending.map(({ entry }) => entry).filter((entry) => this.#isLightEnough(entry));
		const dropped = this.#dropped;
		this.#dropped = 0;
		this.#options.post({ entries, dropped });
	}

	/** A few very large entries weigh as much as many small ones. What is too much is counted as dropped. */
	#isLightEnough(entry: ConsoleEntry): boolean {
		// Groups open and end together.
		if (/^(group|clear)/.test(entry.method)) return true;
		const isImportant = ['error', 'assert', 'uncaught'].includes(entry.method);
		const allowance = isImportant ? this.#reservedWeight : this.#weight;
		const now = this.#options.now();
		if (allowance.take(now, weigh(entry, allowance.left(now)))) return true;
		this.#dropped += entry.count;
		return false;
	}

	#schedule(): void {
		if (this.#isScheduled) return;
		this.#isScheduled = true;
		// Time spent waiting for a turn does not count as silence.
		if (this.#pending.length <= 1) this.#flushed = this.#options.now();
		this.#options.schedule(() => {
			this.#isScheduled = false;
			this.flush();
		});
	}
}

/** Animation frames stop in hidden frames and timers are slowed there; whichever comes first calls back. */
export function frameScheduler(): (callback: () => void) => void {
	// Taken now: programs replace these, fake clocks among them.
	const { requestAnimationFrame, setTimeout } = globalThis;
	return (callback) => {
		let isDone = false;
		const once = () => {
			if (isDone) return;
			isDone = true;
			callback();
		};
		requestAnimationFrame.call(globalThis, once);
		setTimeout.call(globalThis, once, 50);
	};
}
