import { expect, test } from 'vitest';
import { compileSvelte } from '../../../workers/compiler/stages/svelte';

async function layout(markup: string, script = ''): Promise<string | undefined> {
	const source = `<script>import A from './A.svelte'; import B from './B.svelte'; let n = $state(0); ${script}</script>\n${markup}`;
	const result = await compileSvelte({
		...{ path: 'App.svelte', source, generate: 'client', css: 'external', hmr: true }
	});
	expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
	return result.layout;
}

const MARKUP = `<h1>one</h1>
{#if n}<p>{n}</p>{/if}
{#each [1, 2] as i (i)}<A {i}>{#if n > 1}<B />{:else}<A />{/if}</A>{/each}
{#await n}<A />{:then v}<B {v} />{/await}
{#snippet s(q)}<B {q} />{/snippet}
{@render s(1)}`;

test('text, elements, attributes, styles and blocks without components do not change it', async () => {
	const before = await layout(MARKUP);
	expect(before).not.toBe('');
	const after = MARKUP.replace('one', '<b>two</b>')
		.replace('{#if n}<p>{n}</p>{/if}', '{#each [n] as m}<i>{m}</i>{/each}')
		.replace('<A {i}>', '<div><A i="other"  b={n}>and</A></div>'.replace('and</A></div>', ''))
		.replace('</A>{/each}', '</A></div>{/each}')
		.replace('{#if n > 1}', '{#if n>1}');
	expect(await layout(`${after}<style>h1 { color: red }</style>`, 'const other = () => n++;')).toBe(
		before
	);
});

test.each([
	['a component more', '<h1>', '<B /><h1>'],
	['a component less', '<A />', ''],
	['another component', '<A {i}>', '<B {i}>', '</A>{/each}', '</B>{/each}'],
	['another order', '<B />{:else}<A />', '<A />{:else}<B />'],
	['another condition', '{#if n > 1}', '{#if n > 2}'],
	['another list', '[1, 2]', '[2, 1]'],
	['another key', '(i)', '(i + 1)'],
	['another promise', '{#await n}', '{#await n + 1}'],
	['a block around it', '<B {q} />', '{#key n}<B {q} />{/key}'],
	['another snippet rendered', '{@render s(1)}', '{@render s(2)}']
])('%s changes it', async (_, ...changes) => {
	let after = MARKUP;
	for (let at = 0; at < changes.length; at += 2) {
		after = after.replace(changes[at] ?? '', changes[at + 1] ?? '');
	}
	expect(after).not.toBe(MARKUP);
	expect(await layout(after)).not.toBe(await layout(MARKUP));
});

test('another state changes it, since blocks may depend on that', async () => {
	const one = await layout('<A />', 'let open = $state(false);');
	expect(await layout('<A />', 'let open = $state(true);')).not.toBe(one);
	expect(await layout('<A />', 'let open = $state( false ); let m = 1;')).toBe(one);
});

test.each(['<A />', '<ns.A />', '<svelte:component this={A} />', '{@render A()}', '<slot />'])(
	'%s is a component inside',
	async (markup) => {
		expect(await layout(markup, 'const ns = { A };')).not.toBe('');
	}
);

test('without components there is none', async () => {
	expect(await layout('<p>{n}</p>{#if n}<b>{n}</b>{/if}')).toBe('');
});
