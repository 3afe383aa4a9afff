/**
 * How much a frame may tell the page. The frame keeps to its own bounds; the page holds wider ones against a program that got hold of the
 * frame's port.
 */

/** At most `burst` at once, and `perSecond` from then on. */
export interface Bound {
	burst: number;
	perSecond: number;
}

/** Of one document, by `weigh`. `errors` are a share of their own, so that a flood of logs does not drown the one line that explains it. */
export const SENT_WEIGHT = {
	logs: { burst: 16e6, perSecond: 6e6 },
	errors: { burst: 4e6, perSecond: 2e6 }
} satisfies Record<string, Bound>;

/** Above what the frame sends by itself, even when the page was busy for some seconds and gets it all at once. */
export const RECEIVED = {
	messages: { burst: 5_000, perSecond: 1_000 },
	weight: { burst: 64e6, perSecond: 16e6 }
} satisfies Record<string, Bound>;

/** What a value weighs beside its characters. */
const NODE = 20;

/** Roughly what a message costs those who read it: its characters and its values. Counting ends above `limit`. */
export function weigh(message: unknown, limit: number): number {
	let weight = 0;
	const waiting = [message];
	while (waiting.length > 0 && weight <= limit) {
		const value = waiting.pop();
		weight += NODE;
		if (typeof value === 'string') weight += value.length;
		else if (ArrayBuffer.isView(value)) weight += value.byteLength;
		else if (value instanceof ArrayBuffer) weight += value.byteLength;
		else if (value instanceof Map || value instanceof Set) return Infinity;
		else if (Array.isArray(value)) {
			weight += value.length;
			if (weight <= limit) for (const item of value) waiting.push(item);
		} else if (typeof value === 'object' && value !== null) {
			for (const [key, item] of Object.entries(value)) {
				weight += key.length;
				waiting.push(item);
			}
		}
	}
	return weight;
}

/** A token bucket. Times are milliseconds. */
export class Allowance {
	readonly #bound: Bound;
	#left: number;
	#refilled: number;

	constructor(bound: Bound, now: number) {
		this.#bound = bound;
		this.#left = bound.burst;
		this.#refilled = now;
	}

	/** How much can be taken now. */
	left(now: number): number {
		const { burst, perSecond } = this.#bound;
		this.#left = Math.min(burst, this.#left + ((now - this.#refilled) * perSecond) / 1000);
		this.#refilled = now;
		return this.#left;
	}

	/** Takes `amount` if there is as much, else nothing. */
	take(now: number, amount = 1): boolean {
		if (this.left(now) < amount) return false;
		this.#left -= amount;
		return true;
	}
}
