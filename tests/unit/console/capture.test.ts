import type { ConsoleEntry, ConsoleValue } from '../../../src/protocol/console';
import { installConsole, type ConsoleCapture } from '../../../src/frame/console';
import { readStyle } from '../../../src/frame/console-style';
import { createStackMapper } from '../../../src/frame/stack';
import { createValues } from '../../../src/frame/values';
import { beforeEach, describe, expect, test } from 'vitest';

/** A console that records what reaches the browser's own. */
function fakeConsole() {
	const calls: [string, ...unknown[]][] = [];
	const target: Record<string, (...args: unknown[]) => void> = {};
	for (const name of Object.keys(console)) {
		target[name] = (...args) => void calls.push([name, ...args]);
	}
	return { calls, target: target as unknown as Console };
}

let time = 0;
let calls: [string, ...unknown[]][];
let log: Console;
let capture: ConsoleCapture;
let scheduled: (() => void)[];
let batches: { entries: ConsoleEntry[]; dropped: number }[];

beforeEach(() => {
	time = 0;
	scheduled = [];
	batches = [];
	const fake = fakeConsole();
	calls = fake.calls;
	log = fake.target;
	const here = { id: '/App.svelte', map: null };
	capture = installConsole({
		post: (batch) => batches.push(batch),
		values: createValues(),
		stack: createStackMapper({ moduleOf: (url) => (url.includes('capture.test') ? here : null) }),
		target: log,
		now: () => time,
		schedule: (callback) => void scheduled.push(callback)
	});
});

function sent(): ConsoleEntry[] {
	for (const callback of scheduled.splice(0)) callback();
	return batches.splice(0).flatMap(({ entries }) => entries);
}

function one(): ConsoleEntry {
	const entries = sent();
	const [entry] = entries;
	if (!entry || entries.length > 1) throw new Error(`${entries.length} entries instead of one`);
	return entry;
}

function text(value: ConsoleValue): string {
	if (value.type === 'string') return value.value;
	return value.type === 'object' ? (value.text ?? value.name) : value.text;
}

function line({ method, format, args }: ConsoleEntry): string {
	const pieces = format.map(({ text: words, value }) => (value ? `<${text(value)}>` : words));
	return [method, ...(format.length > 0 ? [pieces.join('')] : []), ...args.map(text)].join(' | ');
}

describe('formatting', () => {
	const cases: [unknown[], string][] = [
		[['a', 1, true], 'log | a | 1 | true'],
		[['%s has %d eggs', 'nest', 2.7, 'left'], 'log | nest has 2 eggs | left'],
		[['%i %f', '12px', '1.5em'], 'log | 12 1.5'],
		[['%d', Symbol('x')], 'log | NaN'],
		[['%s', Symbol('x')], 'log | Symbol(x)'],
		[['%s', Object.create(null)], 'log | (cannot be converted to text)'],
		[['%o and %O', { a: 1 }, [1]], 'log | <Object> and <Array>'],
		[['100%% %s', 'sure'], 'log | 100% sure'],
		[['100%%'], 'log | 100%%'],
		[['%s %s', 'one'], 'log | one %s'],
		[['%x %s', 'one'], 'log | %x one'],
		[[1, '%s', 2], 'log | 1 | %s | 2'],
		[[], 'log']
	];
	test.each(cases)('%j', (args, expected) => {
		log.log(...args);
		expect(line(one())).toBe(expected);
	});

	test('%c styles what follows it, until the next', () => {
		log.log('a%cb%cc', 'color: red; position: fixed', '');
		expect(one().format).toEqual([
			{ text: 'a', style: {} },
			{ text: 'b', style: { color: 'red' } },
			{ text: 'c', style: {} }
		]);
	});

	test.each([
		['color: red; font-weight: bold', { color: 'red', 'font-weight': 'bold' }],
		['background: #abc', { 'background-color': '#abc' }],
		['background: url(https://x.test/a.png)', {}],
		['background-color: image-set("a.png")', {}],
		['color: var(--danger)', {}],
		['color: u\\72l(x)', {}],
		['margin: -100px', {}],
		['color: rgb(1, 2, 3)', { color: 'rgb(1, 2, 3)' }],
		['font-family: "Geist Mono"', { 'font-family': '"Geist Mono"' }],
		['--x: 1; __proto__: red; z-index: 9', {}]
	])('style %s', (css, expected) => {
		expect(readStyle(css)).toEqual(expected);
	});
});

describe('methods', () => {
	test('every call reaches the browser’s own console, but clear does not', () => {
		log.log('a', 1);
		log.warn('b');
		log.clear();
		log.groupEnd();
		expect(calls).toEqual([['log', 'a', 1], ['warn', 'b'], ['groupEnd']]);
	});

	test('assert speaks only when its condition is false', () => {
		log.assert(true, 'a');
		log.assert(false);
		log.assert(Boolean(0), 'no %s', 'egg');
		log.assert(undefined, { a: 1 });
		expect(sent().map(line)).toEqual([
			'assert | Assertion failed',
			'assert | Assertion failed: no egg',
			'assert | Assertion failed | Object'
		]);
	});

	test('count counts by label and starts again after countReset', () => {
		log.count();
		log.count('x');
		log.count();
		log.countReset();
		log.count();
		log.countReset('none');
		expect(sent().map(line)).toEqual([
			'count | default: 1',
			'count | x: 1',
			'count | default: 2',
			'count | default: 1',
			"warn | Count for 'none' does not exist. Call console.count('none') first."
		]);
	});

	test('timers tell the time and complain when they are misused', () => {
		log.time('t');
		time = 12.34;
		log.timeLog('t', 'half', 1);
		log.time('t');
		time = 2000;
		log.timeEnd('t');
		log.timeEnd('t');
		expect(sent().map(line)).toEqual([
			'timeLog | t: 12.3 ms | half | 1',
			"warn | Timer 't' already exists.",
			'timeEnd | t: 2000 ms',
			"warn | Timer 't' does not exist. Call console.time('t') first."
		]);
	});

	test('clear forgets what has not been sent', () => {
		log.log('a');
		log.clear();
		log.log('b');
		expect(sent().map(line)).toEqual(['clear', 'log | b']);
	});

	test('a table of objects has a column for each property', () => {
		log.table([{ name: 'Pip', kg: 4.6 }, { name: 'Roo' }, 7]);
		expect(one().table).toEqual({
			columns: ['(index)', 'name', 'kg', 'Value'],
			rows: [
				{
					index: '0',
					cells: [
						{ type: 'string', value: 'Pip', truncated: 0 },
						{ type: 'number', text: '4.6' },
						null
					]
				},
				{ index: '1', cells: [{ type: 'string', value: 'Roo', truncated: 0 }, null, null] },
				{ index: '2', cells: [null, null, { type: 'number', text: '7' }] }
			],
			more: 0
		});
	});

	test('a table can be asked for some columns, and knows maps and objects', () => {
		log.table({ a: { x: 1, y: 2 } }, ['y']);
		log.table(new Map([['k', [1, 2]]]));
		log.table(5);
		const [object, map, number] = sent();
		expect(object?.table?.columns).toEqual(['(index)', 'y']);
		expect(map?.table?.columns).toEqual(['(iteration index)', 'Key', '0', '1']);
		expect(number?.table).toBeNull();
	});

	test('a call knows where it was made; only faults carry a whole stack', () => {
		log.log('a');
		log.warn('b');
		const [first, second] = sent();
		// There is no map here, so the place is one in generated code and not the user's.
		expect(first).toMatchObject({ place: null, stack: [] });
		expect(second?.stack[0]).toMatchObject({ path: null, label: 'App.svelte (generated)' });
	});

	test('an error among the arguments brings its own stack', () => {
		const error = new Error('x');
		error.stack = 'Error: x\n    at hatch (capture.test:7:8)';
		log.log('failed', error);
		expect(one().stack).toMatchObject([{ name: 'hatch', line: 7, column: 8 }]);
	});
});

describe('repeats and floods', () => {
	test('the same primitives in a row are one entry that counts', () => {
		for (let n = 0; n < 14; n++) log.log('nest', 1);
		log.log('nest', 2);
		expect(sent().map(({ count }) => count)).toEqual([14, 1]);
	});

	test('objects are never taken for the same', () => {
		const nest = {};
		log.log(nest);
		log.log(nest);
		expect(sent()).toHaveLength(2);
	});

	test('a hundred thousand calls reach the browser and a bounded part of them the page', () => {
		for (let n = 0; n < 100_000; n++) log.log(n);
		for (const callback of scheduled.splice(0)) callback();
		expect(calls).toHaveLength(100_000);
		expect(batches.map(({ entries, dropped }) => [entries.length, dropped])).toEqual([
			[800, 99_200]
		]);
	});

	test('what a flood leaves out is counted, and errors still come through', () => {
		for (let n = 0; n < 5000; n++) log.log(n);
		log.error('why');
		for (const callback of scheduled.splice(0)) callback();
		const [batch] = batches;
		expect(batch?.entries.length).toBe(801);
		expect(batch?.dropped).toBe(4200);
		expect(batch && line(batch.entries[800] as ConsoleEntry)).toBe('error | why');
	});

	test('after a second there is room again', () => {
		for (let n = 0; n < 2000; n++) log.log(n);
		sent();
		time = 1000;
		log.log('again');
		expect(line(one())).toBe('log | again');
	});

	test('a program that never yields is heard within its turn', () => {
		for (let n = 0; n < 3; n++) {
			log.log(n);
			time += 150;
		}
		expect(batches.length).toBeGreaterThan(0);
	});

	test('the end of a group that was dropped is dropped with it', () => {
		log.group('kept');
		for (let n = 0; n < 1000; n++) log.log(n);
		log.group('lost');
		log.groupEnd();
		log.groupEnd();
		const methods = sent().map(({ method }) => method);
		expect(methods.filter((method) => method.startsWith('group'))).toEqual(['group', 'groupEnd']);
	});
});

describe('faults', () => {
	test.each([
		[new TypeError('no egg'), 'uncaught | TypeError: no egg'],
		['text', 'uncaught | Uncaught | text'],
		[undefined, 'uncaught | Uncaught | undefined'],
		[null, 'uncaught | Uncaught | null'],
		[{ code: 1 }, 'uncaught | Uncaught | Object']
	])('anything can be thrown: %j', (thrown, expected) => {
		capture.reportUncaught(thrown);
		expect(line(one())).toBe(expected);
	});

	test('an error hidden from us is told by its message', () => {
		capture.reportUncaught(null, { message: 'Script error.' });
		expect(line(one())).toBe('uncaught | Script error.');
		capture.reportUncaught(undefined, { message: 'Uncaught undefined' });
		expect(line(one())).toBe('uncaught | Uncaught | undefined');
	});

	test('a rejection says that it is one', () => {
		capture.reportRejection(new Error('late'));
		expect(line(one())).toBe('uncaught | Unhandled rejection: | Error: late');
	});

	test('the place of the event stands in for a missing stack', () => {
		capture.reportUncaught('x', { filename: 'capture.test', lineno: 3, colno: 4 });
		expect(one().stack).toMatchObject([{ line: 3, column: 4 }]);
	});

	test('an error thrown again and again is one entry', () => {
		const error = new Error('loop');
		for (let n = 0; n < 60; n++) capture.reportUncaught(error);
		expect(one().count).toBe(60);
	});

	test('flush sends at once', () => {
		capture.reportUncaught('x');
		capture.flush();
		expect(batches).toHaveLength(1);
	});
});

describe('nothing of ours reaches the program', () => {
	test('values that throw when they are read', () => {
		const thrower = () => {
			throw new Error('no');
		};
		const hostile = new Proxy({}, new Proxy({}, { get: () => thrower }));
		expect(() => {
			for (const method of ['log', 'error', 'dir', 'table', 'trace', 'group', 'count'] as const) {
				Reflect.apply(log[method], log, [hostile]);
			}
			log.log('%s %d %f %o %c', hostile, hostile, hostile, hostile, hostile);
			log.table([hostile]);
		}).not.toThrow();
		capture.reportUncaught(hostile);
		sent();
	});

	test('a value that logs when it is read does not log for ever', () => {
		const chatty: object = new Proxy(
			{},
			{
				ownKeys() {
					log.log(chatty);
					return [];
				}
			}
		);
		log.log(chatty);
		expect(sent()).toHaveLength(1);
	});

	test('the console is given back', () => {
		capture.uninstall();
		log.log('a');
		expect(sent()).toEqual([]);
		expect(calls).toEqual([['log', 'a']]);
	});
});

test('a trace begins with the call, not with the runtime that reads its arguments', () => {
	const values = createValues();
	// As Svelte's does, it stands between the call and what notes it.
	values.setUntrack(function untrack(read) {
		return read();
	});
	const target = fakeConsole().target;
	const here = { id: '/App.svelte', map: null };
	const entries: ConsoleEntry[] = [];
	const { flush } = installConsole({
		post: (batch) => entries.push(...batch.entries),
		values,
		stack: createStackMapper({ moduleOf: (url) => (url.includes('capture.test') ? here : null) }),
		target,
		schedule: () => {}
	});
	function caller() {
		target.trace('here');
	}
	caller();
	flush();
	expect(entries[0]?.stack[0]?.name).toBe('caller');
});
