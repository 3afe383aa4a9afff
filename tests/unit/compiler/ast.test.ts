import * as library from 'svelte/compiler';
import { describe, expect, test, vi } from 'vitest';
import type { Ast, AstNode } from '../../../src/protocol/ast';
import { makeAst } from '../../../workers/compiler/ast';
import {
	adaptCompiler,
	bundledCompiler,
	type SvelteCompiler
} from '../../../workers/compiler/svelte-versions/compiler';
import { TestProject } from './project';

vi.mock('@rollup/browser', () => import('rollup'));

function astOf(path: string, source: string, compiler: SvelteCompiler = bundledCompiler) {
	return makeAst(path, new TestProject({ [path]: source }, compiler).graph);
}

function rootOf(ast: Ast): AstNode {
	if (ast.kind === 'none') throw new Error(`There is no tree: ${ast.reason}`);
	return ast.root;
}

/** All nodes of a tree. */
function nodesOf(root: AstNode): AstNode[] {
	const values = root.fields.flatMap(({ value }) => value);
	return [root, ...values.flatMap((value) => (typeof value === 'string' ? [] : nodesOf(value)))];
}

/** The text that a node of this type, and with this label, stands for in the file. */
function textOf(ast: Ast, source: string, type: string, label = ''): string | undefined {
	const found = nodesOf(rootOf(ast)).find((node) => node.type === type && node.label === label);
	return found?.range ? source.slice(found.range.from, found.range.to) : undefined;
}

/** As a version of Svelte 5 that has no parser for style sheets, and gives the root the range of its markup. */
function five(version: string): SvelteCompiler {
	const { compile, compileModule } = library;
	const parse = (source: string, options: object) => {
		if (source.includes('{@attach')) throw new Error('Attribute shorthand cannot be empty\nurl');
		const root = library.parse(source, { ...options, modern: true });
		return { ...root, start: root.fragment.nodes[0]?.start ?? 0 };
	};
	return adaptCompiler({ compile, compileModule, parse }, version);
}

const at = (source: string, text: string) => ({
	start: source.indexOf(text),
	end: source.indexOf(text) + text.length
});

/** What Svelte 4.2.20 gives: four parts without a type, and nothing of what came later. */
function parseAsFour(source: string, options: object): object {
	if (Object.keys(options).length > 0) throw new Error('There are no such options.');
	const fail = (code: string, message: string) =>
		Object.assign(new Error(message), { name: 'ParseError', code });
	if (source.includes('{#snippet')) {
		throw fail('expected-block-type', 'Expected if, each or await');
	}
	if (source.includes(': number')) throw fail('parse-error', 'Unexpected token');
	const script = /<script[^>]*>([^]*)<\/script>/.exec(source);
	const style = /<style>([^]*)<\/style>/.exec(source);
	const name = /\w+(?=\})/.exec(source)?.[0] ?? '';
	return {
		html: {
			...at(source, `{${name}}`),
			type: 'Fragment',
			children: [
				{
					...at(source, `{${name}}`),
					type: 'MustacheTag',
					expression: { type: 'Identifier', name, start: source.indexOf(`{${name}`) + 1, end: 0 }
				}
			]
		},
		...(style && {
			css: {
				...at(source, style[0]),
				type: 'Style',
				attributes: [],
				children: [{ ...at(source, style[1] ?? ''), type: 'Rule' }],
				content: { ...at(source, style[1] ?? ''), styles: style[1] }
			}
		}),
		...(script && {
			instance: {
				...at(source, script[0]),
				type: 'Script',
				context: 'default',
				content: { ...at(source, script[1] ?? ''), type: 'Program', body: [] }
			}
		})
	};
}

const four = adaptCompiler({ compile: () => ({}), parse: parseAsFour }, '4.2.20');

test('the tree is that of the version the project runs with', async () => {
	const source = '<script>\n\tlet egg = 1;\n</script>\n<p>{egg}</p>';
	expect(rootOf(await astOf('App.svelte', source)).type).toBe('Root');
	const ast = await astOf('App.svelte', source, four);
	const { type, range, fields } = rootOf(ast);
	expect(type).toBe('Ast');
	expect(range).toEqual({ from: 0, to: source.length });
	expect(fields.map(({ name }) => name)).toEqual(['html', 'instance']);
	expect(textOf(ast, source, 'MustacheTag')).toBe('{egg}');
	expect(textOf(ast, source, 'Program')).toBe('\n\tlet egg = 1;\n');
});

describe('with Svelte 4', () => {
	test('TypeScript is taken out before, and places are those of the file', async () => {
		const source = '<script lang="ts">\n\tlet egg: number = 1;\n</script>\n<p>{egg}</p>';
		const ast = await astOf('App.svelte', source, four);
		expect(textOf(ast, source, 'MustacheTag')).toBe('{egg}');
		const script = 'export const egg: number = 1; // last';
		const program = rootOf(await astOf('egg.ts', script, four));
		expect([program.type, program.range]).toEqual(['Program', { from: 0, to: script.length }]);
	});

	test('a page of Markdown has the tree of what mdsvex made of it', async () => {
		const source = '# About {egg}\n';
		expect(textOf(await astOf('App.svx', source, four), source, 'MustacheTag')).toBe('{egg}');
	});

	test('what it cannot parse says with which version it came', async () => {
		expect(await astOf('App.svelte', '{#snippet row()}{/snippet}', four)).toEqual({
			kind: 'none',
			reason: expect.stringMatching(
				/^Expected if, each or await\. Snippets came with Svelte 5, and this project runs 4\.2\.20\./
			)
		});
	});
});

describe('style sheets', () => {
	const css = 'a::after { content: "</style"; }';

	test.each([
		['by the parser for them', bundledCompiler],
		['by way of a component where there is none', five('5.20.0')]
	])('have a tree %s', async (_, compiler) => {
		const ast = await astOf('a.css', css, compiler);
		expect(rootOf(ast)).toMatchObject({
			type: 'StyleSheetFile',
			range: { from: 0, to: css.length }
		});
		expect(textOf(ast, css, 'PseudoElementSelector', 'after')).toBe('::after');
	});

	test('have a tree in Svelte 4, too', async () => {
		expect(textOf(await astOf('a.css', 'a {}', four), 'a {}', 'Rule')).toBe('a {}');
	});
});

test('scripts and styles lie in the root, whichever range a version gives it', async () => {
	const source = '<script>\n\tlet egg = 1;\n</script>\n<p>{egg}</p>';
	const { range } = rootOf(await astOf('App.svelte', source, five('5.0.0')));
	expect(range).toEqual({ from: 0, to: source.length });
});

test('what came later than the version says so in one line', async () => {
	expect(await astOf('App.svelte', '<p {@attach tip}></p>', five('5.20.0'))).toEqual({
		kind: 'none',
		reason: expect.stringMatching(
			/^Attribute shorthand cannot be empty\. `\{@attach\}` came with Svelte 5\.29/
		)
	});
});

test('modules have the tree of their script, at the places of the file', async () => {
	const source = "export enum Side { Left } // '</script>'";
	const ast = await astOf('side.svelte.ts', source);
	expect(textOf(ast, source, 'Identifier', 'Left')).toBe('Left');
});

test('a version without a parser, and a file without a tree, give the reason', async () => {
	const none = adaptCompiler({ compile: () => ({}) }, '5.1.0');
	expect(await astOf('App.svelte', '<p>', none)).toEqual({
		kind: 'none',
		reason: 'Svelte 5.1.0 has no parser.'
	});
	expect(await astOf('notes.txt', 'x')).toMatchObject({ kind: 'none' });
	expect(await astOf('App.svelte', '{#if}')).toMatchObject({ kind: 'none' });
});
