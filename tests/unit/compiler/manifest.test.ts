import { expect, test } from 'vitest';
import { readManifest } from '../../../workers/compiler/manifest';

const read = (text: string) => readManifest(new Map([['package.json', text]]));

test('dependencies go before those of development', () => {
	const text =
		'{ "devDependencies": { "a": "1", "b": "1" }, "dependencies": { "a": "2", "c": 3 } }';
	expect(read(text)).toEqual({ a: '2', b: '1' });
});

test('a package.json that is empty, or missing, asks for nothing', () => {
	expect(readManifest(new Map())).toEqual({});
	for (const text of ['', ' \n', '{}', '[]']) expect(read(text)).toEqual({});
});

test('one that does not parse cannot be read, which is not the same', () => {
	expect(read('{ "dependencies": { "svelte": "4.2.20", } }')).toBe(null);
});
