import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineIndex } from '../../../workers/compiler/stages/positions';

const text = fc
	.array(fc.constantFrom('a', '😀', ' ', '\n', '\r\n', '\r', 'é'))
	.map((parts) => parts.join(''));

test('every offset that is not inside of a line break survives the way to a line and back', () => {
	fc.assert(
		fc.property(text, (source) => {
			const lines = new LineIndex(source);
			for (let offset = 0; offset <= source.length; offset++) {
				if (source.slice(offset - 1, offset + 1) === '\r\n') continue;
				expect(lines.toOffset(lines.toPosition(offset))).toBe(offset);
			}
		})
	);
});

test('columns count UTF-16 code units', () => {
	expect(new LineIndex('x\n😀y').toPosition(4)).toEqual({ line: 1, column: 2 });
});

test('places outside of the text become its nearest end', () => {
	const lines = new LineIndex('ab\r\ncd');
	expect(lines.toPosition(99)).toEqual({ line: 1, column: 2 });
	expect(lines.toOffset({ line: 0, column: 99 })).toBe(2);
	expect(lines.toOffset({ line: 9, column: 0 })).toBe(6);
	expect(lines.toOffset({ line: -1, column: 3 })).toBe(0);
});
