import type { ChangeSpec } from '@codemirror/state';

/** Past this many differing tokens one change of everything in between is good enough, and quicker. */
const MOST_DIFFERENCES = 2_500;

const tokens = (text: string): string[] => text.match(/\n[\t ]*|[\t ]+|[\p{L}\p{N}_$]+|./gsu) ?? [];

interface Step {
	x: number;
	y: number;
}

/** Corners of a shortest way from `a` to `b` (Myers), from the end to the start; null when it is too long. */
function shortestWay(a: readonly string[], b: readonly string[]): Step[] | null {
	const most = Math.min(a.length + b.length, MOST_DIFFERENCES);
	const furthest = new Int32Array(2 * most + 3);
	const centre = most + 1;
	const history: Int32Array[] = [];
	const startOf = (row: Int32Array, middle: number, k: number, d: number): number => {
		const down = row[middle + k + 1] ?? 0;
		const right = (row[middle + k - 1] ?? 0) + 1;
		return k === -d || (k !== d && right <= down) ? down : right;
	};
	for (let d = 0; d <= most; d++) {
		history.push(furthest.slice(centre - d - 1, centre + d + 2));
		for (let k = -d; k <= d; k += 2) {
			let x = startOf(furthest, centre, k, d);
			while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
			furthest[centre + k] = x;
			if (x < a.length || x - k < b.length) continue;
			const way: Step[] = [{ x, y: x - k }];
			for (let step = d, at = k; step >= 0; step--) {
				const row = history[step] ?? furthest;
				const from = startOf(row, step + 1, at, step);
				way.push({ x: from, y: from - at });
				if (step === 0) return way;
				const isDown = from === (row[step + 1 + at + 1] ?? 0) && (at === -step || at !== step);
				const previous = isDown ? at + 1 : at - 1;
				const before = row[step + 1 + previous] ?? 0;
				way.push({ x: before, y: before - previous });
				at = previous;
			}
		}
	}
	return null;
}

/**
 * Small changes that make `before` say `after`: what both have stays untouched, so that cursors, folds and marks stay with their words.
 * For texts that differ in spaces and punctuation mainly, as after formatting.
 */
export function textChanges(before: string, after: string): ChangeSpec[] {
	if (before === after) return [];
	const a = tokens(before);
	const b = tokens(after);
	const way = shortestWay(a, b);
	if (!way) return [{ from: 0, to: before.length, insert: after }];
	const changes: { from: number; to: number; insert: string }[] = [];
	let [x, y, at] = [0, 0, 0];
	// Corners come in pairs: the start and the end of each run of equal tokens.
	const corners = way.toReversed();
	for (let index = 0; index < corners.length; index += 2) {
		const start = corners[index];
		const end = corners[index + 1];
		if (!start || !end) break;
		const removed = a.slice(x, start.x).join('').length;
		const insert = b.slice(y, start.y).join('');
		const last = changes.at(-1);
		if (last && last.to === at) {
			last.to += removed;
			last.insert += insert;
		} else if (removed > 0 || insert !== '') changes.push({ from: at, to: at + removed, insert });
		at += removed + a.slice(start.x, end.x).join('').length;
		x = end.x;
		y = end.y;
	}
	return changes;
}
