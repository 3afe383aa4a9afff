import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { formatFile } from '../../../src/editor/format-file';
import { formatOptions, readFormatConfig } from '../../../src/editor/format-options';
import { format } from '../../../workers/format/format';

// The parsers are large, and the first test loads them.
vi.setConfig({ testTimeout: 60_000 });

const TABS = formatOptions('x', { indentation: '\t', config: null });
const run = (path: string, text: string, options = TABS) =>
	formatFile({ path, text, options }, (request) => format({ id: 1, ...request }));

test('a component of today is formatted with its script, markup and style', async () => {
	const text = `<script lang="ts">
let {a,b}:{a:number,b?:string}=$props()
const c=$derived(a*2)
</script>
{#snippet row(x:number)}<td>{x+1}</td>{/snippet}
<div {@attach tip("x")}   class={["a",{b}]}>{#each [1,2] as n (n)}{@render row(n)}{:else}<i>none</i>{/each}</div>
<style>p{color:red}</style>`;
	const outcome = await run('App.svelte', text);
	expect(outcome).toMatchInlineSnapshot(`
		{
		  "kind": "formatted",
		  "note": null,
		  "text": "<script lang="ts">
			let { a, b }: { a: number; b?: string } = $props();
			const c = $derived(a * 2);
		</script>

		{#snippet row(x: number)}<td>{x + 1}</td>{/snippet}
		<div {@attach tip('x')} class={['a', { b }]}>
			{#each [1, 2] as n (n)}{@render row(n)}{:else}<i>none</i>{/each}
		</div>

		<style>
			p {
				color: red;
			}
		</style>
		",
		}
	`);
});

test.each([
	['a.js', 'const a = {b:"c"}', "const a = { b: 'c' };\n"],
	['a.svelte.ts', 'let a:number=$state( 1 )', 'let a: number = $state(1);\n'],
	['a.css', 'a{color:red}', 'a {\n\tcolor: red;\n}\n'],
	['a.json', '{"a":[1,2]}', '{ "a": [1, 2] }\n'],
	['a.html', '<p>a<b>c</b></p>', '<p>a<b>c</b></p>\n'],
	['a.yaml', 'a:   1', 'a: 1\n']
])('%s is formatted', async (path, text, expected) => {
	expect(await run(path, text)).toEqual({ kind: 'formatted', text: expected, note: null });
});

test('files that nobody formats are left alone', async () => {
	expect(await run('a.txt', 'a  b')).toEqual({ kind: 'unsupported' });
});

test.each([
	['a.js', 'let a = 1;\nlet = = 2;', '= 2;'],
	['App.svelte', '<p>a</p>\n{#if x}<p>{/if}', '/if}'],
	['App.svelte', '<script>\nlet a = ;\n</script>', ';'],
	['App.svelte', '<style lang="scss">\n$a: 1;\n</style>\n{#if}', '}'],
	['a.css', 'a { color: red;\n', 'a {'],
	['Post.svx', '# A\n\n<script>\n\tlet a = ;\n</script>', ';']
])('a fault in %s is told with its place, and nothing is changed: %j', async (path, text, near) => {
	const outcome = await run(path, text);
	expect(outcome.kind).toBe('fault');
	if (outcome.kind !== 'fault') return;
	expect(text.slice(outcome.from, outcome.from + near.length)).toBe(near);
	expect(outcome.message).not.toMatch(/\n|\(\d+:\d+\)/);
});

test('Markdown is formatted around its Svelte, which stays as it is', async () => {
	const text = `---
title:   Hello
---
<script>
import A from "./A.svelte"
</script>

Heading
===

* one {a*b*c} and <b>x  y</b>
* two \`{ not_code }\`

{#if  a_b_c}
<A  {...x}/>
{/if}

<div>

inner *text* with { x  || y }

</div>

| a | b |
|--|--|
| {x} | long text |

\`\`\`js
const a = {b:1}
\`\`\`
`;
	const outcome = await run('Post.svx', text);
	expect(outcome).toMatchInlineSnapshot(`
		{
		  "kind": "formatted",
		  "note": null,
		  "text": "---
		title: Hello
		---

		<script>
			import A from './A.svelte';
		</script>

		Heading
		===

		- one {a*b*c} and <b>x y</b>
		- two \`{ not_code }\`

		{#if  a_b_c}
		<A  {...x}/>
		{/if}

		<div>

		inner _text_ with { x  || y }

		</div>

		| a   | b         |
		| --- | --------- |
		| {x} | long text |

		\`\`\`js
		const a = { b: 1 };
		\`\`\`
		",
		}
	`);
});

test('formatting twice is formatting once', async () => {
	for (const [path, text] of [
		['a.svelte', '<p>{a}<b>c</b> {#if x}y{/if}</p><script>let x=1</script>'],
		['a.svx', 'Text {a}\n# Head\n- x\n- y\n{#if a}\nb\n{/if}\n\n\n\nend <A b={c}/>\n']
	] as const) {
		const once = await run(path, text);
		if (once.kind !== 'formatted') throw new Error(`${path} was not formatted.`);
		expect(await run(path, once.text)).toEqual(once);
	}
});

test('whatever a Markdown file holds, its Svelte comes through', async () => {
	const line = fc.constantFrom(
		'',
		'',
		'# Head {title}',
		'text with *stars* and {a * b * c}',
		'- item {x}',
		'\t- inner <b a={1}>b</b>',
		'1. one',
		'{#if a_b}',
		'{/if}',
		'<A b={() => { x }} />',
		'<div>',
		'</div>',
		'\tindented {y}',
		'> quote {z}',
		'```js',
		'```',
		'| a | {b} |',
		'|---|---|',
		'a < b && {',
		'c }',
		'`{code}` {`template ${x}`}',
		'<!-- {note} -->',
		'***'
	);
	await fc.assert(
		fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
			const text = lines.join('\n');
			const outcome = await run('a.svx', text);
			if (outcome.kind !== 'formatted') throw new Error('Markdown has no faults.');
			const words = (source: string) => source.match(/\{[#/]?[a-z_]+/g) ?? [];
			expect(words(outcome.text)).toEqual(words(text));
		}),
		{ numRuns: 150 }
	);
});

test('the indentation is the one of the file, unless the project says otherwise', async () => {
	const config = readFormatConfig((path) =>
		path === '.prettierrc'
			? '{"semi":false,"plugins":["evil"],"tabWidth":"x","overrides":[{"files":"*.{ts,svelte}","options":{"useTabs":true}},{"files":["lib/**/*.js"],"options":{"printWidth":20}}]}'
			: null
	);
	const options = (path: string) => formatOptions(path, { indentation: '    ', config });
	expect(options('a.js')).toMatchObject({ useTabs: false, tabWidth: 4, semi: false });
	expect(options('a.js')).not.toHaveProperty('plugins');
	expect(options('x/A.svelte')).toMatchObject({ useTabs: true, printWidth: 100 });
	expect(options('lib/deep/a.js')).toMatchObject({ printWidth: 20 });
	expect(options('lib/a.js')).toMatchObject({ printWidth: 20 });
	expect(options('src/a.js')).toMatchObject({ printWidth: 100 });
});

test('package.json is asked when there is no file of its own; what is not JSON is told', () => {
	const read = (files: Record<string, string>) =>
		readFormatConfig((path) => files[path] ?? null)?.options;
	expect(read({ 'package.json': '{"prettier":{"semi":false}}' })).toEqual({ semi: false });
	expect(read({ 'package.json': '{}' })).toBeUndefined();
	expect(read({ 'package.json': '{' })).toBeUndefined();
	expect(() => read({ '.prettierrc': 'semi: false' })).toThrow('.prettierrc is not JSON');
});
