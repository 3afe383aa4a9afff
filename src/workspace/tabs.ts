/** The row of open files, as ids from left to right. */
import { isText } from './paths';

/** How many files of a new project have a tab at first. */
const FIRST_TABS = 6;

interface Tabbed {
	readonly id: number;
	readonly path: string;
}

/** The tabs of a project that nobody has opened before: the first texts of it, with the file that is shown. */
export function firstTabs(files: readonly Tabbed[], shown: Tabbed | null): readonly number[] {
	const texts = files.filter((file) => file === shown || isText(file.path));
	const others = texts.filter((file) => file !== shown).slice(0, FIRST_TABS - 1);
	return texts.filter((file) => file === shown || others.includes(file)).map(({ id }) => id);
}

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
