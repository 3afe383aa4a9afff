import { Text } from '@codemirror/state';
import { ChangeSet } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textChanges } from '../../../src/editor/text-diff';

function apply(before: string, after: string): string {
	const doc = Text.of(before.split('\n'));
	return ChangeSet.of(textChanges(before, after), before.length).apply(doc).toString();
}

test('the changes make one text of the other, whatever the two are', () => {
	const word = fc.constantFrom('a', 'b', 'foo', ' ', '  ', '\n', '\n\t', ';', '{', '}', '(', '😀');
	const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''));
	fc.assert(
		fc.property(text, text, (before, after) => {
			expect(apply(before, after)).toBe(after);
		}),
		{ numRuns: 500 }
	);
});

test('words that both texts have stay untouched', () => {
	const before = `let a = {b:1,\nc: "two"}`;
	const after = `let a = {\n\tb: 1,\n\tc: 'two'\n};\n`;
	const touched = textChanges(before, after).map((change) =>
		'from' in change ? before.slice(change.from, change.to) : ''
	);
	for (const word of ['let', 'a', 'b', '1', 'c', 'two'])
		expect(touched.join('|')).not.toContain(word);
	expect(apply(before, after)).toBe(after);
});

test('texts that have little in common are replaced', () => {
	const before = Array.from({ length: 5_000 }, (_, index) => `a${index}`).join(' ');
	const after = Array.from({ length: 5_000 }, (_, index) => `b${index}`).join(' ');
	expect(apply(before, after)).toBe(after);
});
