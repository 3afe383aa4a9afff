/** Lines of a file, 1-based, both included. */
export interface LineRange {
	from: number;
	to: number;
}

/**
 * The lines of `after` that an edit of `before` touched: one range around everything that differs, or the line that came in the place of
 * lines taken away. Null when nothing differs.
 */
export function changedLines(before: string, after: string): LineRange | null {
	if (before === after) return null;
	const old = before.split('\n');
	const lines = after.split('\n');
	const shorter = Math.min(old.length, lines.length);
	let start = 0;
	while (start < shorter && old[start] === lines[start]) start++;
	let end = 0;
	while (end < shorter - start && old.at(-1 - end) === lines.at(-1 - end)) end++;
	const from = Math.min(start + 1, lines.length);
	return { from, to: Math.max(from, lines.length - end) };
}
