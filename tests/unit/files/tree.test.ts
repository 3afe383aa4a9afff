import { expect, test } from 'vitest';
import { showBytes } from '../../../src/files/byte-size';
import { treeMove, TypeAhead } from '../../../src/files/tree-keys';
import { allFolders, treeRows } from '../../../src/files/tree-rows';
import { Workspace } from '../../../src/workspace/workspace.svelte';

function rows(paths: string[], { folders = [] as string[], folded = [] as string[] } = {}) {
	const workspace = new Workspace({
		name: '',
		entry: '',
		files: paths.map((path) => ({ path, content: '' })),
		options: {}
	});
	return treeRows(workspace.files, folders, new Set(folded));
}

const show = (list: ReturnType<typeof rows>) =>
	list.map(({ name, level, position, siblings }) => `${level} ${name} ${position}/${siblings}`);

test('folders stand before files, both by name, numbers as numbers', () => {
	const all = rows(['b10.js', 'b2.js', 'App.svelte', 'lib/x.js', 'lib/deep/y.js'], {
		folders: ['empty', 'lib/none']
	});
	expect(show(all)).toEqual([
		'1 empty 1/5',
		'1 lib 2/5',
		'2 deep 1/3',
		'3 y.js 1/1',
		'2 none 2/3',
		'2 x.js 3/3',
		'1 App.svelte 3/5',
		'1 b2.js 4/5',
		'1 b10.js 5/5'
	]);
});

test('a folded folder hides what is in it', () => {
	const all = rows(['a/b/c.js', 'a/d.js', 'e.js'], { folded: ['a/b'] });
	expect(all.map(({ path }) => path)).toEqual(['a', 'a/b', 'a/d.js', 'e.js']);
});

test('arrows walk, fold and unfold as the pattern for trees says', () => {
	const open = rows(['a/b.js', 'c.js']);
	expect(treeMove(open, 0, 'ArrowDown')).toEqual({ kind: 'focus', path: 'a/b.js' });
	expect(treeMove(open, 0, 'ArrowUp')).toBeNull();
	expect(treeMove(open, 0, 'ArrowRight')).toEqual({ kind: 'focus', path: 'a/b.js' });
	expect(treeMove(open, 1, 'ArrowRight')).toBeNull();
	expect(treeMove(open, 1, 'ArrowLeft')).toEqual({ kind: 'focus', path: 'a' });
	expect(treeMove(open, 0, 'ArrowLeft')).toEqual({ kind: 'fold', path: 'a', isFolded: true });
	expect(treeMove(open, 2, 'ArrowLeft')).toBeNull();
	expect(treeMove(open, 2, 'Home')).toEqual({ kind: 'focus', path: 'a' });
	expect(treeMove(open, 0, 'End')).toEqual({ kind: 'focus', path: 'c.js' });
	const folded = rows(['a/b.js', 'c.js'], { folded: ['a'] });
	expect(treeMove(folded, 0, 'ArrowRight')).toEqual({ kind: 'fold', path: 'a', isFolded: false });
	const empty = rows(['c.js'], { folders: ['a'] });
	expect(treeMove(empty, 0, 'ArrowRight')).toBeNull();
});

test('typing goes to the name that begins so, one letter again and again walks on', () => {
	const all = rows(['apple.js', 'avocado.js', 'banana.js']);
	const typing = new TypeAhead();
	expect(typing.find(all, 0, 'a', 0)?.name).toBe('avocado.js');
	expect(typing.find(all, 1, 'a', 100)?.name).toBe('apple.js');
	expect(typing.find(all, 0, 'b', 2000)?.name).toBe('banana.js');
	expect(typing.find(all, 2, 'a', 4000)?.name).toBe('apple.js');
	expect(typing.find(all, 0, 'v', 4100)?.name).toBe('avocado.js');
	typing.forget();
	expect(typing.find(all, 1, 'b', 4200)?.name).toBe('banana.js');
	expect(typing.find(all, 0, 'Enter', 9000)).toBeNull();
});

test('folders are listed with everything above them', () => {
	expect(allFolders(['a/b/c.js', 'd.js'], ['e/f'])).toEqual(['a', 'a/b', 'e', 'e/f']);
});

test('sizes are told in the unit that fits', () => {
	expect(
		[0, 1, 999, 1000, 6234, 99_949, 99_960, 999_499, 999_500, 1_400_000].map(showBytes)
	).toEqual([
		'0 bytes',
		'1 byte',
		'999 bytes',
		'1.0 kB',
		'6.2 kB',
		'99.9 kB',
		'100 kB',
		'999 kB',
		'1.0 MB',
		'1.4 MB'
	]);
});
