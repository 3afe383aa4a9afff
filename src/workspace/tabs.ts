/** The row of open files, as ids from left to right. */

/** Puts a tab right of `after`, or last when that has none. A file that has a tab keeps its place. */
export function insertTab(
	open: readonly number[],
	id: number,
	after: number | null
): readonly number[] {
	if (open.includes(id)) return open;
	const at = after === null ? -1 : open.indexOf(after);
	return at < 0 ? [...open, id] : open.toSpliced(at + 1, 0, id);
}

/** Takes tabs away. When the active one is among them, its nearest neighbour takes over, the right one first. */
export function withoutTabs(
	open: readonly number[],
	active: number | null,
	gone: ReadonlySet<number>
): { open: readonly number[]; active: number | null } {
	const left = open.filter((id) => !gone.has(id));
	if (active === null || !gone.has(active)) return { open: left, active };
	const at = open.indexOf(active);
	const right = open.slice(at + 1).find((id) => !gone.has(id));
	return { open: left, active: right ?? open.slice(0, at).findLast((id) => !gone.has(id)) ?? null };
}
