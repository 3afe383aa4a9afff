import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping';
import { expect, test, vi } from 'vitest';
import { linkComponent } from '../../../workers/compiler/component-linker';
import { link, type LinkInput } from '../../../workers/compiler/linker';
import { compileSvelte } from '../../../workers/compiler/stages/svelte';
import { linkAll, load } from './programs';

vi.mock('@rollup/browser', () => import('rollup'));

const map = {
	version: 3 as const,
	names: [],
	sources: ['App.svelte'],
	sourcesContent: [''],
	mappings: ''
};

/** An import is an id already. */
const input = (code: string): LinkInput => ({
	id: '/App.svelte',
	code,
	map,
	isComponent: true,
	resolve: (specifier) => Promise.resolve(specifier)
});

async function run(code: string, others: Record<string, string> = {}) {
	const linked = await linkComponent(input(code));
	if (!linked) throw new Error('This was left to Rollup.');
	const module = { id: '/App.svelte', code: linked.code, map: linked.map, css: null, swap: null };
	return load([...(await linkAll(others)), module]).import('/App.svelte');
}

test('imports of every form are bound', async () => {
	const { default: App } = await run(
		`import '/effect';
import first from '/a';
import second, { x, y as z } from '/a';
import third, * as all from '/a';
import { default as fourth } from '/a';
function App() { return [first, second, third, fourth, x, z, all.y, globalThis.effect]; }
export default App;
`,
		{
			'/a': "export default 'd'; export const x = 'x', y = 'y';",
			'/effect': "globalThis.effect = 'done';"
		}
	);
	expect(typeof App === 'function' && App()).toEqual(['d', 'd', 'd', 'd', 'x', 'y', 'y', 'done']);
});

test('a binding is live, as in any ES module', async () => {
	const { default: App } = await run(
		"import { n, grow } from '/a';\nfunction App() { grow(); return n; }\nexport default App;",
		{ '/a': 'export let n = 1; export const grow = () => { n += 1; };' }
	);
	expect(typeof App === 'function' && App()).toBe(2);
});

test('components that import each other find each other', async () => {
	const other = await linkComponent({
		...input(
			"import App from '/App.svelte';\nconst Other = () => typeof App;\nexport default Other;"
		),
		id: '/Other.svelte'
	});
	const app = await linkComponent(
		input(
			"import Other from '/Other.svelte';\nfunction App() { return Other(); }\nexport default App;"
		)
	);
	const loader = load(
		[app, other].map((linked, index) => ({
			id: ['/App.svelte', '/Other.svelte'][index] ?? '',
			code: linked?.code ?? '',
			map: null,
			css: null,
			swap: null
		}))
	);
	const { default: App } = await loader.import('/App.svelte');
	expect(typeof App === 'function' && App()).toBe('function');
});

test('what is exported is the value that the name has at the end, and `this` is undefined', async () => {
	const { default: App } = await run(
		'function App() {}\nif (import.meta.hot) { App = [typeof import.meta.url, this]; }\nexport default App;'
	);
	expect(App).toEqual(['string', undefined]);
});

test('frontmatter is exported beside the component', async () => {
	const { default: App, metadata } = await run(
		'export const metadata = { title: "Egg" };\nconst { title } = metadata;\nfunction App() { return title; }\nexport default App;'
	);
	expect(metadata).toEqual({ title: 'Egg' });
	expect(typeof App === 'function' && App()).toBe('Egg');
});

test('names that come from behind a barrel are taken from there', async () => {
	const linked = await linkComponent({
		...input(
			"import { Egg as E, gone } from 'barrel';\nconst App = E + gone;\nexport default App;"
		),
		resolve: (_, names) => {
			expect(names).toEqual(['Egg', 'gone']);
			const origins = new Map([
				['Egg', { id: 'npm:/egg', name: 'default' }],
				['gone', null]
			]);
			return Promise.resolve(origins);
		}
	});
	expect(linked?.dependencies).toEqual(['npm:/egg']);
	const app = { id: '/App.svelte', code: linked?.code ?? '', map: null, css: null, swap: null };
	const loader = load([...(await linkAll({ 'npm:/egg': "export default 'egg ';" })), app]);
	expect((await loader.import('/App.svelte'))['default']).toBe('egg undefined');
});

test('every place in the source map stays true', async () => {
	const source =
		'<script>\n\timport Child from "./Child.svelte";\n\tlet count = $state(0);\n</script>\n<Child />\n<button onclick={() => count++}>{count}</button>';
	const compiled = await compileSvelte({
		path: 'App.svelte',
		source,
		generate: 'client',
		css: 'external',
		hmr: true
	});
	const linked = await linkComponent({ ...input(compiled.code), map: compiled.map });
	const before = compiled.code.split('\n');
	const after = linked?.code.split('\n') ?? [];
	const [old, now] = [new TraceMap(compiled.map ?? ''), new TraceMap(linked?.map ?? '')];
	let compared = 0;
	before.forEach((text, line) => {
		for (let column = 0; column < text.length; column++) {
			const place = originalPositionFor(old, { line: line + 1, column });
			if (place.line === null) continue;
			expect(originalPositionFor(now, { line: line + 2, column })).toEqual(place);
			// The very same text stands there.
			if (!text.includes('import') && !text.includes('export')) expect(after[line + 1]).toBe(text);
			compared++;
		}
	});
	expect(compared).toBeGreaterThan(100);
});

test.each([
	['a dynamic import', "const App = () => import('/x');\nexport default App;"],
	['await', 'const App = await 1;\nexport default App;'],
	['another export', 'export const x = 1;\nconst App = 1;\nexport default App;'],
	['an export that is no name', 'export default class {}'],
	['no export', 'const App = 1;'],
	['attributes', "import x from '/x' with { type: 'json' };\nconst App = x;\nexport default App;"],
	['a name of ours', 'const $$e = 1;\nconst App = $$e;\nexport default App;'],
	['code that does not parse', "import { from '/x';\nexport default App;"]
])('%s is left to Rollup, before anything is resolved', async (_, code) => {
	const resolve = vi.fn<LinkInput['resolve']>();
	expect(await linkComponent({ ...input(code), resolve })).toBe(null);
	expect(resolve).not.toHaveBeenCalled();
});

test('the linker falls back by itself', async () => {
	const { code, dynamicDependencies } = await link(
		input("const App = () => import('/x');\nexport default App;")
	);
	expect(code).toMatch(/^System\.register/);
	expect(dynamicDependencies).toEqual(['/x']);
});
