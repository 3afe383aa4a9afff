/** The words of values and entries, for the filter, for screen readers and for comparing entries. */
import type { ConsoleEntry, ConsoleValue } from '../protocol/console';

export function valueText(value: ConsoleValue): string {
	if (value.type === 'string') return value.value;
	if (value.type !== 'object') return value.text;
	if (value.text !== null) return value.text;
	const items = value.preview.map(({ key, value: item }) => `${key}: ${valueText(item)}`);
	return `${value.name} ${items.join(', ')}`.trim();
}

export function entryText({ format, args, table }: ConsoleEntry): string {
	const pieces = format.map(({ text, value }) => (value ? valueText(value) : text)).join('');
	const cells = table
		? [
				...table.columns,
				...table.rows.flatMap(({ cells }) => cells.map((cell) => (cell ? valueText(cell) : '')))
			]
		: [];
	return [pieces, ...args.map(valueText), ...cells].filter(Boolean).join(' ');
}

const NEVER_MERGED = new Set([
	'group',
	'groupCollapsed',
	'groupEnd',
	'clear',
	'table',
	'dir',
	'dirxml'
]);

/** Equal keys mean that two entries look alike. Null when it cannot be told: objects may have changed in between. */
export function mergeKey({ method, format, args, place, stack }: ConsoleEntry): string | null {
	if (NEVER_MERGED.has(method)) return null;
	const values = [...args, ...format.flatMap(({ value }) => (value ? [value] : []))];
	if (values.some((value) => value.type === 'object' && value.shape !== 'error')) return null;
	const words = args.map((value) => `${value.type} ${valueText(value)}`);
	return JSON.stringify([
		method,
		format.map(({ text, style }) => [text, style]),
		words,
		place,
		stack
	]);
}
