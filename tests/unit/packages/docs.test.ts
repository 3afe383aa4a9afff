/** docs/packages.md says of each package that `npm run test:packages` tries what comes of it, and of no other. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REFUSALS, SAMPLES } from '../../packages/list';

const docs = readFileSync('docs/packages.md', 'utf8');

/** The cells of the table under a heading, without its head. */
function rowsUnder(heading: string): string[][] {
	const [, section = ''] = docs.split(`\n## ${heading}\n`);
	const [own = ''] = section.split('\n## ');
	const rows = own.split('\n').filter((line) => line.startsWith('|'));
	return rows.slice(2).map((row) =>
		row
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim())
	);
}

it('the packages that work are those that are tried, at the versions that are tried', () => {
	const tried = SAMPLES.map(({ name, pins }) => [name, pins[name], 'works']);
	expect(rowsUnder('Tried packages').toSorted()).toEqual(tried.toSorted());
});

it('the packages that cannot work are those that are refused, for the same reasons', () => {
	const refused = REFUSALS.map(({ name, pins, reason }) => [name, pins[name], reason]);
	const rows = rowsUnder('Packages that cannot work');
	expect(rows.map((row) => row.slice(0, 3)).toSorted()).toEqual(refused.toSorted());
});

it.each(REFUSALS)('what the visitor reads of $name is what is looked for', (refusal) => {
	const row = rowsUnder('Packages that cannot work').find(([name]) => name === refusal.name);
	const [message = '', hint = '', ...rest] = (row?.[3] ?? '')
		.split('…')
		.map((part) => part.trim())
		.filter(Boolean);
	expect({ message, hint, rest }).toEqual({
		message: refusal.message,
		hint: refusal.hint,
		rest: []
	});
});
