import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileMdsvex } from '../../../workers/compiler/stages/mdsvex';
import { compileSvelte } from '../../../workers/compiler/stages/svelte';
import { follow, placeOf } from './follow';
import { projectFiles, withNodeFiles } from './node-files';
import type { Files } from './node-files';

const layout = '<script>\n\tlet { children } = $props();\n</script>\n{@render children()}\n';

async function build(source: string, files: Files = {}) {
	const path = 'posts/page.svx';
	const page = await withNodeFiles(files, () =>
		compileMdsvex({ path, source, files: projectFiles(files) })
	);
	if (!page.map) throw new Error(JSON.stringify(page.diagnostics));
	const earlier = { map: page.map, source };
	const component = await compileSvelte({
		path,
		source: page.code,
		earlier,
		generate: 'client',
		css: 'external'
	});
	if (!component.map) throw new Error(JSON.stringify(component.diagnostics));
	return {
		page: { code: page.code, map: page.map },
		component: { code: component.code, map: component.map }
	};
}

const kitchen = `---
title: Kitchen sink
layout: ./L.svelte
---

<script module>
	export const mark_module = 1;
</script>

<script>
	import Card from './Card.svelte';
	let { mark_prop, other = mark_default } = $props();
	let count = $state(mark_script);
</script>

<svelte:head>
	<title>{mark_head}</title>
</svelte:head>

# Heading *with* {mark_heading} text

- one
- two {count} {count} {mark_list}
  - nested {mark_nested}

| a | b |
|---|---|
| {count} | {mark_cell} |

\`\`\`js
const fence = { mark_fence: count };
\`\`\`

[link]({mark_href}) and ![image]({mark_src}) and \`{code}\` and {count}

<Card title={mark_title} onclick={() => mark_handler(count)}>

Inside **{mark_inside}**

</Card>

{#if mark_if}

1. ordered

   <Card
   	title="x"
   	extra={mark_extra}
   />

{:else}

> quoted {mark_quote}

{/if}

{#each [1] as item (mark_key)}

{@const x = mark_const}

{x}{item}

{/each}

<button onclick={() => {
	mark_click();
}}>x</button>

<style>
	h1 { color: red; }
</style>
`;

const markers = [...new Set(kitchen.match(/mark_(?!fence)\w+/g))];

test('every kind of marker in a page leads back to its exact line and column', async () => {
	const { page, component } = await build(kitchen, { 'posts/L.svelte': layout });
	expect(markers.length).toBeGreaterThanOrEqual(20);
	for (const marker of markers) {
		expect(follow(page.map, page.code, marker), marker).toBe(placeOf(kitchen, marker));
	}
	const compiled = markers.filter((marker) => marker !== 'mark_prop');
	for (const marker of compiled) {
		expect(follow(component.map, component.code, marker), marker).toBe(placeOf(kitchen, marker));
	}
	expect(component.map.sources).toEqual(['posts/page.svx']);
	expect(component.map.sourcesContent).toEqual([kitchen]);
});

test('the same page with Windows line ends and a byte order mark keeps its places', async () => {
	const source = `\ufeff${kitchen.replaceAll('\n', '\r\n')}`;
	const { page } = await build(source, { 'posts/L.svelte': layout });
	for (const marker of markers) {
		expect(follow(page.map, page.code, marker), marker).toBe(placeOf(source, marker));
	}
});

test('the layout import leads to the frontmatter that names it', async () => {
	const { page } = await build(kitchen, { 'posts/L.svelte': layout });
	expect(follow(page.map, page.code, 'import Layout_MDSVEX_DEFAULT')).toBe(
		placeOf(kitchen, './L.svelte')
	);
	expect(follow(page.map, page.code, '"title"')).toMatch(/^[12]:/);
});

test('every line of the generated code leads somewhere', async () => {
	const { page } = await build(kitchen, { 'posts/L.svelte': layout });
	for (const line of page.code.split('\n')) {
		if (line !== '') expect(follow(page.map, page.code, line), line).not.toBe('nowhere');
	}
});

/** Pieces of Markdown around a marker; all of them keep it as it is. */
const piece = fc.constantFrom(
	(m: string) => `# Heading {${m}}`,
	(m: string) => `Text with {${m}} and *emphasis* and the same {count}.`,
	(m: string) => `- item\n- item {${m}}\n  - {count}`,
	(m: string) => `> quote {${m}}\n> {count}`,
	(m: string) => `<Card a={${m}} b={count}>\n\ncontent {count}\n\n</Card>`,
	(m: string) => `<button onclick={() => ${m}(count)}>text</button>`,
	(m: string) => `{#if ${m}}\n\nText {count}\n\n{/if}`,
	(m: string) => `| a | {${m}} |\n|---|---|\n| {count} | text |`,
	(m: string) => `\`\`\`js\nconst a = { count };\n\`\`\`\n\n{${m}}`,
	(m: string) => `[text]({${m}}) {count}`,
	(m: string) => `**bold {${m}}** \`{count}\` ~~gone~~`,
	(m: string) => `<p>text</p>\n\n<p>{${m}}</p>`
);

test('in any page made of such pieces every marker leads back to its place', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(piece, { minLength: 1, maxLength: 12 }),
			fc.boolean(),
			async (pieces, hasScript) => {
				const body = pieces.map((write, index) => write(`mark${index}x`)).join('\n\n');
				const script = hasScript ? '<script>\n\tlet count = 0;\n</script>\n\n' : '';
				const source = `${script}${body}\n`;
				const page = await compileMdsvex({ path: 'a.svx', source, files: projectFiles({}) });
				expect(page.diagnostics).toEqual([]);
				pieces.forEach((_, index) => {
					const marker = `mark${index}x`;
					expect(page.map && follow(page.map, page.code, marker)).toBe(placeOf(source, marker));
				});
			}
		),
		{ numRuns: 60 }
	);
});
