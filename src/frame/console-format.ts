/**
 * Runs in the frame: format specifiers, as https://console.spec.whatwg.org/#formatter has them, with `%c` and `%%` as
 * browsers do.
 */
import type { ConsoleText, ConsoleValue } from '../protocol/console';
import { readStyle } from './console-style';
import type { Values } from './values';
import { attempt, cut, toText } from './values-read';
import { functionText } from './values-text';

export interface Formatted {
	format: ConsoleText[];
	args: ConsoleValue[];
}

const SPECIFIER = /%[sdifoOc%]/g;
const MAX_PIECES = 100;
const MAX_ARGUMENTS = 100;
const MAX_TEXT = 10_000;

function asText(value: unknown): string {
	if (typeof value === 'function') return functionText(value);
	return cut(toText(value), MAX_TEXT);
}

function asInteger(value: unknown): string {
	if (typeof value === 'bigint') return `${value}n`;
	if (typeof value === 'symbol') return 'NaN';
	if (typeof value === 'number') return String(Math.trunc(value));
	return String(attempt(() => parseInt(String(value), 10), NaN));
}

function asFloat(value: unknown): string {
	return typeof value === 'symbol' ? 'NaN' : String(attempt(() => parseFloat(String(value)), NaN));
}

/** Splits a call's arguments into the formatted text at the start and the values after it. */
export function formatArguments(args: readonly unknown[], values: Values): Formatted {
	const [template] = args;
	if (args.length < 2 || typeof template !== 'string' || template.search(SPECIFIER) < 0) {
		return { format: [], args: toValues(args, values) };
	}
	const pieces: ConsoleText[] = [];
	let style: Record<string, string> = {};
	let text = '';
	let used = 1;
	let position = 0;
	const endPiece = () => {
		if (text) pieces.push({ text, style });
		text = '';
	};
	const source = template.slice(0, MAX_TEXT);
	for (const match of source.matchAll(SPECIFIER)) {
		const specifier = match[0];
		if (pieces.length >= MAX_PIECES) break;
		if (specifier !== '%%' && used >= args.length) continue;
		text += source.slice(position, match.index);
		position = match.index + specifier.length;
		if (specifier === '%%') {
			text += '%';
			continue;
		}
		const value = args[used++];
		switch (specifier) {
			case '%s':
				text += asText(value);
				break;
			case '%d':
			case '%i':
				text += asInteger(value);
				break;
			case '%f':
				text += asFloat(value);
				break;
			case '%c':
				endPiece();
				style = readStyle(toText(value));
				break;
			default:
				endPiece();
				pieces.push({ text: '', style, value: values.toValue(value) });
		}
	}
	text += source.slice(position);
	endPiece();
	return { format: pieces, args: toValues(args.slice(used), values) };
}

function toValues(args: readonly unknown[], values: Values): ConsoleValue[] {
	const shown = args.slice(0, MAX_ARGUMENTS).map((value) => values.toValue(value));
	if (args.length > MAX_ARGUMENTS) {
		shown.push(values.toValue(`… and ${args.length - MAX_ARGUMENTS} more arguments`));
	}
	return shown;
}
