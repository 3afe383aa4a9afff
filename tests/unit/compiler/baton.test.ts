import { expect, test } from 'vitest';
import { Baton } from '../../../workers/compiler/baton';

/** Work that is done when `finish` is called. */
function later(): { promise: Promise<void>; finish: () => void } {
	let finish = () => {};
	const promise = new Promise<void>((resolve) => (finish = resolve));
	return { promise, finish };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('those who take the baton have it one after the other, in the order in which they asked', async () => {
	const baton = new Baton();
	const order: number[] = [];
	await Promise.all(
		[1, 2, 3].map(async (name) => {
			const turn = await baton.take();
			order.push(name);
			await settle();
			order.push(name);
			turn.end();
		})
	);
	expect(order).toEqual([1, 1, 2, 2, 3, 3]);
});

test('who waits lets others work meanwhile, and goes on before those who have not begun', async () => {
	const baton = new Baton();
	const order: string[] = [];
	const network = later();
	const second = later();
	const work = async (
		name: string,
		during: (turn: Awaited<ReturnType<Baton['take']>>) => unknown
	) => {
		const turn = await baton.take();
		order.push(`${name} begins`);
		await during(turn);
		order.push(`${name} ends`);
		turn.end();
	};
	const all = [
		work('one', (turn) => turn.during(network.promise)),
		work('two', () => second.promise),
		work('three', () => {})
	];
	await settle();
	network.finish();
	await settle();
	expect(order).toEqual(['one begins', 'two begins']);
	second.finish();
	await Promise.all(all);
	expect(order.slice(2)).toEqual(['two ends', 'one ends', 'three begins', 'three ends']);
});

test('several waits at once are one pause, and the baton can be had again after all', async () => {
	const baton = new Baton();
	const turn = await baton.take();
	await expect(
		Promise.all([
			turn.during(settle()),
			turn.during(Promise.reject(new Error('offline'))),
			turn.during(settle().then(settle))
		])
	).rejects.toThrow('offline');
	await settle();
	await settle();
	turn.end();
	const next = await baton.take();
	next.end();
	expect(await baton.take()).toBeDefined();
});
