import { describe, expect, it } from 'vitest';
import { toLines } from '../../../src/repl/version-lines';

const ALL = ['5.20.1', '5.20.0', '5.2.0', '5.0.0', '5.0.0-next.2', '4.2.20', '4.2.19', '4.0.0'];
const names = (filter: string) => toLines(ALL, filter).flatMap(({ versions }) => versions);

describe('the list of versions', () => {
	it('shows the releases of Svelte 5 by minor line, and the last of 4', () => {
		expect(toLines(ALL, '')).toEqual([
			{ name: '5.20', versions: ['5.20.1', '5.20.0'] },
			{ name: '5.2', versions: ['5.2.0'] },
			{ name: '5.0', versions: ['5.0.0'] },
			{ name: '4.2', versions: ['4.2.20'] }
		]);
	});

	it('shows everything that begins with what is typed, the line of that number first', () => {
		expect(names('5.2')).toEqual(['5.2.0', '5.20.1', '5.20.0']);
		expect(names(' v5.20')).toEqual(['5.20.1', '5.20.0']);
		expect(names('4')).toEqual(['4.2.20', '4.2.19', '4.0.0']);
		expect(names('9')).toEqual([]);
	});

	it('shows prereleases when they are asked for', () => {
		expect(names('5.0.0-')).toEqual(['5.0.0-next.2']);
		expect(names('5.0')).toEqual(['5.0.0']);
	});
});
