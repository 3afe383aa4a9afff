import { expect, test } from 'vitest';
import { pairPlaces } from '../../../workers/compiler/pair-places';

/** `A1` is the component A with the attributes 1. */
const places = (text: string) =>
	text
		.split(' ')
		.filter(Boolean)
		.map(([id = '', attributes = '']) => ({ id, attributes }));

test.each([
	['what is written the same is the same', 'A1 B1 A2', 'A1 B1 A2', [0, 1, 2]],
	['also in another order', 'A1 B1 A2', 'A2 A1 B1', [2, 0, 1]],
	['what is new begins anew, and the others go on', 'A1 A2', 'A3 A1 A2', [null, 0, 1]],
	[
		'which are not told when they are written in another way, too',
		'A1 A2',
		'A3 A1 A4',
		[null, 0, null]
	],
	['what is gone takes nothing along', 'A1 A2 B1', 'A2 B1', [1, 2]],
	['the only one that was written in another way is the one of before', 'A1 A2', 'A1 A3', [0, 1]],
	['another place is another one', 'A1 A2', 'A2 A3', [1, null]],
	['two of them cannot be told', 'A1 A2', 'A3 A4', [null, null]],
	['one more of what is written the same cannot be told', 'A1 A1', 'A1 A1 A1', [null, null, null]],
	['equals go by their order', 'A1 B1 A1', 'A1 A1 B1', [0, 2, 1]],
	['another component is another one', 'A1', 'B1', [null]],
	['nothing was there', '', 'A1', [null]]
])('%s', (_, before, after, pairs) => {
	expect(pairPlaces(places(before), places(after))).toEqual(pairs);
});
