import * as library from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { compileSvelte, compileSvelteModule } from '../../../workers/compiler/stages/svelte';
import {
	adaptCompiler,
	toCompilerMessage
} from '../../../workers/compiler/svelte-versions/compiler';
import { evaluateCompiler } from '../../../workers/compiler/svelte-versions/evaluate';

/** A compiler that knows these options, and tells what it was given. */
function older(known: string[], thrown?: unknown) {
	const given: object[] = [];
	const compile = (source: string, options: object) => {
		const unknown = Object.keys(options).find((name) => !known.includes(name));
		if (unknown !== undefined) throw new Error(`Unrecognized option '${unknown}'`);
		if (source === 'bad') throw thrown;
		given.push(options);
		const warning = { code: 'missing-declaration', message: "'state' is not defined" };
		const at = source.indexOf('$state');
		const place = { start: { character: at }, end: { character: at + 6 } };
		return {
			js: { code: `/* ${source} */`, map: { mappings: '', names: [], sources: ['App.svelte'] } },
			css: { code: null },
			// Without an option for another, the parser still gives the tree of Svelte 4.
			ast: library.parse(source),
			warnings: at < 0 ? [] : [{ ...warning, ...place }]
		};
	};
	return { compile, given };
}

const V4 = ['filename', 'generate', 'dev', 'css', 'customElement'];
const component = { generate: 'client', css: 'external', hmr: true } as const;

describe('a compiler of another version', () => {
	it('gets only the options that it knows', async () => {
		const four = older(V4);
		const compiler = adaptCompiler(four, '4.2.20');
		expect(compiler.canSwap).toBe(false);
		const result = await compileSvelte({ ...component, path: 'App.svelte', source: 'a', compiler });
		expect(result).toMatchObject({ ok: true, code: '/* a */', css: null });
		expect(four.given.at(-1)).toEqual({
			filename: '/App.svelte',
			generate: 'dom',
			dev: true,
			css: 'external',
			customElement: false
		});
		const five = older([...V4, 'cssHash', 'hmr', 'rootDir']);
		expect(adaptCompiler(five, '5.0.0').canSwap).toBe(true);
		await compileSvelte({
			...component,
			path: 'App.svelte',
			source: 'a',
			compiler: adaptCompiler(five, '5.0.0')
		});
		expect(five.given.at(-1)).toMatchObject({ generate: 'client', hmr: true, rootDir: '/' });
		expect(five.given.at(-1)).not.toHaveProperty('experimental');
	});

	it('names scoped styles by their file, so that an edit of a style changes nothing else', async () => {
		const five = older([...V4, 'cssHash']);
		const compiler = adaptCompiler(five, '5.0.0');
		await compileSvelte({ ...component, path: 'App.svelte', source: 'a', compiler });
		const { cssHash } = five.given.at(-1) as {
			cssHash(options: { filename: string; css: string; hash(text: string): string }): string;
		};
		const named = (css: string) =>
			cssHash({ filename: '/App.svelte', css, hash: (text) => `of ${text}` });
		expect([named('p { color: red }'), named('p { color: blue }')]).toEqual([
			'svelte-of /App.svelte',
			'svelte-of /App.svelte'
		]);
	});

	it('may throw its faults in any of three shapes', () => {
		const message = { code: 'x', message: 'm' };
		const shapes = [
			{ name: 'CompileError', ...message, position: [3, 5] },
			{ name: 'CompileError', ...message, start: { character: 3 }, end: { character: 5 } },
			Object.assign(new Error('m'), {
				name: 'ParseError',
				code: 'x',
				start: { character: 3 },
				end: { character: 5 },
				pos: 3
			})
		];
		for (const shape of shapes) {
			expect(toCompilerMessage(shape)).toEqual({ ...message, position: [3, 5] });
		}
		expect(toCompilerMessage(new TypeError('m'))).toBe(null);
		expect(toCompilerMessage({ name: 'CompileError', ...message })).toMatchObject({
			position: null
		});
	});

	it('that meets what came later says with which version it came', async () => {
		const fault = { name: 'CompileError', code: 'x', message: 'm', position: [0, 3] };
		const compiler = adaptCompiler(older([...V4, 'cssHash'], fault), '5.10.0');
		const bad = { ...component, path: 'App.svelte', compiler };
		const result = await compileSvelte({ ...bad, source: 'bad' });
		expect(result.diagnostics).toMatchObject([{ code: 'x', from: 0, to: 3 }]);
		expect(result.diagnostics[0]).not.toHaveProperty('hint');
	});
});

describe('with Svelte 4', () => {
	const compiler = adaptCompiler(older(V4), '4.2.20');

	it('a rune is an error at its place, not a store that nobody declared', async () => {
		const source = '<script>\n\tlet n = $state(0);\n</script>';
		const result = await compileSvelte({ ...component, path: 'App.svelte', source, compiler });
		expect(result.ok).toBe(false);
		expect(result.diagnostics).toMatchObject([
			{
				severity: 'error',
				code: 'rune_unknown',
				from: source.indexOf('$state'),
				to: source.indexOf('(0)'),
				hint: expect.stringContaining('Runes came with Svelte 5')
			}
		]);
	});

	const warningsOf = async (source: string) =>
		(await compileSvelte({ ...component, path: 'App.svelte', source, compiler })).diagnostics;

	it.each([
		['<p onclick={() => n++}></p>', 'onclick', 'on:click={…}'],
		['<p onclick="{go}"></p>', 'onclick', 'on:click={…}'],
		['<p {onclick}></p>', '{onclick}', 'on:click={onclick}'],
		['<svelte:element this={tag} onclick={go} />', 'onclick', 'on:click={…}'],
		['<svelte:window onkeydown={go} />', 'onkeydown', 'on:keydown={…}'],
		['<p onclickcapture={go}></p>', 'onclickcapture', 'on:click|capture={…}'],
		['<p ongotpointercapture={go}></p>', 'ongotpointercapture', 'on:gotpointercapture={…}'],
		['<p onclick={can ? go : undefined}></p>', 'onclick', 'on:click={…}'],
		['<p onclick={can && (() => n++)}></p>', 'onclick', 'on:click={…}'],
		['<A><p onclick={go}></p></A>', 'onclick', 'on:click={…}'],
		['{#if a}{:else if b}<p onclick={go}></p>{/if}', 'onclick', 'on:click={…}'],
		['{#await a}{:then}{:catch}<p onclick={go}></p>{/await}', 'onclick', 'on:click={…}']
	])('%s is told to listen to nothing', async (source, place, directive) => {
		const from = source.indexOf(place);
		expect(await warningsOf(source)).toMatchObject([
			{
				...{ severity: 'warning', code: 'event_attribute_unknown', path: 'App.svelte' },
				...{ from, to: from + place.length },
				hint: expect.stringMatching(
					/^Event attributes came with Svelte 5, .* runs 4\.2\.20\. Write/
				)
			}
		]);
		const [{ hint } = { hint: '' }] = await warningsOf(source);
		expect(hint).toContain(`\`${directive}\``);
	});

	it.each([
		'<p onclick="go()"></p>',
		'<p onclick="go({n})"></p>',
		"<p onclick={'go()'} onkeydown={`go(${n})`} onfocus={'go(' + n + ')'}></p>",
		"<p onclick={n ? 'go()' : null} onkeydown={n && 'go()'} onfocus={undefined}></p>",
		'<p onclick={String.raw`go()`}></p>',
		'<svelte:element this="x-box" onclick={go} />',
		'<p on:click={go}></p>',
		'<A onclick={go} />',
		'<svelte:component this={A} onclick={go} />',
		'<x-box onclick={go}></x-box>'
	])('%s is as it should be', async (source) => {
		expect(await warningsOf(source)).toEqual([]);
	});

	it('an event attribute is marked in the file the user wrote, where types were taken out before', async () => {
		const source =
			'<script lang="ts">\n\tlet n: number | undefined = 1;\n</script>\n<p onclick={() => n++}></p>';
		const from = source.indexOf('onclick');
		expect(await warningsOf(source)).toMatchObject([{ from, to: from + 'onclick'.length }]);
	});

	it('TypeScript is taken out before the compiler sees it', async () => {
		const source = '<script lang="ts">\n\tlet n: number = 1;\n</script>\n{n}';
		const result = await compileSvelte({ ...component, path: 'App.svelte', source, compiler });
		expect(result.code).toContain('let n = 1;');
		expect(result.code).not.toContain('number');
	});

	it('a .svelte.js file is a module like any other, unless it has runes', async () => {
		const module = { path: 'a.svelte.ts', generate: 'client', compiler } as const;
		const plain = await compileSvelteModule({ ...module, source: 'export let a: number = 1;' });
		expect(plain).toMatchObject({ ok: true, code: 'export let a = 1;' });
		const runes = await compileSvelteModule({ ...module, source: 'export const a = $state(1);' });
		expect(runes.diagnostics).toMatchObject([{ code: 'rune_unknown', from: 17, to: 23 }]);
	});
});

it('Svelte 5 is told nothing of event attributes', async () => {
	const compiler = adaptCompiler(older([...V4, 'cssHash']), '5.0.0');
	const source = '<p onclick={go}></p>';
	const result = await compileSvelte({ ...component, path: 'App.svelte', source, compiler });
	expect(result.diagnostics).toEqual([]);
});

describe('a published compiler', () => {
	const script = (exports: string) => `(function (exports) { ${exports} })(exports);`;

	it.each([
		['has no compile', "exports.VERSION = '5.1.0';", 'it exports no `compile`'],
		['is another version', "exports.VERSION = '5.0.9'; exports.compile = () => {};", '5.0.9'],
		[
			'returns what nobody knows',
			"exports.VERSION = '5.1.0'; exports.compile = () => ({});",
			'not known here'
		],
		['throws', 'throw new Error("boom");', 'boom'],
		['does not parse', '}', 'Unexpected token']
	])('that %s is refused', (_, code, reason) => {
		expect(() => evaluateCompiler(script(code), '5.1.0')).toThrow(reason);
	});

	it('works as a script that asks for parts of Node', () => {
		Reflect.set(globalThis, 'rookeryTestCompiler', library);
		const code = `require('node:process').cwd?.(); Object.assign(exports, globalThis.rookeryTestCompiler);`;
		const compiler = evaluateCompiler(code, library.VERSION);
		expect(compiler.canSwap).toBe(true);
	});
});
