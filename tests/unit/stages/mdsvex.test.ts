import { code_highlighter } from 'mdsvex';
import { describe, expect, test } from 'vitest';
import { compileMdsvex } from '../../../workers/compiler/stages/mdsvex';
import { createHighlighter, languages } from '../../../workers/compiler/stages/mdsvex-highlight';
import { runMdsvex } from '../../../workers/compiler/stages/mdsvex-run';
import { compileSvelte } from '../../../workers/compiler/stages/svelte';
import { goldenCases } from './mdsvex-golden';
import { projectFiles, withNodeFiles } from './node-files';
import type { Files } from './node-files';
import { mdsvexSamples } from './samples';

const layout = '<script>\n\tlet { children } = $props();\n</script>\n{@render children()}\n';

function compile(source: string, files: Files = {}, path = 'input.svx') {
	return withNodeFiles(files, () => compileMdsvex({ path, source, files: projectFiles(files) }));
}

/** Through both stages: what the graph does with the file. */
async function build(source: string, files: Files = {}, path = 'input.svx') {
	const page = await compile(source, files, path);
	if (!page.ok || !page.map) return page;
	const earlier = { map: page.map, source };
	return compileSvelte({ path, source: page.code, earlier, generate: 'client', css: 'external' });
}

test('the raw step returns what mdsvex returns in Node, byte for byte', async () => {
	const cases = await goldenCases();
	expect(cases.length).toBeGreaterThanOrEqual(45);
	for (const { name, files, entry, layout, expected } of cases) {
		const source = files[entry] ?? '';
		const { code } = await withNodeFiles(files, () =>
			runMdsvex({ path: entry, source, files: projectFiles(files), layout })
		);
		expect(code, name).toBe(expected);
	}
});

/** These are damaged by Markdown or broken on purpose; everything else must compile without a word. */
const faulty: Record<string, string[]> = {
	'breaks-rules': ['tag_invalid_name'],
	expressions: ['js_parse_error'],
	'expressions-damaged': ['js_parse_error'],
	'frontmatter-broken': ['frontmatter_parse_error'],
	'frontmatter-list': ['frontmatter_not_a_mapping'],
	'layout-missing': ['layout_not_found'],
	'long-page': ['element_invalid_closing_tag'],
	typography: ['js_parse_error']
};

test.each(mdsvexSamples())('the sample $name goes through both stages', async ({ name, files }) => {
	const { ok, diagnostics } = await build(files['input.svx'] ?? '', files);
	const errors = diagnostics.filter(({ severity }) => severity === 'error');
	expect(errors.map(({ code }) => code)).toEqual(faulty[name] ?? []);
	expect(ok).toBe(errors.length === 0);
});

describe('scripts', () => {
	test('frontmatter goes into a module script of its own, in the spelling of Svelte 5', async () => {
		const { code, frontmatter } = await compile('---\ntitle: x\n---\n\n# {title}\n');
		expect(code).toMatch(
			/^<script module>\n\texport const metadata = \{"title":"x"\};\n\tconst \{ title \}/
		);
		expect(frontmatter).toEqual({ title: 'x' });
	});

	test('frontmatter goes into the module script the user wrote', async () => {
		const { code } = await compile(
			'---\ntitle: a</script>\n---\n\n<script module lang="ts">\n\texport const a: number = 1;\n</script>\n\n# {title}\n'
		);
		expect(code).toContain(
			'<script module lang="ts">\n\texport const metadata = {"title":"a<"+"/script>"};\n\tconst { title } = metadata;\n\texport const a'
		);
		expect(code.match(/<script/g)).toHaveLength(1);
	});

	test('the old spelling stays where the user wrote it, so that Svelte can speak of it', async () => {
		const source =
			'---\ntitle: x\n---\n\n<script context="module">\n\texport const a = 1;\n</script>\n\n<script>\n\tlet b = $state(1);\n</script>\n\n# {title} {b}\n';
		const { ok, diagnostics } = await build(source);
		expect(ok).toBe(true);
		expect(diagnostics.map(({ code }) => code)).toEqual(['script_context_deprecated']);
		expect(source.slice(diagnostics[0]?.from, diagnostics[0]?.to)).toBe('context="module"');
	});

	test.each([
		'<script lang="ts" generics="T extends Record<string, number>">',
		"<script lang='ts'>",
		'<script  lang="ts">'
	])('a layout is imported into %s', async (tag) => {
		const source = `---\nlayout: ./L.svelte\n---\n\n${tag}\n\tlet a: number = 1;\n</script>\n\n# {a}\n`;
		const files = {
			'L.svelte': `<script module>\n\texport const h1 = null;\n</script>\n${layout}`
		};
		const { code } = await compile(source, files);
		expect(code).toContain(
			`${tag}\n\timport Layout_MDSVEX_DEFAULT, * as Components from './L.svelte';\n\tconst __mdsvex_generated_layout_props = $props();\n\tlet a`
		);
		expect((await build(source, files)).diagnostics).toEqual([]);
	});
});

describe('layouts', () => {
	const page = '---\nlayout: ../Layout.svelte\n---\n\n# Title\n';

	test('a layout is found from the file that names it', async () => {
		const { code, reads } = await compile(page, { 'Layout.svelte': layout }, 'posts/one.md');
		expect(code).toContain("import Layout_MDSVEX_DEFAULT from '../Layout.svelte';");
		expect(reads).toEqual(['Layout.svelte']);
	});

	test('a change of the layout is seen at once', async () => {
		const components = `<script module>\n\texport { default as h1 } from './H.svelte';\n</script>\n${layout}`;
		const files = [layout, components, layout].map((text) => ({ 'Layout.svelte': text }));
		const results = [];
		for (const project of files) results.push(await compile(page, project, 'posts/one.svx'));
		expect(results.map(({ code }) => code.includes('<Components.h1>Title'))).toEqual([
			false,
			true,
			false
		]);
	});

	test('a layout that is not there is an error at its name, and is waited for', async () => {
		const { ok, diagnostics, reads } = await compile(page, {}, 'posts/one.svx');
		expect(ok).toBe(false);
		expect(reads).toEqual(['Layout.svelte']);
		expect(diagnostics).toEqual([
			expect.objectContaining({ code: 'layout_not_found', path: 'posts/one.svx', source: 'mdsvex' })
		]);
		expect(page.slice(diagnostics[0]?.from, diagnostics[0]?.to)).toBe('../Layout.svelte');
	});

	test('a layout outside of the project is an error', async () => {
		const { diagnostics } = await compile(page, { 'Layout.svelte': layout }, 'one.svx');
		expect(diagnostics[0]?.message).toBe('`../Layout.svelte` is outside of the project.');
	});

	test('a layout that does not parse is an error here too, and works once it is mended', async () => {
		const broken = { 'Layout.svelte': '<script>let = 1</script>' };
		const { ok, diagnostics } = await compile(page, broken, 'posts/one.svx');
		expect(ok).toBe(false);
		expect(diagnostics[0]?.code).toBe('layout_invalid');
		expect((await compile(page, { 'Layout.svelte': layout }, 'posts/one.svx')).ok).toBe(true);
	});

	test('a script that does not parse is an error at its place, though mdsvex would hide it in the layout', async () => {
		const source = '---\nlayout: ./L.svelte\n---\n\n<script>\n\tlet = 1;\n</script>\n\n# Title\n';
		const { ok, diagnostics } = await compile(source, { 'L.svelte': layout });
		expect(ok).toBe(false);
		expect(diagnostics[0]).toMatchObject({ code: 'js_parse_error', from: source.indexOf('let =') });
	});

	test('props that cannot be handed on are an error at `$props`', async () => {
		const source =
			'---\nlayout: ./L.svelte\n---\n\n<script>\n\tlet [a] = [$props()];\n</script>\n\n{a}\n';
		const { diagnostics } = await compile(source, { 'L.svelte': layout });
		expect(diagnostics[0]).toMatchObject({ code: 'mdsvex_props', from: source.indexOf('$props') });
	});

	test('`layout: false` asks for none', async () => {
		const { code, reads } = await compile('---\nlayout: false\n---\n\ntext\n');
		expect(code).not.toContain('Layout_MDSVEX_DEFAULT');
		expect(reads).toEqual([]);
	});
});

describe('faults', () => {
	test('broken YAML is an error in the frontmatter', async () => {
		const source = '---\r\ntitle: "one\r\nother: 2\r\n---\r\n\r\ntext\r\n';
		const { ok, diagnostics } = await compile(source);
		expect(ok).toBe(false);
		expect(diagnostics[0]?.code).toBe('frontmatter_parse_error');
		expect(diagnostics[0]?.from).toBeLessThanOrEqual(source.indexOf('---', 3));
	});

	test('keys that cannot be variables are warned of, and the page works', async () => {
		const source = '---\nclass: a\nmy-key: b\nfine: c\n---\n\n{my_key} {fine} {metadata.class}\n';
		const { ok, code, diagnostics } = await compile(source);
		expect(ok).toBe(true);
		expect(code).toContain('const { "my-key": my_key, fine } = metadata;');
		expect(diagnostics.map(({ from, to, severity }) => [source.slice(from, to), severity])).toEqual(
			[
				['class', 'warning'],
				['my-key', 'warning']
			]
		);
		expect((await build(source)).ok).toBe(true);
	});

	test('an expression that Markdown changed is warned of at its place', async () => {
		const source = 'Product {a*b*c}, sum {a + b}.\n';
		const { diagnostics } = await compile(source);
		expect(diagnostics.map(({ code, from, to }) => [code, source.slice(from, to)])).toEqual([
			['mdsvex_changed_expression', '{a*b*c}']
		]);
	});

	test('a block tag without its end is named', async () => {
		const source = '# Title\n\n{#if open\n\ntext\n';
		const { ok, diagnostics } = await compile(source);
		expect(ok).toBe(false);
		expect(diagnostics[0]).toMatchObject({ code: 'mdsvex_unclosed_block', from: 9, to: 13 });
	});

	test('a fault of the Svelte compiler is reported where the user wrote it', async () => {
		const source = '---\r\ntitle: 😀\r\n---\r\n\r\n# One\r\n\r\nText **{a b}** more\r\n';
		const { diagnostics } = await build(source);
		expect(diagnostics).toHaveLength(1);
		expect(diagnostics[0]?.from).toBe(source.indexOf('b}'));
	});
});

test('calls may overlap, each with its own files', async () => {
	const source = '---\nlayout: ./L.svelte\n---\n\n# Title\n';
	const plain = compileMdsvex({ path: 'a.svx', source: '# A\n', files: projectFiles({}) });
	const other = compileMdsvex({ path: 'b.svx', source, files: projectFiles({}) });
	expect((await plain).code).toContain('<h1>A</h1>');
	expect((await other).diagnostics[0]?.code).toBe('layout_not_found');
});

// `sh` is a name that mdsvex does not know.
test.each(languages.filter((name) => name !== 'sh'))(
	'%s is coloured as mdsvex colours it in Node',
	async (language) => {
		const code =
			'const a: b = { "c": 1 }; # d\n<e f="g">{h}</e>\n.i { j: k }\nFROM l AS m\n\nGET / HTTP/1.1';
		const ours = createHighlighter(code_highlighter);
		// First mdsvex's own way with a language, then what it makes of the loaded grammar.
		const expected = await code_highlighter(code, language, null, undefined, false);
		expect(await ours(code, language, null, undefined, false)).toBe(expected);
		expect(expected).toContain('class="token');
	}
);

test('shell code is coloured under its shortest name too', async () => {
	const highlight = createHighlighter(code_highlighter);
	const html = await highlight('echo "$HOME"', 'sh', null, undefined, false);
	expect(html).toContain('<code class="language-sh"><span class="token builtin');
});

test.each(['brainhurt', 'constructor', '__proto__', null])(
	'%s is shown as it is',
	async (language) => {
		const highlight = createHighlighter(code_highlighter);
		const html = await highlight('{a} <b>', language, null, undefined, false);
		const name = language ?? 'undefined';
		expect(html).toBe(
			`<pre class="language-${name}"><code class="language-${name}">&#123;a&#125; &lt;b&gt;</code></pre>`
		);
	}
);
