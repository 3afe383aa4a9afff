import { expect, test } from 'vitest';
import { holdsData } from '../../../src/frame/holds-data';

// What `$state` makes, as the frame sees it. The module has no types.
const { proxy } = (await import('svelte/internal/client' as string)) as {
	proxy<T>(value: T): T;
};

test('data is what refers to nothing of the program', () => {
	class Editor {}
	const cycle: { self?: unknown } = {};
	cycle.self = cycle;
	for (const value of [
		...[undefined, null, 1, 'a', 1n, Symbol('a'), [], {}, Object.create(null), cycle],
		...[new Date(), /a/, new URL('data:,'), new Uint8Array(1), new Map([[{}, [1]]]), new Set([1])],
		proxy({ list: [{ a: 1 }] })
	]) {
		expect(holdsData(value)).toBe(true);
	}
	const late = proxy<{ list: unknown[] }>({ list: [] });
	late.list.push({ handler() {} });
	for (const value of [
		...[() => {}, new Editor(), [new Editor()], { a: { b() {} } }, new Map([[1, () => {}]])],
		...[new Set([new Editor()]), Promise.resolve(), new WeakMap(), late, proxy([new Editor()])],
		{
			get double() {
				return 2;
			}
		}
	]) {
		expect(holdsData(value)).toBe(false);
	}
});
