import { expect, test } from 'vitest';
import { Inbox } from '../../../src/preview/inbox';

/** A page whose time passes only where a message is handled, which takes `cost` milliseconds, and in timers. */
function setUp(cost: number) {
	let now = 0;
	let timer: { callback: () => void; at: number } | null = null;
	const handled: { message: number; at: number }[] = [];
	const inbox = new Inbox<number>({
		handle(message) {
			handled.push({ message, at: now });
			now += cost;
		},
		now: () => now,
		setTimer: (callback, delay) => (timer = { callback, at: now + delay })
	});
	return {
		inbox,
		handled,
		/** Lets the time pass in which nothing comes. */
		rest(milliseconds: number): void {
			const end = now + milliseconds;
			while (timer && timer.at <= end) {
				const { callback, at } = timer;
				timer = null;
				now = Math.max(now, at);
				callback();
			}
			now = Math.max(now, end);
		}
	};
}

test('what comes now and then is handled at once', () => {
	const { inbox, handled, rest } = setUp(1);
	for (const message of [1, 2, 3]) {
		inbox.add(message);
		expect(handled.at(-1)?.message).toBe(message);
		rest(16);
	}
});

test('a flood is taken in at once and handled in its order, in less than half of the time', () => {
	const { inbox, handled, rest } = setUp(1);
	const messages = Array.from({ length: 1000 }, (_, index) => index);
	for (const message of messages) inbox.add(message);
	expect(handled.length).toBe(20);
	rest(500);
	expect(handled.length).toBeGreaterThan(150);
	expect(handled.length).toBeLessThan(250);
	// One that comes later does not overtake those that wait.
	inbox.add(1000);
	rest(5000);
	expect(handled.map(({ message }) => message)).toEqual([...messages, 1000]);
});

test('one message that takes long delays the next ones by a turn only', () => {
	const { inbox, handled, rest } = setUp(200);
	inbox.add(1);
	inbox.add(2);
	rest(1);
	expect(handled.map(({ message }) => message)).toEqual([1, 2]);
});
