/**
 * Reads what the frame sent. It runs foreign code, so nothing is believed: every field is checked and copied into a
 * fresh object, lengths, counts and depths are bounded, and what does not fit is left out.
 */
import type {
	ConsoleChildren,
	ConsoleEntry,
	ConsoleMethod,
	ConsoleProperty,
	ConsoleTable,
	ConsoleText,
	ConsoleValue,
	StackFrame
} from '../protocol/console';
import { isHarmlessStyle } from './style';

type ObjectValue = Extract<ConsoleValue, { type: 'object' }>;

const MAX_ENTRIES = 1000;
const MAX_ARGUMENTS = 101;
const MAX_PIECES = 101;
const MAX_FRAMES = 60;
const MAX_PROPERTIES = 1200;
const MAX_PREVIEW = 12;
const MAX_COLUMNS = 24;
const MAX_ROWS = 200;
const MAX_TEXT = 10_100;
const MAX_NAME = 1100;
const MAX_STYLES = 20;
/** A value, the values of its preview, and those of a map entry's key. */
const MAX_DEPTH = 3;
/** Characters that one entry, or one set of children, may bring in all. */
const MAX_CHARACTERS = 1_500_000;

const METHODS = new Set<string>([
	'log',
	'info',
	'debug',
	'warn',
	'error',
	'dir',
	'dirxml',
	'table',
	'group',
	'groupCollapsed',
	'groupEnd',
	'clear',
	'count',
	'countReset',
	'time',
	'timeLog',
	'timeEnd',
	'assert',
	'trace',
	'uncaught'
] satisfies ConsoleMethod[]);
const SHAPES = new Set<string>([
	'object',
	'array',
	'map',
	'set',
	'error',
	'node',
	'date',
	'regexp',
	'promise',
	'function',
	'other'
] satisfies ObjectValue['shape'][]);
const KINDS = new Set<string>([
	'property',
	'symbol',
	'getter',
	'entry',
	'internal'
] satisfies ConsoleProperty['kind'][]);

const isMethod = (value: unknown): value is ConsoleMethod =>
	typeof value === 'string' && METHODS.has(value);
const isShape = (value: unknown): value is ObjectValue['shape'] =>
	typeof value === 'string' && SHAPES.has(value);
const isKind = (value: unknown): value is ConsoleProperty['kind'] =>
	typeof value === 'string' && KINDS.has(value);

/** What may still be read of one message part. */
class Budget {
	#characters = MAX_CHARACTERS;

	text(value: unknown, limit: number): string | null {
		if (typeof value !== 'string') return null;
		const text = value.slice(0, Math.min(limit, this.#characters));
		this.#characters -= text.length;
		return text;
	}
}

/** An own field; never one that comes from a prototype. */
function field(data: unknown, key: string): unknown {
	if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return undefined;
	return Reflect.get(data, key);
}

function count(value: unknown, fallback = 0): number {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : fallback;
}

/** The items that `read` makes something of, at most `limit`. */
function list<T>(data: unknown, limit: number, read: (item: unknown) => T | null): T[] {
	if (!Array.isArray(data)) return [];
	const items: T[] = [];
	for (let index = 0; index < Math.min(data.length, limit); index++) {
		const item = read(data[index]);
		if (item !== null) items.push(item);
	}
	return items;
}

function readValue(data: unknown, budget: Budget, depth = 0): ConsoleValue | null {
	const type = field(data, 'type');
	switch (type) {
		case 'string': {
			const value = budget.text(field(data, 'value'), MAX_TEXT);
			return value === null ? null : { type, value, truncated: count(field(data, 'truncated')) };
		}
		case 'number':
		case 'bigint':
		case 'boolean':
		case 'undefined':
		case 'null':
		case 'symbol':
		case 'function': {
			const text = budget.text(field(data, 'text'), MAX_TEXT);
			return text === null ? null : { type, text };
		}
		case 'object':
			return readObject(data, budget, depth);
		default:
			return null;
	}
}

function readObject(data: unknown, budget: Budget, depth: number): ConsoleValue | null {
	const name = budget.text(field(data, 'name'), MAX_NAME);
	const shape = field(data, 'shape');
	if (name === null || !isShape(shape)) return null;
	const size = field(data, 'size');
	const handle = field(data, 'handle');
	const preview =
		depth >= MAX_DEPTH
			? []
			: list(field(data, 'preview'), MAX_PREVIEW, (item) => readProperty(item, budget, depth + 1));
	return {
		type: 'object',
		name,
		size: typeof size === 'number' ? count(size) : null,
		shape,
		preview,
		more: field(data, 'more') === true,
		text: budget.text(field(data, 'text'), MAX_TEXT),
		reactive: field(data, 'reactive') === true,
		handle: typeof handle === 'number' && Number.isSafeInteger(handle) ? handle : null
	};
}

function readProperty(data: unknown, budget: Budget, depth: number): ConsoleProperty | null {
	const key = budget.text(field(data, 'key'), MAX_NAME);
	const kind = field(data, 'kind');
	const value = readValue(field(data, 'value'), budget, depth);
	return key === null || !isKind(kind) || !value ? null : { key, kind, value };
}

function readPiece(data: unknown, budget: Budget): ConsoleText | null {
	const text = budget.text(field(data, 'text'), MAX_TEXT);
	if (text === null) return null;
	const style: Record<string, string> = {};
	const given = field(data, 'style');
	if (typeof given === 'object' && given !== null) {
		for (const [property, value] of Object.entries(given).slice(0, MAX_STYLES)) {
			if (typeof value === 'string' && isHarmlessStyle(property, value)) style[property] = value;
		}
	}
	const value = readValue(field(data, 'value'), budget);
	return value ? { text, style, value } : { text, style };
}

function readFrame(data: unknown, budget: Budget): StackFrame | null {
	const label = budget.text(field(data, 'label'), MAX_NAME);
	if (label === null) return null;
	return {
		name: budget.text(field(data, 'name'), MAX_NAME),
		path: budget.text(field(data, 'path'), MAX_NAME),
		label,
		line: Math.max(1, count(field(data, 'line'), 1)),
		column: Math.max(1, count(field(data, 'column'), 1))
	};
}

function readTable(data: unknown, budget: Budget): ConsoleTable | null {
	const columns = list(field(data, 'columns'), MAX_COLUMNS, (item) => budget.text(item, MAX_NAME));
	if (columns.length === 0) return null;
	const rows = list(field(data, 'rows'), MAX_ROWS, (row) => {
		const index = budget.text(field(row, 'index'), MAX_NAME);
		const given = field(row, 'cells');
		if (index === null || !Array.isArray(given)) return null;
		// As many cells as there are columns after the index, so that a row cannot be longer than the table.
		const cells = columns.slice(1).map((_, column) => readValue(given[column], budget));
		return { index, cells };
	});
	return { columns, rows, more: count(field(data, 'more')) };
}

function readEntry(data: unknown): ConsoleEntry | null {
	const method = field(data, 'method');
	if (!isMethod(method)) return null;
	const budget = new Budget();
	const time = field(data, 'time');
	return {
		method,
		format: list(field(data, 'format'), MAX_PIECES, (item) => readPiece(item, budget)),
		args: list(field(data, 'args'), MAX_ARGUMENTS, (item) => readValue(item, budget)),
		table: method === 'table' ? readTable(field(data, 'table'), budget) : null,
		place: readFrame(field(data, 'place'), budget),
		stack: list(field(data, 'stack'), MAX_FRAMES, (item) => readFrame(item, budget)),
		count: Math.max(1, count(field(data, 'count'), 1)),
		time: typeof time === 'number' && Number.isFinite(time) ? time : 0
	};
}

/** The entries of a `console` message; those with an unknown method or shape are left out. Never throws. */
export function readConsoleEntries(data: unknown): ConsoleEntry[] {
	return list(data, MAX_ENTRIES, readEntry);
}

/** The number of calls that a `console` message says were dropped. */
export function readDropped(data: unknown): number {
	return count(data);
}

/** The children of a value; `{ ok: false }` also when the answer makes no sense. Never throws. */
export function readConsoleChildren(data: unknown): ConsoleChildren {
	if (field(data, 'ok') !== true) return { ok: false };
	const budget = new Budget();
	const properties = list(field(data, 'properties'), MAX_PROPERTIES, (item) =>
		readProperty(item, budget, 0)
	);
	return { ok: true, properties, more: count(field(data, 'more')) };
}
