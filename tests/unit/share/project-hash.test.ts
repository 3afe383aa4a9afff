import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { FileContent } from '../../../src/protocol/project';
import { projectHash } from '../../../src/share/project-hash';

const hashOf = (...contents: FileContent[]) =>
	projectHash({
		name: '',
		entry: 'App.svelte',
		files: [
			{ path: 'App.svelte', content: '<p>app</p>' },
			...contents.map((content, index) => ({ path: `noise-${index}.bin`, content }))
		],
		options: {}
	});

test('a project becomes the hash of an address', () => {
	expect(hashOf()).toHaveProperty('hash');
});

test('one that browsers would cut, or that no link holds, says why', () => {
	expect(hashOf(new Uint8Array(randomBytes(1_800_000)))).toEqual({
		reason: 'Browsers cut addresses of this length. Remove large files.'
	});
	expect(hashOf('x'.repeat(21_000_000))).toEqual({ reason: expect.stringMatching(/\d/) });
});
