import type { ChangeSpec, Text } from '@codemirror/state';

/** Line ends as CodeMirror counts them: always one code unit. */
export function normalizeLineEnds(text: string): string {
	return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * The smallest single change that makes `doc` say `text`, or null when it does already. What is the same at both ends
 * stays untouched, so that cursors and folds outside the change stay where they are.
 */
export function minimalChange(doc: Text, text: string): ChangeSpec | null {
	const before = doc.toString();
	const after = normalizeLineEnds(text);
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
		from: start,
		to: before.length - same,
		insert: after.slice(start, after.length - same)
	};
}
