import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLines } from '../../../src/repl/changed-lines';

const BEFORE = 'one\ntwo\nthree\nfour';

test('an edit within a line is that line', () => {
	expect(changedLines(BEFORE, 'one\ntwo!\nthree\nfour')).toEqual({ from: 2, to: 2 });
});

test('edits of several lines are one range', () => {
	expect(changedLines(BEFORE, 'one\nTwo\nthree\nFour')).toEqual({ from: 2, to: 4 });
});

test('lines that were put in are these lines and no others', () => {
	expect(changedLines(BEFORE, 'one\na\nb\ntwo\nthree\nfour')).toEqual({ from: 2, to: 3 });
	expect(changedLines(BEFORE, `${BEFORE}\nfive`)).toMatchObject({ to: 5 });
});

test('lines that were taken away mark the place where they were', () => {
	expect(changedLines(BEFORE, 'one\nthree\nfour')).toEqual({ from: 2, to: 2 });
});

test('no change is no range', () => {
	expect(changedLines(BEFORE, BEFORE)).toBe(null);
});

test('every line that is different lies within the range, and the range within the file', () => {
	const texts = fc.array(fc.constantFrom('a', 'b', ''), { maxLength: 8 });
	fc.assert(
		fc.property(texts, fc.nat(8), fc.nat(8), texts, (lines, at, gone, added) => {
			const after = lines.toSpliced(at, gone, ...added);
			const range = changedLines(lines.join('\n'), after.join('\n'));
			if (!range) return;
			expect(range.from).toBeGreaterThanOrEqual(1);
			expect(range.to).toBeGreaterThanOrEqual(range.from);
			expect(range.to).toBeLessThanOrEqual(Math.max(1, after.length));
			const kept = lines.length === after.length;
			for (const [index, line] of after.entries()) {
				if (!kept || line === lines[index]) continue;
				expect(index + 1).toBeGreaterThanOrEqual(range.from);
				expect(index + 1).toBeLessThanOrEqual(range.to);
			}
		})
	);
});
