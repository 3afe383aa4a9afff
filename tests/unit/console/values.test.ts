/* eslint-disable svelte/no-svelte-internal -- The subject reads the proxies that only the internals make. */
import type { ConsoleProperty, ConsoleValue } from '../../../src/protocol/console';
import { createValues, type Values } from '../../../src/frame/values';
import fc from 'fast-check';
// The client's code: in Node, `svelte` and `svelte/reactivity` are the server's, which has no signals.
// @ts-expect-error Svelte publishes no types for its internals.
import { effect_root, flush, proxy, render_effect, untrack } from 'svelte/internal/client';
// @ts-expect-error As above.
import { SvelteMap } from '../../../node_modules/svelte/src/reactivity/map.js';
import { beforeEach, describe, expect, test } from 'vitest';

type ObjectValue = Extract<ConsoleValue, { type: 'object' }>;

let values: Values;
beforeEach(() => {
	values = createValues();
});

function object(value: ConsoleValue | undefined): ObjectValue {
	if (value?.type !== 'object') throw new Error(`Not an object: ${JSON.stringify(value)}`);
	return value;
}

const toObject = (value: unknown) => object(values.toValue(value));

function open(value: ConsoleValue | undefined): ConsoleProperty[] {
	const children = values.expand(object(value).handle ?? -1);
	if (!children.ok) throw new Error('The value is gone.');
	return children.properties;
}

function child(value: ConsoleValue | undefined, key: string): ConsoleValue | undefined {
	return open(value).find((property) => property.key === key)?.value;
}

/** One line, as a person would write it. */
function short(value: ConsoleValue | undefined): string {
	if (!value) return 'nothing';
	if (value.type === 'string') return JSON.stringify(value.value);
	if (value.type !== 'object') return value.text;
	if (value.text !== null) return value.text;
	const size = value.size === null ? '' : `(${value.size})`;
	const items = value.preview.map(({ key, value }) => `${key}: ${short(value)}`);
	return `${value.name}${size} {${[...items, ...(value.more ? ['…'] : [])].join(', ')}}`;
}

describe('primitives', () => {
	test.each([
		[undefined, 'undefined'],
		[null, 'null'],
		[true, 'true'],
		[-0, '-0'],
		[NaN, 'NaN'],
		[12n, '12n'],
		[Symbol('egg'), 'Symbol(egg)'],
		['nest', '"nest"']
	])('%s reads %s', (value, text) => {
		expect(short(values.toValue(value))).toBe(text);
	});

	test('a long string is cut and says how much is missing', () => {
		expect(values.toValue('x'.repeat(10_500))).toEqual({
			type: 'string',
			value: 'x'.repeat(10_000),
			truncated: 500
		});
	});
});

describe('objects', () => {
	test('a preview shows five properties and the names of what is below', () => {
		const value = { a: 1, b: [1, 2], c: { d: { e: 1 } }, f() {}, g: 'x', h: 2 };
		expect(short(values.toValue(value))).toBe(
			'Object {a: 1, b: Array(2) {…}, c: Object {…}, f: ƒ f(), g: "x", …}'
		);
	});

	test('what is logged is what was there, and what is opened is what is there', () => {
		const nest = { eggs: 1 };
		const shown = toObject(nest);
		nest.eggs = 2;
		expect(short(shown)).toBe('Object {eggs: 1}');
		expect(short(child(shown, 'eggs'))).toBe('2');
	});

	test('an object that contains itself opens for ever, one level at a time', () => {
		const loop: Record<string, unknown> = { n: 1 };
		loop['self'] = loop;
		let value: ConsoleValue | undefined = toObject(loop);
		for (let depth = 0; depth < 5; depth++) value = child(value, 'self');
		expect(short(value)).toBe('Object {n: 1, self: Object {…}}');
	});

	test('a getter is called when it is opened and not before', () => {
		let calls = 0;
		const value = {
			get eggs() {
				return ++calls;
			}
		};
		const shown = toObject(value);
		const getter = open(shown)[0];
		expect(getter).toMatchObject({ key: 'eggs', kind: 'getter' });
		expect(calls).toBe(0);
		expect(short(open(getter?.value)[0]?.value)).toBe('1');
	});

	test('a getter of a class is called on the instance', () => {
		class Nest {
			#eggs = 3;
			get eggs() {
				return this.#eggs;
			}
		}
		const shown = toObject(new Nest());
		expect(shown.name).toBe('Nest');
		const prototype = child(shown, '[[Prototype]]');
		expect(short(open(child(prototype, 'eggs'))[0]?.value)).toBe('3');
	});

	test('an object without a prototype, and one with symbols', () => {
		expect(short(child(values.toValue(Object.create(null)), '[[Prototype]]'))).toBe('null');
		expect(short(values.toValue({ [Symbol('k')]: 1 }))).toBe('Object {Symbol(k): 1}');
	});

	test('an object whose name lies is named by its class', () => {
		class Nest {
			get [Symbol.toStringTag]() {
				throw new Error('called');
			}
		}
		expect(toObject(new Nest()).name).toBe('Nest');
	});

	test('an empty object has nothing to open', () => {
		expect(toObject({}).handle).toBeNull();
		expect(toObject([]).handle).toBeNull();
	});

	test('more than a thousand properties are counted and not sent', () => {
		const wide = Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`k${n}`, n]));
		const children = values.expand(toObject(wide).handle ?? -1);
		expect(children).toMatchObject({ ok: true, more: 200 });
		expect(children.ok && children.properties.length).toBe(1000);
	});
});

describe('built-in classes', () => {
	class Nest {}
	class Tower extends Nest {}
	const cases: [string, unknown, string][] = [
		['array', [1, , 3], 'Array(3) {0: 1, 1: empty, 2: 3}'],
		[
			'long array',
			Array(12)
				.fill(0)
				.map((_, n) => n),
			'Array(12) {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, …}'
		],
		['typed array', new Uint8Array([1, 2]), 'Uint8Array(2) {0: 1, 1: 2}'],
		['buffer', new ArrayBuffer(8), 'ArrayBuffer(8) {}'],
		[
			'map',
			new Map<unknown, unknown>([
				['a', 1],
				[2, {}]
			]),
			"Map(2) {'a': 1, 2: Object {}}"
		],
		['set', new Set(['a']), 'Set(1) {0: "a"}'],
		['weak map', new WeakMap(), 'WeakMap {}'],
		['date', new Date(0), '1970-01-01T00:00:00.000Z'],
		['invalid date', new Date(NaN), 'Invalid Date'],
		['regexp', /a+/gi, '/a+/gi'],
		['error', new TypeError('no egg'), 'TypeError: no egg'],
		[
			'error with components',
			new Error('no egg\n\n\tin Egg.svelte\n\tin undefined\n\tin App.svelte\n'),
			'Error: no egg\n\n\tin Egg.svelte\n\tin App.svelte\n'
		],
		['boxed', Object(5), '5'],
		['boxed string', Object('ab'), '"ab"'],
		['promise', Promise.resolve(1), 'Promise {}'],
		['generator', (function* () {})(), 'Generator {}'],
		[
			'function',
			function hatch(a: number, b: number) {
				return a + b;
			},
			'ƒ hatch(a, b)'
		],
		['async arrow', Object.defineProperty(async () => {}, 'name', { value: 'f' }), 'async ƒ f()'],
		['class', Nest, 'class Nest'],
		['subclass', Tower, 'class Tower extends Nest'],
		['not a real map', Object.create(Map.prototype), 'Map {}']
	];
	test.each(cases)('%s', (_, value, text) => {
		expect(short(values.toValue(value))).toBe(text);
	});

	test('a map with objects as keys opens into key and value', () => {
		const entry = child(values.toValue(new Map([[{ id: 1 }, 'x']])), '0');
		expect(open(entry).map(({ key, value }) => `${key}: ${short(value)}`)).toEqual([
			'key: Object {id: 1}',
			'value: "x"'
		]);
	});

	test('causes and the errors of an aggregate can be opened', () => {
		const cause = new Error('deep', { cause: 'why' });
		expect(short(child(child(values.toValue(new Error('top', { cause })), 'cause'), 'cause'))).toBe(
			'"why"'
		);
		const all = values.toValue(new AggregateError([new Error('one')], 'all'));
		expect(short(child(child(all, 'errors'), '0'))).toBe('Error: one');
	});

	test('a million items open in ranges down to every one of them', () => {
		const array = Array.from({ length: 1_000_000 }, (_, n) => n);
		const ranges = open(values.toValue(array));
		expect(ranges).toHaveLength(100);
		expect(ranges[99]?.key).toBe('[990000 … 999999]');
		const last = open(open(ranges[99]?.value)[99]?.value)[99];
		expect(last).toMatchObject({ key: '999999', value: { text: '999999' } });
	});

	test('a function shows its code when it is opened', () => {
		function hatch() {}
		expect(short(child(values.toValue(hatch), '[[Source]]'))).toContain('function hatch');
	});
});

describe('values that fight back', () => {
	const thrower = () => {
		throw new Error('no');
	};
	const hostile: [string, () => unknown][] = [
		[
			'a revoked proxy',
			() => {
				const { proxy, revoke } = Proxy.revocable({}, {});
				revoke();
				return proxy;
			}
		],
		[
			'a revoked function',
			() => {
				const { proxy, revoke } = Proxy.revocable(() => {}, {});
				revoke();
				return proxy;
			}
		],
		[
			'a proxy that throws at everything',
			() => new Proxy({}, new Proxy({}, { get: () => thrower }))
		],
		[
			'an endless chain of prototypes',
			() => {
				const p: object = new Proxy({}, { getPrototypeOf: () => p });
				return p;
			}
		],
		[
			'an array that throws',
			() => new Proxy([1, 2], { get: thrower, has: thrower, getOwnPropertyDescriptor: thrower })
		],
		[
			'an error that throws',
			() =>
				Object.defineProperties(new Error('x'), {
					stack: { get: thrower },
					message: { get: thrower },
					name: { get: thrower }
				})
		],
		[
			'an object that lists keys it does not have',
			() => new Proxy({}, { ownKeys: () => ['a', 'b'] })
		],
		[
			'a map that lies about its size',
			() => Object.defineProperty(new Map([[1, 2]]), 'size', { get: thrower })
		]
	];
	test.each(hostile)('%s is shown and opened without a throw', (_, make) => {
		const value = make();
		const shown = values.toValue(value);
		expect(shown.type).toBe('object');
		if (shown.type === 'object' && shown.handle !== null)
			expect(values.expand(shown.handle).ok).toBe(true);
		values.toValue([value]);
		values.toValue(value, { asObject: true });
		values.toShortValue(value);
	});

	test('a getter that throws says what it threw', () => {
		const shown = values.toValue(
			Object.defineProperty({}, 'egg', { get: thrower, enumerable: true })
		);
		expect(short(open(open(shown)[0]?.value)[0]?.value)).toBe('(threw Error: no)');
	});

	test('any value becomes data that can be cloned, in bounded size', () => {
		fc.assert(
			fc.property(
				fc.anything({
					withBigInt: true,
					withDate: true,
					withMap: true,
					withSet: true,
					withNullPrototype: true,
					withTypedArray: true,
					withSparseArray: true,
					withBoxedValues: true
				}),
				(value) => {
					const shown = values.toValue(value);
					structuredClone(shown);
					if (shown.type === 'object' && shown.handle !== null) {
						structuredClone(values.expand(shown.handle));
					}
				}
			)
		);
	});
});

describe('handles', () => {
	test('are gone after clear', () => {
		const { handle } = toObject({ a: 1 });
		values.clear();
		expect(values.expand(handle ?? -1)).toEqual({ ok: false });
	});

	test('the oldest make room for new ones', () => {
		const first = toObject({ a: 1 }).handle ?? -1;
		const second = toObject({ a: 2 }).handle ?? -1;
		for (let n = 0; n < 19_999; n++) values.toValue({ n });
		expect(values.expand(first)).toEqual({ ok: false });
		expect(values.expand(second).ok).toBe(true);
	});
});

describe('Svelte', () => {
	beforeEach(() => {
		values.setUntrack(untrack);
		values.learnState(proxy);
	});

	test('a $state proxy is marked and its contents are shown, nested ones too', () => {
		const shown = toObject(proxy({ count: 7, birds: [{ id: 1 }] }));
		expect(shown).toMatchObject({ name: 'Object', reactive: true });
		expect(short(shown)).toBe('Object {count: 7, birds: Array(1) {…}}');
		expect(object(child(shown, 'birds')).reactive).toBe(true);
		expect(toObject({ count: 7 }).reactive).toBe(false);
	});

	test('what was assigned later is what is opened', () => {
		const state = proxy({ nest: { eggs: 1 } });
		const shown = toObject(state);
		state.nest.eggs = 5;
		expect(short(child(child(shown, 'nest'), 'eggs'))).toBe('5');
	});

	test('a proxy that has every key is not taken for state', () => {
		expect(toObject(new Proxy({}, { has: () => true })).reactive).toBe(false);
	});

	test('logging in an effect does not make it depend on what was logged', () => {
		const state = proxy({ count: 1, list: [1] });
		const map = new SvelteMap([['a', 1]]);
		let runs = 0;
		const stop = effect_root(() => {
			render_effect(() => {
				runs++;
				const shown = values.toValue(state);
				if (shown.type === 'object' && shown.handle !== null) values.expand(shown.handle);
				values.toValue(map);
			});
		});
		state.count++;
		state.list.push(2);
		map.set('b', 2);
		flush();
		expect(runs).toBe(1);
		expect(short(values.toValue(map))).toBe("SvelteMap(2) {'a': 1, 'b': 2}");
		stop();
	});
});
