import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainSize } from '../../../src/editor/plain-size';

test('a text without a line break takes one line', () => {
	expect(plainSize('')).toEqual({ lines: 1, columns: 0 });
	expect(plainSize('egg')).toEqual({ lines: 1, columns: 3 });
});

test('tabs reach to the next stop', () => {
	expect(plainSize('\t\ta\tb').columns).toBe(7);
	expect(plainSize('abc\tx').columns).toBe(5);
});

test('the widest line counts, and there is one line more than there are breaks', () => {
	fc.assert(
		fc.property(fc.array(fc.stringMatching(/^[a-z ]{0,40}$/), { minLength: 1 }), (lines) => {
			expect(plainSize(lines.join('\n'))).toEqual({
				lines: lines.length,
				columns: Math.max(...lines.map((line) => line.length))
			});
		})
	);
});
