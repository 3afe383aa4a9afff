import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { svxSupport } from '../../../src/editor/svx-support';
import { svelteLanguage } from '../../../src/ui/code/svelte-language';
import { parseMarkup } from '../../../src/ui/code/svelte-markup';
import { liveTag } from '../../../src/ui/code/svelte-nodes';
import { findCodeEnd } from '../../../src/ui/code/svelte-scanner';

/** Texts of the nodes of that name, before scripts and expressions are parsed. */
function texts(name: string, source: string): string[] {
	const found: string[] = [];
	parseMarkup(source).iterate({
		enter: (node) => {
			if (node.name === name) found.push(source.slice(node.from, node.to));
		}
	});
	return found;
}

const colours = tagHighlighter([
	{ tag: liveTag, class: 'live' },
	{ tag: tags.tagName, class: 'tag' },
	{ tag: tags.className, class: 'component' },
	{ tag: tags.propertyName, class: 'property' },
	{ tag: tags.keyword, class: 'keyword' },
	{ tag: tags.number, class: 'number' }
]);

/** `class:text` of everything that has one of the colours above. */
function coloured(source: string, parser = svelteLanguage.parser): string[] {
	const found: string[] = [];
	highlightTree(parser.parse(source), colours, (from, to, name) => {
		found.push(`${name}:${source.slice(from, to)}`);
	});
	return found;
}

describe('Svelte 5 markup', () => {
	test.each<[string, string, string[]]>([
		['{#snippet row({ a, b }: Item, i = 0)}x{/snippet}', 'Parameters', ['({ a, b }: Item, i = 0)']],
		['{#snippet row({ a })}x{/snippet}', 'SnippetName', ['row']],
		['{@render row({ a: 1 })}', 'Expression', ['row({ a: 1 })']],
		['<div {@attach tip("a > b")}>x</div>', 'Expression', ['tip("a > b")']],
		['{@const x = { a: 1 }}', 'Statement', ['x = { a: 1 }']],
		['{const x = $derived(1)}', 'Statement', ['const x = $derived(1)']],
		['{#each xs as { id }, i (id)}x{/each}', 'Expression', ['xs', '{ id }, i', '(id)']],
		['{#each xs as T[] as x}x{/each}', 'Expression', ['xs as T[]', 'x']],
		['{#each { length: 3 }, i}x{/each}', 'Expression', ['{ length: 3 }, i']],
		['{#await p.then(f) then v}x{/await}', 'Expression', ['p.then(f)', 'v']],
		['{:else if a > b}', 'Expression', ['a > b']],
		['<a class={["x", { y }]} href="/{id}?q">z</a>', 'Expression', ['["x", { y }]', 'id']],
		['<p {...rest} {name}>', 'Expression', ['rest', 'name']],
		['<a.b.C x={`a ${b ? `}` : ""}`} />', 'ComponentName', ['a.b.C']],
		['<div // why\n a="1" /* b */>x</div>', 'AttributeName', ['a']],
		['<i bind:value on:click style:--x="1">', 'DirectiveName', ['bind:', 'on:', 'style:']],
		['<script lang="ts" generics="T extends { a: 1 }">a</script>', 'TypeScriptText', ['a']],
		['<script>let a</script>', 'ScriptText', ['let a']],
		['<style lang="scss">a {}</style>', 'StyleText', ['a {}']],
		['{x.replace(/[{}"]/g, "")}<b>y</b>', 'TagName', ['b', 'b']],
		['{a /* } */}', 'Expression', ['a /* } */']],
		['a < b &amp; c', 'EntityReference', ['&amp;']]
	])('%j: %s', (source, name, expected) => {
		expect(texts(name, source)).toEqual(expected);
	});

	test.each([
		'<button onclick={hatch>x</button>\n<hr />',
		"<p>{'</p>\n<hr />",
		'<p>{`</p>\n<hr />',
		'<p>{fn(a, [</p>\n<hr />',
		'<div class="a>\n<hr class="b" />',
		'<div class=\n<hr />',
		'<div {@attach \n<hr />',
		'{#each xs as\n<hr />{/each}',
		'{#if (a\n<hr />\n{/if}',
		'{#if a}<p {/if}\n<hr />',
		'{#\n<hr />',
		'{\n<hr />\n{#if a}{/if}',
		'<\n<hr />'
	])('half-typed %j does not spoil the next line', (source) => {
		expect(texts('TagName', source)).toContain('hr');
	});

	test('an element that is not closed ends with its parent', () => {
		expect(texts('Element', '<ul><li>a</ul><b>c</b>')).toEqual([
			'<ul><li>a</ul>',
			'<li>a',
			'<b>c</b>'
		]);
	});

	test('any text at all becomes a tree that covers it, with nodes in order', () => {
		const piece = fc.constantFrom(
			...[
				'<',
				'>',
				'/',
				'{',
				'}',
				'"',
				"'",
				'`',
				'${',
				'=',
				' ',
				'\n',
				'a',
				'B',
				'#if',
				'/if',
				'@'
			],
			...['<script>', '</script>', '<style>', '<!--', '-->', '//', '/*', '(', ')', '&amp;', '😀']
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const source = pieces.join('');
				const tree = parseMarkup(source);
				expect(tree.length).toBe(source.length);
				tree.iterate({
					enter: ({ node }) => {
						expect(node.from).toBeGreaterThanOrEqual(
							node.prevSibling?.to ?? node.parent?.from ?? 0
						);
						expect(node.to).toBeLessThanOrEqual(node.parent?.to ?? source.length);
					}
				});
			}),
			{ numRuns: 300 }
		);
	});

	test('the scanner stops at the brace that closes, not at one in a string, comment or pattern', () => {
		for (const code of [
			'a',
			"'}'",
			'`${`}`}`',
			'/[/}]/',
			'{ a: "}" }',
			'(() => { /* } */ })()',
			'a / b / c'
		])
			expect(findCodeEnd(`${code}} rest }`, 0, code.length + 8)).toBe(code.length);
	});

	test('a string that is not closed ends with its line', () => {
		expect(findCodeEnd("'a\n}", 0, 4)).toBe(3);
	});

	test('scripts, expressions and styles have the colours of their languages', () => {
		const found = coloured(
			'<script lang="ts">let a: number = 1</script>{a + 2}<style>b { c: 3 }</style>'
		);
		expect(found).toEqual(
			expect.arrayContaining(['keyword:let', 'number:1', 'number:2', 'live:{'])
		);
		expect(found).toEqual(expect.arrayContaining(['tag:b', 'property:c', 'number:3']));
	});
});

describe('mdsvex', () => {
	const { parser } = svxSupport().language;

	test.each<[string, string[]]>([
		['---\ntitle: "a"\n---\n\n# b', ['property:title']],
		['---\ntitle: a\n', ['property:title']],
		['Text {n + 1} text', ['live:{', 'number:1', 'live:}']],
		['{#each [1] as x}\n- {x}\n{/each}', ['live:#each', 'keyword:as', 'live:/each']],
		['A <Counter start={() => a > 1} /> b', ['component:Counter', 'number:1']],
		['<Counter\n\tstart={1}\n/>', ['component:Counter', 'number:1']],
		['<div>\n\n    <b>{1}</b>\n\n</div>', ['tag:div', 'tag:b', 'number:1']],
		['> quote <b>{1}</b>', ['tag:b', 'number:1']],
		['<script>\nlet a = 1;\n\nlet b = 2;\n</script>', ['tag:script', 'number:1', 'number:2']],
		['```ts\nlet a: b = 1;\n```', ['keyword:let', 'number:1']],
		['```svelte\n<p>{1}</p>\n```', ['tag:p', 'number:1']]
	])('%j', (source, expected) => {
		expect(coloured(source, parser)).toEqual(expect.arrayContaining(expected));
	});

	test('frontmatter is only at the very start', () => {
		expect(coloured('a\n\n---\ntitle: b\n---\n', parser)).toEqual([]);
	});
});
