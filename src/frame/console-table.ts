/** Runs in the frame: rows and columns of `console.table`. */
import type { ConsoleTable, ConsoleValue } from '../protocol/console';
import { keyText } from './values-children';
import type { Values } from './values';
import { attempt, cut, descriptor, ownKeys } from './values-read';
import { describe, entriesOf, membersOf } from './values-shape';

const MAX_ROWS = 200;
const MAX_COLUMNS = 20;
/** The column of rows that are no objects. */
const VALUE = 'Value';

interface Row {
	index: string;
	/** Set for map entries. */
	key?: unknown;
	data: unknown;
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

function rowsOf(data: object): { index: string; rows: Row[]; total: number } {
	const { shape, size } = describe(data);
	const rows: Row[] = [];
	const isFull = () => rows.length >= MAX_ROWS;
	if (shape === 'map') {
		for (const [key, value] of entriesOf(data)) {
			if (isFull()) break;
			rows.push({ index: String(rows.length), key, data: value });
		}
		return { index: '(iteration index)', rows, total: size ?? 0 };
	}
	if (shape === 'set') {
		for (const member of membersOf(data)) {
			if (isFull()) break;
			rows.push({ index: String(rows.length), data: member });
		}
		return { index: '(iteration index)', rows, total: size ?? 0 };
	}
	if (shape === 'array') {
		const length = size ?? 0;
		for (let index = 0; index < Math.min(length, MAX_ROWS); index++) {
			rows.push({
				index: String(index),
				data: attempt(() => Reflect.get(data, index) as unknown, undefined)
			});
		}
		return { index: '(index)', rows, total: length };
	}
	const keys = ownKeys(data).filter((key) => descriptor(data, key)?.enumerable);
	for (const key of keys.slice(0, MAX_ROWS)) {
		rows.push({ index: cut(keyText(key), 100), data: dataOf(data, key) });
	}
	return { index: '(index)', rows, total: keys.length };
}

/** The value of a property; a getter is not called. */
function dataOf(holder: object, key: PropertyKey): unknown {
	const found = descriptor(holder, key);
	if (!found || found.get || found.set) return undefined;
	return attempt(() => Reflect.get(holder, key) as unknown, found.value);
}

function columnsOf(row: unknown): string[] {
	if (!isObject(row)) return [];
	const { shape, size } = describe(row);
	if (shape === 'array') {
		return Array.from({ length: Math.min(size ?? 0, MAX_COLUMNS) }, (_, index) => String(index));
	}
	return ownKeys(row).flatMap((key) =>
		typeof key === 'string' && descriptor(row, key)?.enumerable ? [key] : []
	);
}

/** Null when the data has no rows and is to be logged as it is. The first column holds the index. */
export function toTable(data: unknown, wanted: unknown, values: Values): ConsoleTable | null {
	if (!isObject(data)) return null;
	return values.untracked(() => attempt(() => build(data, wanted, values), null));
}

function build(data: object, wanted: unknown, values: Values): ConsoleTable | null {
	const { index, rows, total } = rowsOf(data);
	if (rows.length === 0) return null;
	const chosen = Array.isArray(wanted)
		? wanted.slice(0, MAX_COLUMNS).filter((column): column is string => typeof column === 'string')
		: null;
	const names = new Set<string>(chosen ?? []);
	if (!chosen) {
		for (const { data: row } of rows) {
			for (const column of columnsOf(row)) {
				if (names.size < MAX_COLUMNS) names.add(column);
			}
		}
	}
	const hasKeys = rows.some((row) => 'key' in row);
	const hasValues = rows.some(({ data: row }) => !isObject(row));
	const cell = (row: unknown, name: string): ConsoleValue | null => {
		if (!isObject(row) || !descriptor(row, name)) return null;
		return values.toShortValue(dataOf(row, name));
	};
	return {
		columns: [
			index,
			...(hasKeys ? ['Key'] : []),
			...[...names].map((name) => cut(name, 100)),
			...(hasValues ? [VALUE] : [])
		],
		rows: rows.map((row) => ({
			index: row.index,
			cells: [
				...(hasKeys ? [values.toShortValue(row.key)] : []),
				...[...names].map((name) => cell(row.data, name)),
				...(hasValues ? [isObject(row.data) ? null : values.toShortValue(row.data)] : [])
			]
		})),
		more: Math.max(0, total - rows.length)
	};
}
