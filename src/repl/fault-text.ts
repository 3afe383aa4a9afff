/** What is said of an error of the build: the lines around it, and a text to take elsewhere. */
import type { Diagnostic } from '../protocol/diagnostic';
import { toPlace } from './place';

/** A line of a file; `number` is 1-based, `from` is where it begins. */
export interface FaultLine {
	number: number;
	text: string;
	from: number;
}

/** The line of an error and those around it; empty when it has no place, or `source` is null: no such file exists. */
export function faultLines(diagnostic: Diagnostic, source: string | null): FaultLine[] {
	if (source === null || diagnostic.to === 0) return [];
	const { line } = toPlace(source, diagnostic.from);
	let from = 0;
	return source
		.split('\n')
		.map((text, index) => {
			const found = { number: index + 1, text, from };
			from += text.length + 1;
			return found;
		})
		.slice(Math.max(0, line - 2), line + 1);
}

/** `App.svelte:3:1`, or the path alone of a file that does not exist. */
export function faultPlace(diagnostic: Diagnostic, source: string | null): string {
	if (source === null) return diagnostic.path;
	const { line, column } = toPlace(source, diagnostic.from);
	return `${diagnostic.path}:${line}:${column}`;
}

/** The error with its place, what to do about it, and the code around it. */
export function faultText(diagnostic: Diagnostic, source: string | null): string {
	const { message, hint, code } = diagnostic;
	const frame = faultLines(diagnostic, source).map(({ number, text }) => `${number} | ${text}`);
	const first = `${faultPlace(diagnostic, source)} ${message} (${code})`;
	return [first, hint ?? '', ...frame].filter(Boolean).join('\n');
}
