import { expect, test } from 'vitest';
import { compileSvelte, compileSvelteModule } from '../../../workers/compiler/stages/svelte';
import { follow, placeOf } from './follow';

const client = { path: 'lib/Box.svelte', generate: 'client', css: 'external' } as const;

test('a component becomes an ES module with its styles beside it', async () => {
	const source = '<p>hi</p>\n<style>p { color: red }</style>';
	const result = await compileSvelte({ ...client, source });
	expect(result.ok).toBe(true);
	expect(result.code).toContain('export default');
	expect(result.css).toMatch(/p\.svelte-\w+ \{ color: red \}/);
	expect(result.diagnostics).toEqual([]);
});

test('the class that scopes styles depends on the path alone', async () => {
	const source = '<p>hi</p><style>p { color: red }</style>';
	const [one, two] = await Promise.all([
		compileSvelte({ ...client, source }),
		compileSvelte({ ...client, source: source.replace('red', 'blue') })
	]);
	expect(one.css?.match(/svelte-\w+/)?.[0]).toBe(two.css?.match(/svelte-\w+/)?.[0]);
});

test('injected styles are in the code', async () => {
	const source = '<p>hi</p><style>p { color: red }</style>';
	const result = await compileSvelte({ ...client, source, css: 'injected' });
	expect(result.code).toContain('color: red');
});

test('a custom element is compiled as one', async () => {
	const source = '<svelte:options customElement="x-box" /><p>hi</p>';
	const result = await compileSvelte({ ...client, source });
	expect(result.code).toContain('customElements.define("x-box"'.replaceAll('"', "'"));
	expect(result.diagnostics).toEqual([]);
});

test('hot replacement code and server code come on demand', async () => {
	const source = '<p>hi</p>';
	const hot = await compileSvelte({ ...client, source, hmr: true });
	expect(hot.code).toContain('import.meta.hot');
	const server = await compileSvelte({ ...client, source, generate: 'server' });
	expect(server.code).toContain('svelte/internal/server');
});

test('await in markup works', async () => {
	const source = '<script>\n\tlet a = $state(1);\n</script>\n<p>{await Promise.resolve(a)}</p>';
	expect((await compileSvelte({ ...client, source })).ok).toBe(true);
});

test('an error has its exact range after characters outside of the basic plane', async () => {
	const source = '<p>😀😀</p>\n{#each}{/each}';
	const { ok, diagnostics } = await compileSvelte({ ...client, source });
	expect(ok).toBe(false);
	const [error] = diagnostics;
	expect(error?.from).toBe(source.indexOf('{#each}') + '{#each'.length);
	expect(error?.path).toBe(client.path);
	expect(error?.message).not.toContain('https://');
	expect(error?.docs).toBe(`https://svelte.dev/docs/svelte/compiler-errors#${error?.code}`);
});

test('a warning has its exact range and page', async () => {
	const source = '<p>😀</p><img src="x">';
	const { ok, diagnostics } = await compileSvelte({ ...client, source });
	expect(ok).toBe(true);
	const [warning] = diagnostics;
	expect(source.slice(warning?.from, warning?.to)).toBe('<img src="x">');
	expect(warning).toMatchObject({
		severity: 'warning',
		code: 'a11y_missing_attribute',
		docs: 'https://svelte.dev/docs/svelte/compiler-warnings#a11y_missing_attribute'
	});
});

const typed = `<script module lang="ts">
	export enum Size { Small = 1, Large }
</script>
<script lang="ts">
	import type { Thing } from './types';
	class Point { constructor(public x: number, private y = 2) {} }
	let thing: Thing | null = $state<Thing | null>(null);
	const marker_script = new Point(Size.Large);
</script>
<button onclick={(event: MouseEvent) => marker_handler(event)}>{(thing as Thing)?.marker_markup}</button>
`;

test('enums and parameter properties work in scripts, types in markup, and everything keeps its place', async () => {
	const { ok, code, map, diagnostics } = await compileSvelte({ ...client, source: typed });
	expect(diagnostics).toEqual([]);
	expect(ok).toBe(true);
	expect(code).toContain('this.x = x');
	for (const marker of ['marker_script', 'marker_handler', 'marker_markup']) {
		expect(map && follow(map, code, marker)).toBe(placeOf(typed, marker));
	}
	expect(map?.sources).toEqual([client.path]);
	expect(map?.sourcesContent).toEqual([typed]);
});

test('a fault behind an enum is reported where the user wrote it', async () => {
	const source = typed.replace('{(thing', '{#if}x{/if}{(thing');
	const { diagnostics } = await compileSvelte({ ...client, source });
	expect(diagnostics).toHaveLength(1);
	expect(diagnostics[0]?.from).toBe(source.indexOf('{#if}') + '{#if'.length);
});

test('TypeScript that cannot be compiled away is named', async () => {
	const source = '<script lang="ts">\n\t@decorate class A {}\n</script>';
	const { ok, diagnostics } = await compileSvelte({ ...client, source });
	expect(ok).toBe(false);
	expect(diagnostics[0]?.code).toBe('typescript_invalid_feature');
	expect(diagnostics[0]?.message).toContain('decorators');
	expect(diagnostics[0]?.from).toBeGreaterThanOrEqual(source.indexOf('@decorate'));
});

test('files named in styles become addresses, also when styles are injected', async () => {
	const source = '<p>hi</p><style>p { background: url(./a.png) } q { color: red }</style>';
	const assetUrl = (specifier: string, importer: string) => `data:${importer}/${specifier}`;
	const external = await compileSvelte({ ...client, source, assetUrl });
	expect(external.css).toContain('url("data:lib/Box.svelte/./a.png")');
	const [warning] = external.diagnostics;
	expect(source.slice(warning?.from, warning?.to)).toBe('q');
	const injected = await compileSvelte({ ...client, source, css: 'injected', assetUrl });
	expect(injected.code).toContain('data:lib/Box.svelte/./a.png');
});

test('a file that styles name and the project lacks is a warning at its place', async () => {
	const source = '<p>hi</p><style>p { background: url("./gone.png") }</style>';
	const { ok, diagnostics } = await compileSvelte({ ...client, source, assetUrl: () => null });
	expect(ok).toBe(true);
	expect(diagnostics).toHaveLength(1);
	expect(source.slice(diagnostics[0]?.from, diagnostics[0]?.to)).toBe('./gone.png');
});

test('a module with runes is compiled, with TypeScript if it has any', async () => {
	const source =
		'enum E { A }\nexport const state: { n: E } = $state({ n: E.A });\nexport const marker_a = 1;\n';
	const path = 'lib/store.svelte.ts';
	const { ok, code, map } = await compileSvelteModule({ path, source, generate: 'client' });
	expect(ok).toBe(true);
	expect(code).toContain('$.proxy');
	expect(map && follow(map, code, 'marker_a')).toBe('3:14');
});

test('a fault in a module with runes has its place', async () => {
	const source = 'type A = 1;\nlet a: A = $state(1);\na = $state(2);\n';
	const path = 'store.svelte.ts';
	const { ok, diagnostics } = await compileSvelteModule({ path, source, generate: 'client' });
	expect(ok).toBe(false);
	expect(source.slice(diagnostics[0]?.from, diagnostics[0]?.to)).toBe('$state(2)');
});

test('an expression without its brace is what a broken closing tag points to', async () => {
	for (const source of [
		'<p>{count</p>',
		'<main>\n\t<Box size={count\n</main>',
		'{#if a\n<p>b</p>{/if}'
	]) {
		const { diagnostics } = await compileSvelte({ ...client, source });
		expect(diagnostics[0]?.hint, source).toContain('a `{` before it');
	}
	const { diagnostics } = await compileSvelte({ ...client, source: '<p>{count + /a/xyz}</p>' });
	expect(diagnostics[0]).toMatchObject({ code: 'js_parse_error' });
	expect(diagnostics[0]?.hint).toBeUndefined();
});
