import type { ConsoleEntry, ConsoleProperty, ConsoleValue } from '../../../src/protocol/console';
import {
	readConsoleChildren,
	readConsoleEntries,
	readDropped
} from '../../../src/console/validate';
import { installConsole } from '../../../src/frame/console';
import { createStackMapper } from '../../../src/frame/stack';
import { createValues } from '../../../src/frame/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;

function checkValue(value: ConsoleValue, depth = 0): void {
	expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
	if (value.type === 'string') {
		expect(typeof value.value).toBe('string');
		expect(isCount(value.truncated)).toBe(true);
	} else if (value.type === 'object') {
		expect(depth).toBeLessThanOrEqual(3);
		expect(typeof value.name).toBe('string');
		expect(value.size === null || isCount(value.size)).toBe(true);
		expect(value.text === null || typeof value.text === 'string').toBe(true);
		expect(value.handle === null || Number.isSafeInteger(value.handle)).toBe(true);
		expect(value.preview.length).toBeLessThanOrEqual(12);
		for (const property of value.preview) checkProperty(property, depth + 1);
	} else {
		expect(typeof value.text).toBe('string');
	}
}

function checkProperty({ key, kind, value }: ConsoleProperty, depth = 0): void {
	expect(typeof key).toBe('string');
	expect(typeof kind).toBe('string');
	checkValue(value, depth);
}

function checkEntry(entry: ConsoleEntry): void {
	expect(typeof entry.method).toBe('string');
	expect(isCount(entry.count) && entry.count > 0).toBe(true);
	expect(Number.isFinite(entry.time)).toBe(true);
	for (const { text, style, value } of entry.format) {
		expect(typeof text).toBe('string');
		for (const item of Object.values(style)) expect(typeof item).toBe('string');
		if (value) checkValue(value);
	}
	for (const value of entry.args) checkValue(value);
	for (const { line, column, label } of entry.stack) {
		expect(line > 0 && column > 0 && typeof label === 'string').toBe(true);
	}
	for (const { cells } of entry.table?.rows ?? []) {
		expect(cells.length).toBe((entry.table?.columns.length ?? 0) - 1);
	}
}

/** JSON that often looks nearly right. */
const almost = fc.letrec<{ value: unknown; node: unknown; entry: unknown }>((tie) => ({
	node: fc.oneof(
		fc.jsonValue(),
		fc.constantFrom(
			'string',
			'object',
			'number',
			'array',
			'map',
			'log',
			'table',
			'property',
			'entry'
		),
		fc.nat()
	),
	value: fc.oneof(
		{ depthSize: 'small' },
		tie('node'),
		fc.record(
			{
				type: fc.constantFrom('string', 'object', 'number', '__proto__'),
				value: tie('value'),
				text: tie('node'),
				name: fc.string(),
				shape: fc.constantFrom('object', 'array', 'error', 'constructor'),
				size: tie('node'),
				handle: tie('node'),
				key: fc.string(),
				kind: fc.constantFrom('property', 'entry', 'toString'),
				preview: fc.array(tie('value'), { maxLength: 4 })
			},
			{ requiredKeys: [] }
		)
	),
	entry: fc.record(
		{
			method: fc.oneof(fc.constantFrom('log', 'table', 'uncaught', '__proto__'), tie('node')),
			format: fc.array(tie('value')),
			args: fc.array(tie('value')),
			table: fc.oneof(
				tie('node'),
				fc.record({
					columns: fc.array(fc.string()),
					rows: fc.array(fc.record({ index: fc.string(), cells: fc.array(tie('value')) }))
				})
			),
			place: tie('node'),
			stack: fc.array(fc.record({ label: fc.string(), line: tie('node'), column: tie('node') })),
			count: tie('node'),
			time: tie('node')
		},
		{ requiredKeys: ['method'] }
	)
}));

describe('messages from the frame', () => {
	test('whatever comes, what is read has the right shape', () => {
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), fc.array(almost.entry)), (data) => {
				for (const entry of readConsoleEntries(data)) checkEntry(entry);
			})
		);
	});

	test('whatever answer comes, children have the right shape', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.jsonValue(),
					fc.record({ ok: fc.boolean(), properties: fc.array(almost.value), more: almost.node })
				),
				(data) => {
					const children = readConsoleChildren(data);
					if (!children.ok) return;
					expect(isCount(children.more)).toBe(true);
					for (const property of children.properties) checkProperty(property);
				}
			)
		);
	});

	test('what our own frame sends is read as it was sent', () => {
		const values = createValues();
		const sent: unknown[] = [];
		const silent = (..._: unknown[]) => {};
		const target = { ...console, log: silent, table: silent, error: silent };
		const capture = installConsole({
			post: ({ entries }) => sent.push(...entries),
			values,
			stack: createStackMapper({ moduleOf: () => null }),
			target,
			schedule: () => {}
		});
		const value = { a: [1, 'x', -0], m: new Map([[{}, 1]]), e: new Error('no'), f: () => 1 };
		target.log('%cstyled %o', 'color: red', value, value, null, 'text');
		target.table([value]);
		target.error(new Error('x'));
		capture.flush();
		const received = structuredClone(sent);
		expect(received).toHaveLength(3);
		expect(readConsoleEntries(received)).toEqual(received);
		const shown = values.toValue(value);
		const children = structuredClone(
			values.expand(shown.type === 'object' ? (shown.handle ?? -1) : -1)
		);
		expect(readConsoleChildren(children)).toEqual(children);
	});

	test('unknown methods are left out', () => {
		expect(
			readConsoleEntries([{ method: 'eval' }, { method: 'toString' }, { method: 'log' }])
		).toHaveLength(1);
		expect(readConsoleEntries('log')).toEqual([]);
	});

	test('fields of a prototype are not fields', () => {
		expect(readConsoleEntries([Object.create({ method: 'log' })])).toEqual([]);
		const [entry] = readConsoleEntries(JSON.parse('[{"method":"log","__proto__":{"count":7}}]'));
		expect(entry?.count).toBe(1);
	});

	test('a styled piece keeps only declarations that do no harm', () => {
		const style = JSON.parse(
			'{"color":"red","background":"url(x)","position":"fixed","__proto__":"x","font-size":"12px;top:0"}'
		);
		const [entry] = readConsoleEntries([{ method: 'log', format: [{ text: 'a', style }] }]);
		expect(entry?.format).toEqual([{ text: 'a', style: { color: 'red' } }]);
	});

	test('counts, lengths and depths are bounded', () => {
		const value = { type: 'string', value: 'x'.repeat(50_000), truncated: 1 };
		const entries = readConsoleEntries(
			Array.from({ length: 5000 }, () => ({ method: 'log', args: Array(500).fill(value) }))
		);
		expect(entries).toHaveLength(1000);
		expect(entries[0]?.args).toHaveLength(101);
		const [first] = entries[0]?.args ?? [];
		expect(first?.type === 'string' && first.value.length).toBe(10_100);

		let deep: object = { type: 'object', name: 'A', shape: 'object' };
		for (let n = 0; n < 50; n++) {
			deep = { ...deep, preview: [{ key: 'k', kind: 'property', value: deep }] };
		}
		const [entry] = readConsoleEntries([{ method: 'log', args: [deep] }]);
		if (entry) checkEntry(entry);
		expect(readDropped(-1)).toBe(0);
		expect(readDropped(12)).toBe(12);
	});
});
