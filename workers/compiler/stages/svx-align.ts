import type { Token } from './svx-tokens';

/** Tokens of two texts that are the same: `[index in a, index in b]`, both growing. */
export type Pair = [a: number, b: number];

/** Most cells of a table for the exact search; beyond that the tokens of a stretch stay unpaired. */
const mostCells = 400_000;

/** Two sequences of tokens, by numbers that stand for their keys: those are compared many times. */
interface Sequences {
	a: Int32Array;
	b: Int32Array;
	/** By number, the length of the key. */
	lengths: number[];
}

/**
 * Pairs equal tokens of two sequences without crossings. Tokens that occur once in both are fixed points (as in patience
 * diff); what lies between them is solved exactly, long tokens counting more than short ones.
 */
export function align(a: readonly Token[], b: readonly Token[]): Pair[] {
	const sequences = toSequences(a, b);
	const pairs: Pair[] = [];
	// A stack, because a long file could nest deeper than calls can.
	const work: Stretch[] = [{ aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length }];
	for (let stretch = work.pop(); stretch; stretch = work.pop()) {
		const { aFrom, aTo, bFrom, bTo } = trim(sequences, stretch, pairs);
		if (aFrom === aTo || bFrom === bTo) continue;
		const fixed = fixedPoints(sequences, { aFrom, aTo, bFrom, bTo });
		if (fixed.length === 0) {
			if ((aTo - aFrom) * (bTo - bFrom) <= mostCells) {
				solve(sequences, { aFrom, aTo, bFrom, bTo }, pairs);
			}
			continue;
		}
		let [aNext, bNext] = [aFrom, bFrom];
		for (const [aAt, bAt] of fixed) {
			work.push({ aFrom: aNext, aTo: aAt, bFrom: bNext, bTo: bAt });
			pairs.push([aAt, bAt]);
			[aNext, bNext] = [aAt + 1, bAt + 1];
		}
		work.push({ aFrom: aNext, aTo, bFrom: bNext, bTo });
	}
	return pairs.sort(([x], [y]) => x - y);
}

function toSequences(a: readonly Token[], b: readonly Token[]): Sequences {
	const numbers = new Map<string, number>();
	const lengths: number[] = [];
	const toNumber = ({ key }: Token): number => {
		let number = numbers.get(key);
		if (number === undefined) {
			number = lengths.push(key.length) - 1;
			numbers.set(key, number);
		}
		return number;
	};
	return { a: Int32Array.from(a, toNumber), b: Int32Array.from(b, toNumber), lengths };
}

interface Stretch {
	aFrom: number;
	aTo: number;
	bFrom: number;
	bTo: number;
}

function trim({ a, b }: Sequences, stretch: Stretch, pairs: Pair[]): Stretch {
	let { aFrom, aTo, bFrom, bTo } = stretch;
	while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) {
		pairs.push([aFrom++, bFrom++]);
	}
	while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) {
		pairs.push([--aTo, --bTo]);
	}
	return { aFrom, aTo, bFrom, bTo };
}

/** The longest growing row of tokens that occur exactly once on both sides. */
function fixedPoints({ a, b }: Sequences, { aFrom, aTo, bFrom, bTo }: Stretch): Pair[] {
	const inA = placesOfUnique(a, aFrom, aTo);
	const inB = placesOfUnique(b, bFrom, bTo);
	const candidates: Pair[] = [];
	for (const [key, aAt] of inA) {
		const bAt = inB.get(key);
		if (aAt >= 0 && bAt !== undefined && bAt >= 0) candidates.push([aAt, bAt]);
	}
	return longestGrowing(candidates);
}

/** -1 for a key that occurs more than once. */
function placesOfUnique(keys: Int32Array, from: number, to: number): Map<number, number> {
	const places = new Map<number, number>();
	for (let at = from; at < to; at++) {
		const key = keys[at] ?? -1;
		places.set(key, places.has(key) ? -1 : at);
	}
	return places;
}

function longestGrowing(pairs: Pair[]): Pair[] {
	/** For each length, the index of the pair with the smallest end. */
	const ends: number[] = [];
	const previous: number[] = [];
	pairs.forEach(([, b], index) => {
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1;
			else high = middle;
		}
		previous[index] = ends[low - 1] ?? -1;
		ends[low] = index;
	});
	const result: Pair[] = [];
	for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
		const pair = pairs[at];
		if (pair) result.push(pair);
	}
	return result.reverse();
}

/** Longest common subsequence by weight. */
function solve(
	{ a, b, lengths }: Sequences,
	{ aFrom, aTo, bFrom, bTo }: Stretch,
	pairs: Pair[]
): void {
	const width = bTo - bFrom + 1;
	const best = new Uint32Array((aTo - aFrom + 1) * width);
	const at = (i: number, j: number) => best[(i - aFrom) * width + (j - bFrom)] ?? 0;
	const weight = (i: number) => 1 + (lengths[a[i] ?? 0] ?? 0);
	for (let i = aTo - 1; i >= aFrom; i--) {
		for (let j = bTo - 1; j >= bFrom; j--) {
			const skip = Math.max(at(i + 1, j), at(i, j + 1));
			const take = a[i] === b[j] ? at(i + 1, j + 1) + weight(i) : 0;
			best[(i - aFrom) * width + (j - bFrom)] = Math.max(skip, take);
		}
	}
	let [i, j] = [aFrom, bFrom];
	while (i < aTo && j < bTo) {
		if (a[i] === b[j] && at(i, j) === at(i + 1, j + 1) + weight(i)) {
			pairs.push([i++, j++]);
		} else if (at(i + 1, j) >= at(i, j + 1)) i++;
		else j++;
	}
}
