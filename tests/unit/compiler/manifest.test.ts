import { expect, test } from 'vitest';
import { readManifest } from '../../../workers/compiler/manifest';

const read = (text: string) => readManifest(new Map([['package.json', text]]));

test('package.json says which ranges are wanted and whether the project is a module', () => {
	const text =
		'{ "type": "module", "devDependencies": { "a": "1", "b": "1" }, "dependencies": { "a": "2", "c": 3 } }';
	expect(read(text)).toEqual({ dependencies: { a: '2', b: '1' }, isModule: true });
});

test('a package.json that is empty, or missing, asks for nothing', () => {
	const nothing = { dependencies: {}, isModule: false };
	expect(readManifest(new Map())).toEqual(nothing);
	for (const text of ['', ' \n', '{}', '[]']) expect(read(text)).toEqual(nothing);
});

test('one that does not parse cannot be read, which is not the same', () => {
	expect(read('{ "dependencies": { "svelte": "4.2.20", } }')).toBe(null);
});
