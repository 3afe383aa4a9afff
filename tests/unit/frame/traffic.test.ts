import { expect, test } from 'vitest';
import type { ConsoleEntry } from '../../../src/protocol/console';
import { Allowance, RECEIVED, SENT_WEIGHT, weigh } from '../../../src/protocol/traffic';
import { Queue, type Batch } from '../../../src/frame/console-queue';

const entry = (method: ConsoleEntry['method'], text: string): ConsoleEntry => ({
	method,
	format: [],
	args: [{ type: 'string', value: text, truncated: 0 }],
	table: null,
	place: null,
	stack: [],
	count: 1,
	time: 0
});

test('an allowance gives so much at once, and so much a second', () => {
	const allowance = new Allowance({ burst: 10, perSecond: 2 }, 0);
	expect(allowance.take(0, 11)).toBe(false);
	expect(allowance.take(0, 10)).toBe(true);
	expect(allowance.take(400)).toBe(false);
	expect(allowance.take(500)).toBe(true);
	expect(allowance.left(60_000)).toBe(10);
});

test('weighing counts characters and values, and ends at its limit', () => {
	expect(weigh('x'.repeat(500), Infinity)).toBe(520);
	expect(weigh({ key: ['a', 1] }, Infinity)).toBe(4 * 20 + 3 + 2 + 1);
	expect(weigh(new Uint8Array(1000), Infinity)).toBe(1020);
	const ring: unknown[] = [];
	ring.push(ring);
	expect(weigh(ring, 1e6)).toBeGreaterThan(1e6);
	expect(weigh(Array(1e9), 1e6)).toBeGreaterThan(1e6);
});

/** What a queue sends when everything that it admits is as long as can be, in this many seconds. */
function flood(seconds: number): { messages: number; weight: number; batches: Batch[] } {
	let now = 0;
	let messages = 0;
	let weight = 0;
	const batches: Batch[] = [];
	let waiting = () => {};
	const queue = new Queue({
		now: () => now,
		schedule: (callback) => (waiting = callback),
		post(batch) {
			messages += 1;
			weight += weigh(batch, Infinity);
			if (batches.length < 100) batches.push(batch);
		}
	});
	const long = 'x'.repeat(300_000);
	// As often as the fastest screens are drawn.
	for (; now < seconds * 1000; now += 4) {
		for (const method of ['log', 'error'] as const) {
			for (let call = 0; call < 20; call++) {
				if (!queue.admits(method === 'error')) continue;
				queue.push({ entry: entry(method, long), finish() {} });
			}
		}
		waiting();
	}
	return { messages, weight, batches };
}

test('what the frame sends by itself never meets the bounds of the page, even if it comes all at once', () => {
	const { messages, weight } = flood(5);
	expect(messages).toBeLessThan(RECEIVED.messages.burst);
	expect(weight).toBeLessThan(RECEIVED.weight.burst);
	const perSecond = SENT_WEIGHT.logs.perSecond + SENT_WEIGHT.errors.perSecond;
	expect(perSecond).toBeLessThan(RECEIVED.weight.perSecond);
});

test('entries that weigh too much are counted as dropped, and errors have a share of their own', () => {
	const { batches } = flood(1);
	const methods = batches.flatMap(({ entries }) => entries.map(({ method }) => method));
	expect(methods).toContain('error');
	expect(methods).toContain('log');
	expect(batches.reduce((sum, { dropped }) => sum + dropped, 0)).toBeGreaterThan(100);
});
