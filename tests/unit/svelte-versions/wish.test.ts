import { describe, expect, it } from 'vitest';
import { readWish } from '../../../workers/compiler/svelte-versions/wish';

const wish = (wanted: string | null) => readWish(wanted, '5.57.3');

describe('what a project asks for', () => {
	it.each([
		null,
		'',
		'*',
		'latest',
		'x',
		'5.57.3',
		'v5.57.3',
		'^5.0.0',
		'5',
		'>=4',
		'5.57.x',
		'^5'
	])('%j is what comes with Rookery, and nothing is fetched', (wanted) => {
		expect(wish(wanted)).toEqual({ kind: 'bundled' });
	});

	it.each([
		['5.0.0', '5.0.0'],
		[' v4.2.20 ', '4.2.20'],
		['5.0.0-next.1', '5.0.0-next.1'],
		['5.99.0', '5.99.0']
	])('%j is that very version', (wanted, version) => {
		expect(wish(wanted)).toEqual({ kind: 'exact', version });
	});

	it.each([
		['^4.2.0', false],
		['4', false],
		['~5.1.0', false],
		['>=4 <5', false],
		['next', true]
	])('%j is looked up', (range, isTag) => {
		expect(wish(range)).toEqual({ kind: 'range', range, isTag });
	});

	it.each([
		['3.59.2', 'too old'],
		['^3.0.0', 'too old'],
		['npm:evil@1.0.0', 'only published versions'],
		['github:sveltejs/svelte', 'only published versions'],
		['workspace:*', 'only published versions'],
		['https://example.org/svelte.tgz', 'only published versions'],
		['5..', 'is no version']
	])('%j is refused, with the reason', (wanted, reason) => {
		expect(wish(wanted)).toMatchObject({
			kind: 'refused',
			reason: expect.stringContaining(reason)
		});
	});
});
