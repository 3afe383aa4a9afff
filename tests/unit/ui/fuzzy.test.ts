import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzyMatch, toPieces } from '../../../src/ui/fuzzy';

const marked = (query: string, text: string) =>
	toPieces(text, fuzzyMatch(query, text)?.at ?? [])
		.map(({ text: piece, isFound }) => (isFound ? `[${piece}]` : piece))
		.join('');

describe('fuzzy matching', () => {
	test('finds letters at the starts of words, and runs of them', () => {
		expect(marked('nf', 'New file')).toBe('[N]ew [f]ile');
		expect(marked('console', 'Clear console')).toBe('Clear [console]');
		expect(marked('cnt', 'counter.svelte.ts')).toBe('[c]ou[nt]er.svelte.ts');
		expect(marked('SR', 'SettingsRow')).toBe('[S]ettings[R]ow');
	});

	test('letters scattered over words are no match', () => {
		expect(fuzzyMatch('co', 'Duplicate this project')).toBeNull();
		expect(fuzzyMatch('xyz', 'New file')).toBeNull();
		expect(fuzzyMatch('fn', 'New file')).toBeNull();
	});

	test('a better place wins over an earlier one', () => {
		expect(marked('set', 'Reset settings')).toBe('Reset [set]tings');
		const start = fuzzyMatch('pro', 'Projects')?.score ?? 0;
		const inside = fuzzyMatch('pro', 'Duplicate this project')?.score ?? 0;
		expect(start).toBeGreaterThan(inside);
	});

	test('a text is found by itself, whatever is in it', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-zA-Z./ -]{1,40}$/), (text) => {
				fc.pre(text.trim() !== '');
				expect(fuzzyMatch(text, text)).not.toBeNull();
			})
		);
	});

	test('what was found is the query, letter by letter and in order, and the pieces are the text', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 5 }), fc.string({ maxLength: 60 }), (query, text) => {
				const match = fuzzyMatch(query, text);
				if (!match) return;
				const found = match.at.map((at) => text[at]?.toLowerCase()).join('');
				expect(found).toBe(query.toLowerCase().replaceAll(' ', ''));
				expect(match.at).toEqual([...match.at].sort((a, b) => a - b));
				expect(
					toPieces(text, match.at)
						.map((piece) => piece.text)
						.join('')
				).toBe(text);
			})
		);
	});
});
