import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	basename,
	checkPath,
	defaultEntry,
	dirname,
	extension,
	freeFolder,
	freePath,
	isText,
	join,
	kindOf,
	MAX_PATH_LENGTH,
	normalize,
	relative,
	resolve
} from '../../../src/workspace/paths';

/** Text of few characters: quick to make, and likely to clash. */
const of = (characters: string, maxLength: number): fc.Arbitrary<string> =>
	fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength });
const part = of('abAB09_+()[]éÉ😀 -', 5).filter((text) => text.trim() === text);
const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

describe('parts of a path', () => {
	test('are read by slash and dot', () => {
		expect(basename('lib/ui/Button.svelte')).toBe('Button.svelte');
		expect(dirname('lib/ui/Button.svelte')).toBe('lib/ui');
		expect(dirname('App.svelte')).toBe('');
		expect(extension('lib.d/state.svelte.ts')).toBe('.ts');
		expect(extension('.env')).toBe('');
		expect(extension('a.b/Makefile')).toBe('');
	});

	test.each([
		['App.svelte', 'svelte'],
		['post.svx', 'svx'],
		['README.md', 'svx'],
		['a.mjs', 'js'],
		['a.ts', 'ts'],
		['lib/count.svelte.js', 'svelte-js'],
		['lib/count.svelte.ts', 'svelte-ts'],
		['lib/count.svelte.test.ts', 'svelte-ts'],
		['x.svelte.d/plain.ts', 'ts'],
		['svelte.js', 'js'],
		['app.css', 'css'],
		['data.JSON', 'json'],
		['index.html', 'html'],
		['logo.svg', 'asset'],
		['font.woff2', 'asset'],
		['notes.txt', 'other'],
		['Makefile', 'other']
	])('say that %s is %s', (name, kind) => {
		expect(kindOf(name)).toBe(kind);
	});

	test('tell bytes from text', () => {
		expect(isText('logo.PNG')).toBe(false);
		expect(isText('logo.svg')).toBe(true);
		expect(isText('unknown.xyz')).toBe(true);
	});
});

describe('relative paths', () => {
	test('are resolved from the importer or from the root, never beyond it', () => {
		expect(resolve('lib/a.js', './b.js')).toBe('lib/b.js');
		expect(resolve('lib/a.js', '../b.js')).toBe('b.js');
		expect(resolve('lib/a.js', '/b.js')).toBe('b.js');
		expect(resolve('lib/a.js', '../../b.js')).toBeNull();
		expect(resolve('lib/a.js', '..')).toBe('');
		expect(resolve('a.js', '..')).toBeNull();
		expect(join('lib/', './ui//x', '../y')).toBe('lib/ui/y');
		expect(normalize('../../a/../b')).toBe('../../b');
	});

	test('lead from any file to any other', () => {
		fc.assert(
			fc.property(path, path, (from, to) => {
				expect(relative(from, to)).toMatch(/^\.\.?\//);
				expect(resolve(from, relative(from, to))).toBe(to);
			})
		);
	});

	test('normalize to the same text twice', () => {
		fc.assert(
			fc.property(of('./ab', 20), (text) => {
				expect(normalize(normalize(text))).toBe(normalize(text));
			})
		);
	});
});

describe('checkPath', () => {
	const existing = ['App.svelte', 'lib/Counter.svelte', 'notes'];

	test.each([
		['', 'needs a name'],
		['   ', 'needs a name'],
		['App.svelte', 'already a file'],
		['app.svelte', 'capitals'],
		['lib', 'is a folder'],
		['LIB', 'is a folder'],
		['notes/today.md', 'is a file'],
		['Lib/x.js', 'same capitals'],
		['../x.js', '`..`'],
		['a/./x.js', '`.`'],
		['/x.js', 'slash at the start'],
		['a//x.js', 'Two slashes'],
		['a/', 'not with a slash'],
		['a\\x.js', 'backslash'],
		['a\nx.js', 'control'],
		['a\u202ex.js', 'control'],
		['a\ud800.js', 'control'],
		['what?.js', '`?`'],
		['a#b.js', '`#`'],
		['__proto__', '__proto__'],
		['a/__proto__/b.js', '__proto__'],
		[' a.js', 'space'],
		['a.', 'dot'],
		['a'.repeat(MAX_PATH_LENGTH + 1), 'longer than']
	])('refuses %j', (name, reason) => {
		expect(checkPath(name, existing)).toContain(reason);
	});

	test.each([
		'+page.svelte',
		'blog/[slug]/(a)/x.svx',
		'.env',
		'é😀.svelte',
		'a b.css',
		'$lib/@x.ts'
	])('takes %j', (name) => {
		expect(checkPath(name, existing)).toBeNull();
	});

	test('lets through only paths that are normal already and stay inside the project', () => {
		const anything = fc.oneof(of('./\\ab :\u202e\0é', 12), of('./ab', 6), path);
		fc.assert(
			fc.property(anything, (text) => {
				if (checkPath(text, []) !== null) return;
				expect(normalize(text)).toBe(text);
				expect(resolve('x.js', text)).toBe(text);
			})
		);
	});

	test('never lets two files be one on a disk without capitals', () => {
		fc.assert(
			fc.property(fc.array(path), (paths) => {
				const taken: string[] = [];
				for (const one of paths) if (checkPath(one, taken) === null) taken.push(one);
				const folded = taken.map((one) => one.normalize('NFC').toLowerCase());
				expect(new Set(folded).size).toBe(taken.length);
				for (const one of folded) {
					expect(folded.filter((other) => other.startsWith(`${one}/`))).toEqual([]);
				}
			})
		);
	});
});

describe('freeFolder', () => {
	test('puts the number last, beside files and folders of any capitals', () => {
		const taken = { files: ['lib/a.js', 'Lib-2', 'v1.2/x.js'], folders: ['lib-3'] };
		expect(freeFolder('lib', taken)).toBe('lib-4');
		expect(freeFolder('v1.2', taken)).toBe('v1.2-2');
		expect(freeFolder('src', taken)).toBe('src');
		expect(freeFolder('Lib/a', taken)).toBe('a');
	});
});

describe('freePath', () => {
	test('counts up before the endings', () => {
		expect(freePath('a.js', ['b.js'])).toBe('a.js');
		expect(freePath('lib/s.svelte.ts', ['lib/s.svelte.ts', 'lib/s-2.svelte.ts'])).toBe(
			'lib/s-3.svelte.ts'
		);
		expect(freePath('.env', ['.env'])).toBe('.env-2');
	});

	test('always finds a path that may be used', () => {
		fc.assert(
			fc.property(fc.array(path, { maxLength: 6 }), path, (paths, wanted) => {
				const taken: string[] = [];
				for (const one of paths) if (checkPath(one, taken) === null) taken.push(one);
				expect(checkPath(freePath(wanted, taken), taken)).toBeNull();
			})
		);
	});
});

test('the entry is App.svelte, else App.svx, else the first component', () => {
	expect(defaultEntry(['x.js', 'App.svx', 'App.svelte'])).toBe('App.svelte');
	expect(defaultEntry(['B.svelte', 'App.svx'])).toBe('App.svx');
	expect(defaultEntry(['x.js', 'lib/B.svelte'])).toBe('lib/B.svelte');
	expect(defaultEntry([])).toBe('App.svelte');
});
