import { describe, expect, test } from 'vitest';
import { boundNames } from '../../../src/editor/complete-names';
import { markupClasses, stylesheetClasses } from '../../../src/editor/css-names';
import { componentSymbols, moduleSymbols } from '../../../src/editor/script-symbols';
import { svelteExports } from '../../../src/editor/svelte-modules';
import { runtimeEntries } from '../../../vite/svelte-runtime';
import { choose, labels } from './completion-of';

const files = {
	'lib/Counter.svelte': `<script lang="ts">
	interface Props { count: number; label?: string; onhatch?: (n: number) => void }
	let { count = $bindable(), label = 'Eggs', onhatch }: Props = $props();
</script>`,
	'lib/Old.svelte': `<script>export let size = 1; export let name;</script>`,
	'lib/store.svelte.ts': `export const colony = $state({ n: 1 });\nexport function warm() {}\nconst hidden = 1;`,
	'Post.svx': '# Hi'
};

/** Modules of the runtime whose exports nobody is offered, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
	'svelte/internal': 'for code that the compiler has written',
	'svelte/internal/client': 'for code that the compiler has written',
	'svelte/internal/disclose-version': 'for code that the compiler has written',
	'svelte/internal/flags/async': 'for code that the compiler has written',
	'svelte/internal/flags/legacy': 'for code that the compiler has written',
	'svelte/internal/flags/tracing': 'for code that the compiler has written'
};

/** What the runtime serves to programs, as its build finds it. Modules that have types only are none of it. */
async function served(): Promise<string[]> {
	const specifiers = (await runtimeEntries()).map(({ specifier }) => specifier);
	return specifiers.filter((specifier) => !(specifier in LEFT_OUT));
}

describe('the list of what Svelte exports', () => {
	test('is true of the installed version', async () => {
		for (const specifier of await served()) {
			const listed = svelteExports.filter(
				(entry) => entry.specifier === specifier && !entry.isType
			);
			const names = Object.keys(await import(/* @vite-ignore */ specifier));
			expect(listed.map(({ name }) => name).sort(), specifier).toEqual(names.sort());
		}
	});

	test('names no module that is not there', async () => {
		const known = [...(await served()), ...Object.keys(LEFT_OUT)];
		const listed = svelteExports.filter(({ isType }) => !isType);
		expect(listed.filter(({ specifier }) => !known.includes(specifier))).toEqual([]);
	});
});

describe('symbols of a script', () => {
	test('props come with type, default and binding', () => {
		expect(componentSymbols(files['lib/Counter.svelte']).props).toEqual([
			{ name: 'count', type: 'number', isOptional: false, isBindable: true },
			{ name: 'label', type: 'string', isOptional: true, isBindable: false },
			{ name: 'onhatch', type: '(n: number) => void', isOptional: true, isBindable: false }
		]);
		expect(componentSymbols(files['lib/Old.svelte']).props.map(({ name }) => name)).toEqual([
			'size',
			'name'
		]);
		const inline = `<script>let { 'data-x': x, class: name, ...rest }: { a?: string } = $props();</script>`;
		expect(componentSymbols(inline).props.map(({ name }) => name)).toEqual([
			'data-x',
			'class',
			'a'
		]);
	});

	test('definitions of the top level, and exports', () => {
		const symbols = moduleSymbols(`import a, { b as c } from 'x';
export const d = () => 1, { e, f: [g] } = h;
function i(j) { const k = 1; }
class L {}
type M = 1;
export { d as n, i };
export default i;`);
		expect(symbols.definitions.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
			'import a',
			'import c',
			'function d',
			'variable e',
			'variable g',
			'function i',
			'class L',
			'type M'
		]);
		expect(symbols.exports).toEqual(['d', 'e', 'g', 'n', 'i', 'default']);
	});

	test.each([
		['{ id, name: n = 1, ...rest }, i', ['id', 'n', 'rest', 'i']],
		['item, index', ['item', 'index']],
		['[a, { b }]', ['a', 'b']],
		['x: number, y: string', ['x', 'y']]
	])('%s binds %j', (pattern, names) => {
		expect(boundNames(pattern)).toEqual(names);
	});
});

describe('classes', () => {
	const source = `<p class="a {b ? 'no' : ''} c" class:d={x}></p><i class={['e', { f, g: 1 }]}></i>
<style>.h:hover > .i, p.j { margin: .5em } @media (x) { .k { } } /* .no */</style>`;
	test('of the markup and of the style are told apart', () => {
		expect(markupClasses(source)).toEqual(['a', 'c', 'd', 'e', 'f', 'g']);
		expect(stylesheetClasses(source)).toEqual(['h', 'i', 'j', 'k']);
	});
});

describe('completion in markup', () => {
	test('elements, special elements, and components of the project', async () => {
		expect(await labels({ text: '<bu|', files })).toContain('button');
		expect(await labels({ text: '<svelte:|', files })).toContain('svelte:boundary');
		expect(await labels({ text: '<|', files })).toEqual(
			expect.arrayContaining(['Counter', 'Old', 'Post', 'div'])
		);
		expect(await labels({ text: '<div><p>x</|', files })).toEqual(['p', 'div']);
		expect(await labels({ text: '<p>a < |', files })).toEqual([]);
	});

	test('a component that is not imported yet brings its import', async () => {
		expect(await choose({ text: '<Cou|', files }, 'Counter')).toBe(
			`<script>\n\timport Counter from './lib/Counter.svelte';\n</script>\n\n<Counter|`
		);
		const text = `<script>\n\timport a from 'a';\n\n\tlet b;\n</script>\n<Cou|`;
		expect(await choose({ text, files }, 'Counter')).toBe(
			`<script>\n\timport a from 'a';\n\timport Counter from './lib/Counter.svelte';\n\n\tlet b;\n</script>\n<Counter|`
		);
		expect(await choose({ text: '<Ol|', path: 'lib/deep/A.svelte', files }, 'Old')).toContain(
			`'../Old.svelte'`
		);
		expect(await choose({ text: '---\na: 1\n---\n\n<Cou|', path: 'A.svx', files }, 'Counter')).toBe(
			`---\na: 1\n---\n\n<script>\n\timport Counter from './lib/Counter.svelte';\n</script>\n\n<Counter|`
		);
	});

	test('props of a component, without those that are written already', async () => {
		const text = '<Counter label="x" |';
		const offered = await labels({ text, files });
		expect(offered).toEqual(expect.arrayContaining(['count', 'onhatch', 'bind:count']));
		expect(offered).not.toContain('label');
		expect(offered).not.toContain('href');
		expect(await choose({ text, files }, 'count')).toBe('<Counter label="x" count={|}');
	});

	test('attributes and events of an element, its own first', async () => {
		const offered = await labels({ text: '<input |' });
		expect(offered).toEqual(
			expect.arrayContaining(['type', 'onclick', 'bind:', 'class', '@attach'])
		);
		expect(offered.indexOf('oninput')).toBeLessThan(offered.indexOf('onclick'));
		expect(await labels({ text: '<p h|' })).not.toContain('href');
		expect(await choose({ text: '<button oncl|>x</button>' }, 'onclick')).toBe(
			'<button onclick={|}>x</button>'
		);
		expect(await choose({ text: '<input dis|' }, 'disabled')).toBe('<input disabled|');
		expect(await labels({ text: '<p>some |' })).toEqual([]);
		expect(await labels({ text: '<p class={a |}>' })).not.toContain('onclick');
		expect(await labels({ text: '<input type="ch|"' })).toEqual(['checkbox']);
	});

	test('what a directive can name', async () => {
		expect(await labels({ text: '<input bind:|' })).toContain('bind:value');
		expect(await labels({ text: '<svelte:window bind:|' })).toContain('bind:scrollY');
		expect(await labels({ text: '<p class:|></p><style>.on {}</style>' })).toEqual(['class:on']);
		expect(await choose({ text: '<p transition:fa|>x</p>' }, 'transition:fade')).toBe(
			`<script>\n\timport { fade } from 'svelte/transition';\n</script>\n\n<p transition:fade|>x</p>`
		);
		const text = `<script>\n\timport { fly } from 'svelte/transition';\n</script>\n<p in:fa|>x</p>`;
		expect(await choose({ text }, 'in:fade')).toContain(`import { fly, fade } from`);
	});

	test('classes on both sides', async () => {
		expect(await labels({ text: '<p class="a o|"></p><style>.on {}</style>' })).toEqual(['on']);
		expect(await labels({ text: '<p class="on off"></p><style>.o|</style>' })).toEqual(
			expect.arrayContaining(['on', 'off'])
		);
	});

	test('names of the script and of the blocks around', async () => {
		const text = `<script>let eggs = 1; function hatch() {} import X from './X.svelte';</script>
{#snippet row(nest, { size = 2 })}{@const half = size / 2}{|}{/snippet}
{#each eggs as { id, name: n }, index (id)}{/each}`;
		const offered = await labels({ text: text, isExplicit: true });
		expect(offered).toEqual(
			expect.arrayContaining(['eggs', 'hatch', 'nest', 'size', 'half', 'row'])
		);
		expect(offered).not.toContain('id');
		const each = text.replace('{|}', '').replace('{/each}', '{n|}{/each}');
		expect(await labels({ text: each })).toEqual(expect.arrayContaining(['n']));
		expect(await labels({ text: '<script>let eggs = 1</script>{eggs.le|}' })).not.toContain('eggs');
		expect(await labels({ text: `<script>let eggs = 1</script>{'eg|'}` })).toEqual([]);
	});

	test('blocks and special tags', async () => {
		expect(await labels({ text: '{#|}' })).toEqual(['if', 'each', 'await', 'key', 'snippet']);
		expect(await labels({ text: '{@|}' })).toContain('attach');
	});
});

describe('completion in script', () => {
	test('runes with what they do, and not as properties', async () => {
		expect(await labels({ text: '<script>let a = $st|</script>' })).toEqual(
			expect.arrayContaining(['$state', '$state.raw'])
		);
		expect(await labels({ text: 'let a = $der|', path: 'a.svelte.ts' })).toContain('$derived');
		expect(await labels({ text: 'let a = $der|', path: 'a.ts' })).not.toContain('$derived');
		expect(await labels({ text: `<script>let a = '$st|'</script>` })).toEqual([]);
	});

	test('exports of Svelte and of the project bring their import', async () => {
		expect(await choose({ text: '<script>\n\tonMo|\n</script>' }, 'onMount')).toBe(
			`<script>\n\timport { onMount } from 'svelte';\n\tonMount|\n</script>`
		);
		expect(await choose({ text: 'war|', path: 'main.js', files }, 'warm')).toBe(
			`import { warm } from './lib/store.svelte.ts';\n\nwarm|`
		);
		expect(await labels({ text: 'hid|', path: 'main.js', files })).not.toContain('hidden');
		const known = `<script>import { onMount } from 'svelte'; onMo|</script>`;
		const offered = (await labels({ text: known })).filter((label) => label === 'onMount');
		expect(offered).toHaveLength(1);
	});

	test('paths, modules and packages that an import can name', async () => {
		const situation = { files, packages: ['d3-scale'] };
		const offered = await labels({ text: `<script>import x from '|'</script>`, ...situation });
		expect(offered).toEqual(
			expect.arrayContaining(['./lib/Counter.svelte', './Post.svx', 'svelte/store', 'd3-scale'])
		);
		expect(offered).not.toContain('./App.svelte');
		expect(
			await labels({ text: `import { w| } from './lib/store.svelte.ts'`, path: 'a.js', files })
		).toContain('warm');
		expect(
			await labels({ text: `import { fly, f| } from 'svelte/transition'`, path: 'a.js' })
		).not.toContain('fly');
	});
});
