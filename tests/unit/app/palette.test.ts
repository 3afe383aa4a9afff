import FileIcon from '@lucide/svelte/icons/file';
import { describe, expect, test } from 'vitest';
import type { PaletteItem } from '../../../src/app/palette';
import { searchPalette } from '../../../src/app/palette';
import { ago } from '../../../src/app/ago';

const item = (id: string, section: string, title: string, keywords = ''): PaletteItem => ({
	id,
	section,
	title,
	keywords,
	icon: FileIcon,
	run: () => undefined
});

const ITEMS = [
	item('a', 'Files', 'App.svelte'),
	item('b', 'Files', 'counter.svelte.ts'),
	item('c', 'Commands', 'Clear console'),
	item('d', 'Commands', 'Share this project', 'link copy'),
	item('e', 'Examples', 'A counter')
];

const shown = (query: string, recent: string[] = []) =>
	searchPalette(ITEMS, query, recent).map(({ title, hits }) => [title, hits.map(({ id }) => id)]);

describe('the palette', () => {
	test('shows everything by its headings when nothing is typed, recent ones first', () => {
		expect(shown('')).toEqual([
			['Files', ['a', 'b']],
			['Commands', ['c', 'd']],
			['Examples', ['e']]
		]);
		expect(shown('', ['d', 'gone', 'b'])).toEqual([
			['Recent', ['d', 'b']],
			['Files', ['a']],
			['Commands', ['c']],
			['Examples', ['e']]
		]);
	});

	test('the heading with the best hit comes first', () => {
		expect(shown('count')[0]).toEqual(['Files', ['b']]);
		expect(shown('cl')[0]).toEqual(['Commands', ['c']]);
	});

	test('a file comes before an example that fits a little better', () => {
		const items = [item('e', 'Examples', 'Context'), item('f', 'Files', 'counter.svelte.js')];
		expect(searchPalette(items, 'cnt', []).map(({ title }) => title)).toEqual([
			'Files',
			'Examples'
		]);
	});

	test('a > leaves commands alone', () => {
		expect(shown('>co')).toEqual([['Commands', ['c']]]);
		expect(shown('>')).toEqual([['Commands', ['c', 'd']]]);
	});

	test('words that nobody sees find by their beginnings, after three letters', () => {
		expect(shown('copy')).toEqual([['Commands', ['d']]]);
		expect(shown('opy')).toEqual([]);
		expect(shown('li')).toEqual([]);
	});

	test('among equals the recent one comes first', () => {
		const twins = [item('x', 'Files', 'Card.svelte'), item('y', 'Files', 'Card.svelte')];
		const order = searchPalette(twins, 'card', ['y']).flatMap(({ hits }) => hits);
		expect(order.map(({ id }) => id)).toEqual(['y', 'x']);
	});
});

describe('how long ago', () => {
	test('is told in the largest unit that fits', () => {
		const now = Date.UTC(2026, 0, 10);
		expect(ago(now - 5_000, now)).toBe('a moment ago');
		expect(ago(now + 5_000, now)).toBe('a moment ago');
		expect(ago(now - 3 * 60_000, now)).toBe('3 minutes ago');
		expect(ago(now - 86_400_000, now)).toBe('yesterday');
		expect(ago(now - 800 * 86_400_000, now)).toBe('2 years ago');
	});
});
