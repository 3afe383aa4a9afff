import { expect, test } from 'vitest';
import {
	findFile,
	isProjectSpecifier,
	nearestFile,
	splitQuery
} from '../../../src/workspace/specifiers';
import { resolveProjectImport } from '../../../workers/compiler/resolve-import';
import { specifierRange } from '../../../workers/compiler/specifier-range';

const has =
	(...files: string[]) =>
	(path: string) =>
		files.includes(path);

test('a file is found as it is written, with a guessed ending, and as the index of a folder', () => {
	const find = (path: string, ...files: string[]) => findFile(path, 'App.svelte', has(...files));
	expect(find('a.js', 'a.js', 'a.ts')).toBe('a.js');
	expect(find('a.js', 'a.ts')).toBe('a.ts');
	expect(find('a', 'a.svelte', 'a.js')).toBe('a.js');
	expect(find('a.svelte', 'a.svelte.ts')).toBe('a.svelte.ts');
	expect(find('lib', 'lib/index.ts')).toBe('lib/index.ts');
	expect(find('', 'index.js')).toBe('index.js');
	expect(find('a', 'b')).toBe(null);
});

test('what ends in a slash or in dots is a folder, and never the file beside it', () => {
	const files = has('lib.js', 'lib/index.js', 'lib/a/index.js', 'other.js');
	for (const folder of ['.', './', '..', '../', '../../lib/', '../.']) {
		const importer = folder.startsWith('..') ? 'lib/a/b.js' : 'lib/b.js';
		expect([folder, findFile(folder, importer, files)]).toEqual([folder, 'lib/index.js']);
	}
	expect(findFile('../lib', 'lib/b.js', files)).toBe('lib.js');
	expect(findFile('./other/', 'App.svelte', files)).toBe(null);
});

test('paths are relative to the importer or from the root, and do not leave the project', () => {
	const files = has('lib/a.js', 'b.js');
	expect(resolveProjectImport('./a', 'lib/c.js', files)).toBe('/lib/a.js');
	expect(resolveProjectImport('../b.js?raw', 'lib/c.js', files)).toBe('/b.js?raw');
	expect(resolveProjectImport('/lib/a.js', 'x/y/z.js', files)).toBe('/lib/a.js');
	expect(resolveProjectImport('../../b.js', 'lib/c.js', files)).toBe(null);
});

test('names of packages and URLs are none of the project’s', () => {
	expect(['./a', '../a', '/a', '.', '..'].every(isProjectSpecifier)).toBe(true);
	expect(['a', '@a/b', 'https://a/b', '.hidden'].some(isProjectSpecifier)).toBe(false);
});

test('a query is split off at the first question mark', () => {
	expect(splitQuery('./a?raw')).toEqual({ path: './a', query: '?raw' });
	expect(splitQuery('./a')).toEqual({ path: './a', query: '' });
});

test('the nearest file is suggested if there is one that is near', () => {
	const files = ['lib/Card.svelte', 'App.svelte', 'lib/egg.js'];
	expect(nearestFile('lib/card.svelte', files)).toBe('lib/Card.svelte');
	expect(nearestFile('lib/Cart.svelte', files)).toBe('lib/Card.svelte');
	expect(nearestFile('zzz', files)).toBe(null);
});

test('the specifier of an import is found where it stands', () => {
	const at = (source: string, specifier: string) => {
		const { from, to } = specifierRange(source, specifier);
		return [source.slice(from, to), from];
	};
	expect(at("const x = 'egg';\nimport y from 'egg';", 'egg')).toEqual(['egg', 32]);
	expect(at('import "egg";', 'egg')).toEqual(['egg', 8]);
	expect(at("const x = await import( 'egg' );", 'egg')).toEqual(['egg', 25]);
	expect(at("export * from './a.b';", './a.b')).toEqual(['./a.b', 15]);
	expect(at("import './aXb'; import './a.b';", './a.b')).toEqual(['./a.b', 24]);
	expect(at("{#await import('$app/x')}", '$app/x')).toEqual(['$app/x', 16]);
	expect(at('layout: ./egg', './egg')).toEqual(['./egg', 8]);
	expect(specifierRange('nothing', 'egg')).toEqual({ from: 0, to: 0 });
});
