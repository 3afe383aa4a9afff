import { describe, expect, test } from 'vitest';
import { importSpecifiers } from '../../../src/files/import-specifiers';
import {
	applyEdits,
	findAgain,
	importUpdates,
	invertEdits
} from '../../../src/files/import-updates';

/** The project after its files moved and its imports followed. */
function move(
	files: Record<string, string>,
	moves: Record<string, string>
): Record<string, string> {
	const paths = new Map(Object.keys(files).map((path) => [path, moves[path] ?? path]));
	const moved = Object.entries(files).map(([before, text], id) => {
		return { id, before, path: paths.get(before) ?? before, text };
	});
	const updates = importUpdates({ files: moved, paths });
	return Object.fromEntries(
		moved.map(({ id, path, text }) => {
			const edits = updates.find((update) => update.id === id)?.edits ?? [];
			return [path, applyEdits(text, edits)];
		})
	);
}

const found = (path: string, text: string): string[] =>
	importSpecifiers(path, text).map((specifier) => specifier.text);

describe('imports are found', () => {
	test('in every form a script has', () => {
		const text = `
import a from './a.js';
import './b.css';
import type { T } from "./t";
export * from './c';
export { d } from './d';
const e = import('./e.svelte').then((x) => x);
const f = await import(\`./f.js\`);
type G = import('./g').G;
`;
		expect(found('x.ts', text)).toEqual([
			'./a.js',
			'./b.css',
			'./t',
			'./c',
			'./d',
			'./e.svelte',
			'./f.js',
			'./g'
		]);
	});

	test('in scripts, markup and styles of a component', () => {
		const text = `<script module>
	export { a } from './a.js';
</script>
<script lang="ts">
	import B from './B.svelte';
	let n: number = 1;
</script>
{#await import('./C.svelte') then { default: C }}<C />{/await}
<button onclick={() => import('./later.js')}>x</button>
<style>
	@import './base.css';
	p { background: url("dot.png"); }
</style>`;
		expect(found('App.svelte', text)).toEqual([
			'./a.js',
			'./B.svelte',
			'./C.svelte',
			'./later.js',
			'./base.css',
			'dot.png'
		]);
	});

	test('in a page of mdsvex, with its layout, and not in its code', () => {
		const text = `---
title: x
layout: './layouts/Post.svelte'
---

<script>
	import Card from './Card.svelte';
</script>

Write \`import x from './no.js'\` or

\`\`\`js
import y from './neither.js';
\`\`\`

{#await import('./late.js')}{/await}
<Card />
`;
		expect(found('Post.svx', text)).toEqual([
			'./layouts/Post.svelte',
			'./Card.svelte',
			'./late.js'
		]);
	});

	test('in style sheets, with and without quotes', () => {
		const text = `@import 'a.css'; @import url(./b.css) screen; p { src: url(f.woff2), url('g.png') }`;
		expect(found('x.css', text)).toEqual(['a.css', './b.css', 'f.woff2', 'g.png']);
	});

	test('in files that are half typed', () => {
		expect(
			found('x.js', `import a from './a.js';\nconst b = (\nimport c from './c.js';`)
		).toContain('./a.js');
		expect(found('x.svelte', `<script>\n\timport A from './A.svelte';\n</script>\n{#if x`)).toEqual(
			['./A.svelte']
		);
		expect(found('x.js', `import a from './a`)).toEqual([]);
	});

	test('and strings that import nothing are not', () => {
		const text = `
const a = './a.js'; // import b from './b.js'
export default './c.js';
const t = \`import('./d.js')\`;
load('./e.js'); import(\`./\${t}.js\`); x.import('./f.js');
`;
		expect(found('x.js', text)).toEqual([]);
		expect(found('x.svelte', `<p>import x from './x.js'</p><img src="./y.png" alt="" />`)).toEqual(
			[]
		);
	});
});

describe('imports follow a file', () => {
	test('that is renamed, with their quotes', () => {
		const files = {
			'App.svelte': `<script>import A from "./A.svelte"; import './A.svelte';</script>`,
			'A.svelte': ''
		};
		expect(move(files, { 'A.svelte': 'B.svelte' })['App.svelte']).toBe(
			`<script>import A from "./B.svelte"; import './B.svelte';</script>`
		);
	});

	test('that is moved, in both directions', () => {
		const files = {
			'App.svelte': `<script>import A from './A.svelte';</script>`,
			'A.svelte': `<script>import s from './state.svelte.js'; import { onMount } from 'svelte';</script>`,
			'state.svelte.js': ''
		};
		expect(move(files, { 'A.svelte': 'lib/ui/A.svelte' })).toEqual({
			'App.svelte': `<script>import A from './lib/ui/A.svelte';</script>`,
			'lib/ui/A.svelte': `<script>import s from '../../state.svelte.js'; import { onMount } from 'svelte';</script>`,
			'state.svelte.js': ''
		});
	});

	test('in a folder that is moved, and not between files that move together', () => {
		const files = {
			'App.svelte': `<script>import { a } from './lib/a.js';</script>`,
			'lib/a.js': `import b from './b.js'; import c from '../c.js';`,
			'lib/b.js': '',
			'c.js': ''
		};
		const moves = { 'lib/a.js': 'src/deep/a.js', 'lib/b.js': 'src/deep/b.js' };
		expect(move(files, moves)).toMatchObject({
			'App.svelte': `<script>import { a } from './src/deep/a.js';</script>`,
			'src/deep/a.js': `import b from './b.js'; import c from '../../c.js';`
		});
	});

	test('without their endings when they had none', () => {
		const files = {
			'a.ts': `import './b'; import './c.js'; import './d'; import './s.svelte'; import './data'`,
			'b.ts': '',
			'c.ts': '',
			'd/index.js': '',
			's.svelte.ts': '',
			'data.json': '{}'
		};
		const moves = {
			'b.ts': 'lib/bee.ts',
			'c.ts': 'lib/c.ts',
			'd/index.js': 'lib/d/index.js',
			's.svelte.ts': 'lib/s.svelte.ts',
			'data.json': 'lib/data.json'
		};
		expect(move(files, moves)['a.ts']).toBe(
			`import './lib/bee'; import './lib/c.js'; import './lib/d'; import './lib/s.svelte'; import './lib/data'`
		);
	});

	test('with the ending where a guess would lead elsewhere', () => {
		const files = { 'a.js': `import './b'`, 'b.svelte': '', 'c.js': '' };
		expect(move(files, { 'b.svelte': 'c.svelte' })['a.js']).toBe(`import './c.svelte'`);
	});

	test('with queries, slashes at the start and in style sheets', () => {
		const files = {
			'x/a.js': `import t from '../t.txt?raw'; import u from '/t.txt?url';`,
			'x/s.css': `@import 'base.css'; p { background: url(../dot.png) }`,
			'x/base.css': '',
			't.txt': '',
			'dot.png': ''
		};
		const moves = {
			't.txt': 'texts/it.txt',
			'x/base.css': 'x/first.css',
			'dot.png': 'x/a dot.png'
		};
		expect(move(files, moves)).toMatchObject({
			'x/a.js': `import t from '../texts/it.txt?raw'; import u from '/texts/it.txt?url';`,
			'x/s.css': `@import 'first.css'; p { background: url(./a\\ dot.png) }`
		});
	});

	test('as the layout of a page, quoted or not', () => {
		const files = {
			'a.svx': '---\nlayout: ./L.svelte # the frame\n---\n# Hi',
			'b.svx': '---\nlayout: "L"\n---\n# Hi',
			'L.svelte': ''
		};
		expect(move(files, { 'L.svelte': 'layouts/L.svelte' })).toMatchObject({
			'a.svx': '---\nlayout: ./layouts/L.svelte # the frame\n---\n# Hi',
			'b.svx': '---\nlayout: "./layouts/L"\n---\n# Hi'
		});
	});

	test('whose name has an apostrophe', () => {
		const files = { 'a.js': `import './b.js'; import "./b.js";`, 'b.js': '' };
		expect(move(files, { 'b.js': "it's.js" })['a.js']).toBe(
			`import './it\\'s.js'; import "./it's.js";`
		);
		const back = { 'a.js': `import './it\\'s.js';`, "it's.js": '' };
		expect(move(back, { "it's.js": 'b.js' })['a.js']).toBe(`import './b.js';`);
	});

	test('and those that led nowhere stay as they are', () => {
		const files = { 'a.js': `import './Panel.svelte'; import 'panel';`, 'Card.svelte': '' };
		expect(move(files, { 'Card.svelte': 'Panel.svelte' })['a.js']).toBe(files['a.js']);
	});
});

test('updates are taken back to the letter, also after other edits', () => {
	const text = `import './a.js';\nlet x;\nimport './bb.js';\n`;
	const edits = [
		{ from: 8, to: 14, insert: './long/a.js' },
		{ from: 33, to: 40, insert: './b.js' }
	];
	const updated = applyEdits(text, edits);
	const back = invertEdits(text, edits);
	expect(applyEdits(updated, back)).toBe(text);
	const edited = updated.replace('let x;', 'let x = 1;\nlet y = 2;');
	expect(applyEdits(edited, findAgain(updated, edited, back))).toBe(
		text.replace('let x;', 'let x = 1;\nlet y = 2;')
	);
	const gone = updated.replace(`import './long/a.js';\n`, '');
	expect(applyEdits(gone, findAgain(updated, gone, back))).toBe(`let x;\nimport './bb.js';\n`);
});
