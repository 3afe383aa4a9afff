import type { ChangeSpec, Text } from '@codemirror/state';

/** Line ends as CodeMirror counts them: always one code unit. */
export function normalizeLineEnds(text: string): string {
	return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

interface Change {
	from: number;
	to: number;
	insert: string;
}

/**
 * The smallest change that makes `doc` say `text`, or null when it does already. What is the same at both ends stays untouched, so
 * that cursors, folds and steps of undo outside the change stay what they are; with as many lines as before, so does every line
 * that is the same.
 */
export function minimalChange(doc: Text, text: string): ChangeSpec | null {
	const before = doc.toString();
	const after = normalizeLineEnds(text);
	const change = trimmed(before, after, 0);
	if (!change) return null;
	const old = before.slice(change.from, change.to).split('\n');
	const lines = change.insert.split('\n');
	if (old.length !== lines.length || old.length === 1) return change;
	let at = change.from;
	return lines.flatMap((line, index) => {
		const own = old[index] ?? '';
		const from = at;
		at += own.length + 1;
		return trimmed(own, line, from) ?? [];
	});
}

/** One change without what is the same at both ends, moved by `offset`. */
function trimmed(before: string, after: string, offset: number): Change | null {
	if (before === after) return null;
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
	let same = 0;
	while (
		same < shorter - start &&
		before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
	)
		same++;
	return {
		from: offset + start,
		to: offset + before.length - same,
		insert: after.slice(start, after.length - same)
	};
}
