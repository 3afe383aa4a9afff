import type { ConsoleEntry, ConsoleMethod, ConsoleValue } from '../../../src/protocol/console';
import { ConsoleLog } from '../../../src/console/console-log.svelte';
import { valueTokens } from '../../../src/console/tokens';
import { createValues } from '../../../src/frame/values';
import { beforeEach, describe, expect, test } from 'vitest';

const text = (value: string): ConsoleValue => ({ type: 'string', value, truncated: 0 });

function entry(method: ConsoleMethod, ...args: (string | ConsoleValue)[]): ConsoleEntry {
	return {
		method,
		format: [],
		args: args.map((arg) => (typeof arg === 'string' ? text(arg) : arg)),
		table: null,
		place: null,
		stack: [],
		count: 1,
		time: 0
	};
}

let log: ConsoleLog;
beforeEach(() => {
	log = new ConsoleLog();
});

const words = (rows = log.visible) =>
	rows.map(({ entry, count }) => {
		const [first] = entry.args;
		return `${first?.type === 'string' ? first.value : entry.method}${count > 1 ? ` ×${count}` : ''}`;
	});

describe('rows', () => {
	test('repeats are counted on one row, across batches too', () => {
		log.append([entry('log', 'a'), entry('log', 'a')]);
		log.append([{ ...entry('log', 'a'), count: 12 }, entry('warn', 'a')]);
		expect(words()).toEqual(['a ×14', 'a']);
		expect(log.counts).toEqual({ error: 0, warn: 1, log: 14 });
	});

	test('a repeat keeps its row’s identity and replaces the row', () => {
		log.append([entry('log', 'a')]);
		const [before] = log.rows;
		log.append([entry('log', 'a')]);
		expect(log.rows[0]?.id).toBe(before?.id);
		expect(log.rows[0]).not.toBe(before);
	});

	test('calls from different lines are different rows', () => {
		const place = { name: null, path: 'App.svelte', label: 'App.svelte', line: 1, column: 1 };
		log.append([
			{ ...entry('log', 'a'), place },
			{ ...entry('log', 'a'), place: { ...place, line: 2 } }
		]);
		expect(log.rows).toHaveLength(2);
	});

	test('objects are never merged, the same errors are', () => {
		const values = createValues();
		log.append([entry('log', values.toValue({ a: 1 })), entry('log', values.toValue({ a: 1 }))]);
		const error = new Error('x');
		log.append([
			entry('uncaught', values.toValue(error)),
			entry('uncaught', values.toValue(error))
		]);
		expect(log.rows.map(({ count }) => count)).toEqual([1, 1, 2]);
	});

	test('a row knows the document it came from, and two documents share no row', () => {
		log.append([entry('error', 'x')], { frame: 1 });
		log.append([entry('error', 'x')], { frame: 2 });
		log.append([entry('error', 'x')], { frame: 2 });
		log.append([entry('error', 'x')]);
		expect(log.rows.map(({ frame, count }) => [frame, count])).toEqual([
			[1, 1],
			[2, 2],
			[null, 1]
		]);
	});

	test('a thousand are kept, the oldest go and are counted', () => {
		log.append([entry('error', 'first')]);
		log.append(
			Array.from({ length: 1200 }, (_, n) => entry('log', `${n}`)),
			{ dropped: 30 }
		);
		expect(log.rows).toHaveLength(1000);
		expect(log.trimmed).toBe(201);
		expect(log.dropped).toBe(30);
		expect(log.counts).toEqual({ error: 0, warn: 0, log: 1000 });
		expect(words().at(-1)).toBe('1199');
	});

	test('a new run starts with an empty console', () => {
		log.append([entry('group', 'g'), entry('log', 'a')], { dropped: 3 });
		log.beginRun();
		expect([log.rows.length, log.dropped, log.counts.log]).toEqual([0, 0, 0]);
		log.append([entry('log', 'b')]);
		expect(log.rows[0]?.groups).toEqual([]);
	});

	test('console.clear takes away what came before and says so', () => {
		log.append([entry('group', 'g'), entry('log', 'a')], { dropped: 3 });
		log.append([entry('clear'), entry('log', 'b')]);
		expect(words()).toEqual(['clear', 'b']);
		expect(log.rows[1]?.groups).toEqual([]);
		expect(log.dropped).toBe(0);
	});

	test('the button empties the list and leaves the program’s groups open', () => {
		log.append([entry('group', 'g')]);
		log.clear();
		log.append([entry('log', 'in'), entry('groupEnd'), entry('log', 'out')]);
		expect(log.rows.map(({ groups }) => groups.length)).toEqual([1, 0]);
		expect(words()).toEqual(['in', 'out']);
	});
});

describe('groups', () => {
	beforeEach(() => {
		log.append([
			entry('group', 'outer'),
			entry('log', 'a'),
			entry('groupCollapsed', 'inner'),
			entry('log', 'b'),
			entry('groupEnd'),
			entry('log', 'c'),
			entry('groupEnd'),
			entry('log', 'd')
		]);
	});

	test('a collapsed group hides what is in it until it is opened', () => {
		expect(words()).toEqual(['outer', 'a', 'inner', 'c', 'd']);
		log.toggleGroup(log.rows[2]?.id ?? -1);
		expect(words()).toEqual(['outer', 'a', 'inner', 'b', 'c', 'd']);
	});

	test('folding the outer group hides all of it', () => {
		log.toggleGroup(log.rows[0]?.id ?? -1);
		expect(words()).toEqual(['outer', 'd']);
	});

	test('an end too many is ignored', () => {
		log.append([entry('groupEnd'), entry('log', 'e')]);
		expect(log.rows.at(-1)?.groups).toEqual([]);
	});

	test('rows of a folded group come out when its head is trimmed away', () => {
		log.beginRun();
		log.append([entry('groupCollapsed', 'g')]);
		log.append(Array.from({ length: 1000 }, (_, n) => entry('log', `${n}`)));
		expect(log.visible).toHaveLength(1000);
	});
});

describe('filters', () => {
	beforeEach(() => {
		log.append([entry('log', 'Nest'), entry('warn', 'egg'), entry('assert', 'nest fell')]);
	});

	test('levels can be hidden and shown again', () => {
		log.toggleLevel('log');
		log.toggleLevel('error');
		expect(words()).toEqual(['egg']);
		log.toggleLevel('log');
		expect(words()).toEqual(['Nest', 'egg']);
	});

	test('text is found in any case, also in what is folded away', () => {
		log.append([entry('groupCollapsed', 'g'), entry('log', 'a nest inside')]);
		log.filter = 'NEST';
		expect(words()).toEqual(['Nest', 'nest fell', 'a nest inside']);
	});
});

describe('one line of a value', () => {
	const values = createValues();
	const line = (value: unknown) =>
		valueTokens(values.toValue(value))
			.map(({ text }) => text)
			.join('');

	class Nest {
		eggs = 2;
	}
	const cases: [unknown, string][] = [
		[{ count: 7, birds: [1, 2] }, '{count: 7, birds: Array(2)}'],
		[{}, '{}'],
		[[], 'Array(0) []'],
		[[1, , , { a: 1 }], 'Array(4) [1, empty × 2, {…}]'],
		[new Nest(), 'Nest {eggs: 2}'],
		[new Map([['a', 1]]), "Map(1) {'a' → 1}"],
		[new Set(["it's"]), "Set(1) {'it\\'s'}"],
		[Object(5), 'Number {5}'],
		[new Error('x'), 'Error: x'],
		["a\n'b'", "'a\\n\\'b\\''"],
		[
			{
				get a() {
					return 1;
				}
			},
			'{a: (...)}'
		],
		[Promise.resolve(), 'Promise']
	];
	test.each(cases)('%#', (value, expected) => {
		expect(line(value)).toBe(expected);
	});
});
