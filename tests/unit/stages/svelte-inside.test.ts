import { expect, test } from 'vitest';
import { compileSvelte } from '../../../workers/compiler/stages/svelte';

async function inside(markup: string, script = '') {
	const source = `<script>
	import A from './A.svelte';
	import B from './lib/B.svx';
	import { Bar } from './bar.js';
	import Icon, { Other } from 'icons';
	let n = $state(0);
	${script}
</script>
${markup}`;
	const result = await compileSvelte({
		...{ path: 'App.svelte', source, generate: 'client', css: 'external', hmr: true }
	});
	expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
	const { places = [], uncertain = new Set() } = result.inside ?? {};
	const certain = places.filter(({ specifier }) => !uncertain.has(specifier));
	return certain.map(({ specifier }) => specifier.replace(/^.*\/|\..*$/g, '')).join(' ');
}

test('components have places of their own in elements, in the order of the document', async () => {
	expect(await inside('<A /><div><B /><p><A {n} onclick={() => n++} /></p></div><Icon />')).toBe(
		'A B A'
	);
});

test.each([
	'{#if n}<A />{/if}',
	'{#if n}{:else}<A />{/if}',
	'{#each [1] as i}<A {i} />{/each}',
	'{#key n}<A />{/key}',
	'{#snippet s()}<A />{/snippet}<Icon {s} />',
	'<Icon><A /></Icon>',
	'<svelte:element this="p"><A /></svelte:element>',
	'<svelte:boundary><A /></svelte:boundary>',
	'<noscript><A /></noscript>',
	'<svelte:head><A /></svelte:head>',
	'<Icon as={A} />'
])('not in %s, and then nowhere', async (markup) => {
	expect(await inside(markup)).toBe('');
	expect(await inside(`<A /><B />${markup}`)).toBe('B');
});

test('one that the script does something else with may stand anywhere', async () => {
	expect(await inside('<A /><B />', 'const all = [A];')).toBe('B');
	expect(await inside('<A /><B />', 'const one = n ? A : null;')).toBe('B');
});

test.each([
	['{@render s()}', 'let { s } = $props();'],
	['<slot />', ''],
	['<Bar />', ''],
	['<svelte:component this={A} />', ''],
	['<Bar.A />', ''],
	['<Alias />', "import Alias from './alias.js';"],
	['<Short />', "import Short from './A';"],
	['<ui.A />', "import ui from './ui.js';"],
	['{#each [Icon] as B}<B />{/each}', ''],
	['<Icon let:B><B /></Icon>', ''],
	['<C />', 'const C = n ? Icon : Other;'],
	['{#each [Icon] as C}<C />{/each}', ''],
	['<p>{await 1}</p>', '']
])('nothing is certain beside %s', async (markup, script) => {
	expect(await inside(`<A />${markup}`, script)).toBe('');
});

test('what functions and blocks wait for delays nothing', async () => {
	const script = 'async function load() { for await (const one of [n]) n = await one; }';
	expect(
		await inside('<A onclick={async () => await load()} />{#await n}{:then n}{n}{/await}', script)
	).toBe('A');
	expect(await inside('<A />', 'const one = await Promise.resolve(1);')).toBe('');
});

test('what stands in a package is none of the project', async () => {
	expect(await inside('<A /><Other /><Icon /><Icon.Root />')).toBe('A');
});

test('attributes are compared as they are written', async () => {
	const attributes = async (markup: string) => {
		const source = `<script>import A from './A.svelte';</script>${markup}`;
		const result = await compileSvelte({
			...{ path: 'App.svelte', source, generate: 'client', css: 'external', hmr: true }
		});
		return result.inside?.places[0]?.attributes;
	};
	const one = await attributes('<A a={1} b="c" />');
	expect(await attributes("<p>text</p>\n<A   a={ 1 }\n b='c'></A>")).toBe(one);
	expect(await attributes('<A a={2} b="c" />')).not.toBe(one);
	expect(await attributes('<A a={1} />')).not.toBe(one);
});
