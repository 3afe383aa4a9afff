/** Finds texts by some of their letters, in order: `nf` finds `New file`. */

export interface FuzzyMatch {
	/** Higher is better; only to be compared with matches of the same query. */
	score: number;
	/** Offsets of the letters that were found, in order. */
	at: readonly number[];
}

/** Points for a letter right after the one before it, at the start of a word, and for each letter that was skipped. */
const RUN = 8;
const WORD = 10;
const START = 6;
const SKIP = 0.3;
/** Skipping to the first letter costs no more than this many letters. */
const FARTHEST = 10;
/** Points a letter must have on average: letters scattered over words are no match. */
const LEAST = 3;
/** Longer texts are not searched letter by letter. */
const LONGEST = 200;

/** Null when not all letters of `query` are there in this order. Spaces in it count for nothing; capitals neither. */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | null {
	const wanted = query.toLowerCase().replaceAll(' ', '');
	if (wanted === '') return { score: 0, at: [] };
	const letters = text.slice(0, LONGEST).toLowerCase();
	// The same length again, or offsets would not be those of the text.
	if (letters.length !== Math.min(text.length, LONGEST)) return null;
	return best(wanted, letters, text);
}

/** The best way to find the letters, by dynamic programming: one row per wanted letter, one column per place in the text. */
function best(wanted: string, letters: string, text: string): FuzzyMatch | null {
	const { length } = letters;
	const rows: { scores: number[]; from: number[] }[] = [];
	for (let row = 0; row < wanted.length; row += 1) {
		const scores = new Array<number>(length).fill(-Infinity);
		const from = new Array<number>(length).fill(-1);
		const above = rows[row - 1]?.scores;
		let reach = -Infinity;
		let reachAt = -1;
		for (let column = row; column < length; column += 1) {
			const before = above?.[column - 1] ?? -Infinity;
			reach -= SKIP;
			if (before - SKIP > reach) {
				reach = before - SKIP;
				reachAt = column - 1;
			}
			if (letters[column] !== wanted[row]) continue;
			const bonus = 1 + bonusAt(text, column);
			if (!above) {
				scores[column] = bonus - Math.min(column, FARTHEST) * SKIP;
				continue;
			}
			const run = before + RUN;
			const isRun = run >= reach;
			scores[column] = (isRun ? run : reach) + bonus;
			from[column] = isRun ? column - 1 : reachAt;
		}
		rows.push({ scores, from });
	}
	const last = rows.at(-1)?.scores ?? [];
	const score = Math.max(...last);
	if (score < LEAST * wanted.length) return null;
	const at: number[] = [];
	let column = last.indexOf(score);
	for (let row = wanted.length - 1; row >= 0; row -= 1) {
		at.unshift(column);
		column = rows[row]?.from[column] ?? -1;
	}
	return { score: score - length * 0.01, at };
}

function bonusAt(text: string, at: number): number {
	if (at === 0) return WORD + START;
	const before = text[at - 1] ?? '';
	const isNewWord = /[\s/._:\-()]/.test(before);
	const isCapital = /[a-z]/.test(before) && /[A-Z]/.test(text[at] ?? '');
	return isNewWord || isCapital ? WORD : 0;
}

/** The text in pieces that were found and pieces that were not, to be shown. */
export function toPieces(
	text: string,
	at: readonly number[]
): { text: string; isFound: boolean }[] {
	const found = new Set(at);
	const pieces: { text: string; isFound: boolean }[] = [];
	for (let index = 0; index < text.length; index += 1) {
		const isFound = found.has(index);
		const last = pieces.at(-1);
		if (last && last.isFound === isFound) last.text += text[index];
		else pieces.push({ text: text[index] ?? '', isFound });
	}
	return pieces;
}
