import { expect, test } from 'vitest';
import { holdsData } from '../../../src/frame/holds-data';
import { HotContext, type HotModule } from '../../../src/frame/hot';

// What `$state` makes, as the frame sees it. The module has no types.
const { proxy } = (await import('svelte/internal/client' as string)) as {
	proxy<T>(value: T): T;
};

const component = (): HotModule => ({ data: {}, versions: 0 });
const version = (module: HotModule) => new HotContext(module, () => {});

test('a signal of the same name and expression goes on, and stays one and the same', () => {
	const [module, props] = [component(), {}];
	const signal = { v: 0 };
	expect(version(module).keepState(props, 'n', '0', 'signal', signal)).toBe(signal);
	signal.v = 5;
	expect(version(module).keepState(props, 'n', '0', 'signal', { v: 0 })).toBe(signal);
	const other = { v: 1 };
	expect(version(module).keepState(props, 'n', '1', 'signal', other)).toBe(other);
});

test('instances have states of their own, also those that share an object of props', () => {
	const module = component();
	const [one, two] = [{ v: 1 }, { v: 2 }];
	const first = version(module);
	const props = {};
	expect(first.keepState(props, 'n', '', 'signal', one)).toBe(one);
	expect(first.keepState(props, 'n', '', 'signal', two)).toBe(two);
	const second = version(module);
	const [three, four] = [{ v: 3 }, { v: 4 }];
	expect(second.keepState({}, 'n', '', 'signal', three)).toBe(three);
	expect(second.keepState(props, 'n', '', 'signal', three)).toBe(two);
	expect(second.keepState(props, 'n', '', 'signal', four)).toBe(four);
});

test('a list goes on when an assignment comes or goes, which makes a signal of it or none', () => {
	const [module, props, list] = [component(), {}, [1, 2]];
	version(module).keepState(props, 'list', '[]', 'proxy', list);
	const signal = { v: [] };
	expect(version(module).keepState(props, 'list', '[]', 'signal', signal)).toBe(signal);
	expect(signal.v).toBe(list);
	expect(version(module).keepState(props, 'list', '[]', 'proxy', [])).toBe(list);
});

test('a counter survives a version in which nothing assigns it', () => {
	const [module, props, signal] = [component(), {}, { v: 7 }];
	version(module).keepState(props, 'n', '0', 'signal', signal);
	expect(version(module).keepState(props, 'n', '0', 'plain', 0)).toBe(0);
	expect(version(module).keepState(props, 'n', '0', 'signal', { v: 0 })).toBe(signal);
});

test('a state that was taken out starts anew when it is put back', () => {
	const [module, props, fresh] = [component(), {}, { v: 0 }];
	version(module).keepState(props, 'n', '0', 'signal', { v: 7 });
	// One that declares no state at all, so that it asks for nothing.
	version(module);
	expect(version(module).keepState(props, 'n', '0', 'signal', fresh)).toBe(fresh);
});

test('a state that holds more than data starts anew', () => {
	const [module, props, fresh] = [component(), {}, { inc: () => {} }];
	version(module).keepState(props, 'api', 'x', 'proxy', { inc: () => {} });
	expect(version(module).keepState(props, 'api', 'x', 'proxy', fresh)).toBe(fresh);
});

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

test('callbacks for other modules are no callbacks for this one, and nothing that Vite has is missing', () => {
	const hot = version(component());
	const callback = () => {};
	hot.accept();
	hot.accept(callback);
	Reflect.apply(hot.accept.bind(hot), undefined, [['./a.js'], () => {}]);
	expect(hot.onAccept).toEqual([callback]);
	for (const name of ['dispose', 'prune', 'decline', 'invalidate', 'on', 'off', 'send'] as const) {
		expect(hot[name]).toBeTypeOf('function');
	}
});
