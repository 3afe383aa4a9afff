import { expect, test } from 'vitest';
import { compileCss } from '../../../workers/compiler/stages/css';
import { resolve } from '../../../src/workspace/paths';

/** Compiles the first file; assets are those named `*.png`. */
function compile(files: Record<string, string>) {
	const [path = '', source = ''] = Object.entries(files)[0] ?? [];
	return compileCss({
		path,
		source,
		resolveImport(specifier, importer) {
			const target = resolve(importer, specifier);
			const text = target === null ? undefined : files[target];
			return target === null || text === undefined ? null : { path: target, source: text };
		},
		assetUrl(specifier, importer) {
			return specifier.endsWith('.png') ? `asset:${resolve(importer, specifier)}` : null;
		}
	});
}

test('a style sheet is styles and the default export', async () => {
	const result = await compile({ 'a.css': 'p { color: "\\"" }\n' });
	expect(result.css).toBe('p { color: "\\"" }\n');
	expect(result.code).toBe(`export default ${JSON.stringify(result.css)};\n`);
});

test('a package that gives no style sheet says why, at the address', async () => {
	const { ok, diagnostics } = await compileCss({
		path: 'a.css',
		source: '@import "pkg/x.css";',
		resolveImport: () => ({ code: 'package_not_found', message: 'There is none.', hint: 'Look.' }),
		assetUrl: () => null
	});
	expect(ok).toBe(false);
	expect(diagnostics).toMatchObject([
		{ code: 'package_not_found', message: 'There is none.', hint: 'Look.', from: 9, to: 18 }
	]);
});

test('imports are put in their place with their conditions', async () => {
	const { css, reads, diagnostics } = await compile({
		'styles/a.css':
			'@charset "utf-8";\n@import "./b.css" layer(base) supports(display: grid) screen and (min-width: 1px);\n@import url(../c.css) layer;\na {}\n',
		'styles/b.css': 'b {}',
		'c.css': 'c {}'
	});
	expect(diagnostics).toEqual([]);
	expect(reads).toEqual(['styles/b.css', 'c.css']);
	expect(css?.replace(/\s+/g, ' ')).toBe(
		'@media screen and (min-width: 1px) { @supports (display: grid) { @layer base { b {} } } } @layer { c {} } a {} '
	);
});

test('files named in url() become addresses, relative to the sheet they stand in', async () => {
	const { css, diagnostics } = await compile({
		'a.css':
			'@import "sub/b.css";\na { background: url( "x.png" ), url(https://host/y.png), url(data:image/png;base64,aa==), url(#id) }',
		'sub/b.css': '/* url(no.png) */ b { background: url(../z\\ 1.png); content: "url(no.png)" }'
	});
	expect(diagnostics).toEqual([]);
	expect(css).toContain(
		'url("asset:x.png"), url(https://host/y.png), url(data:image/png;base64,aa==), url(#id)'
	);
	expect(css).toContain('url("asset:z 1.png")');
	expect(css).toContain('/* url(no.png) */');
	expect(css).toContain('"url(no.png)"');
});

test('remote imports stay first, also those of an imported sheet with a condition', async () => {
	const { css } = await compile({
		'a.css':
			'@layer one, two;\n@import "./b.css" print;\n@import url("https://host/a.css") screen;\na {}',
		'b.css': '@import "//host/b.css";\nb {}'
	});
	const lines = (css ?? '').split('\n').filter(Boolean);
	expect(lines[0]).toBe('@layer one, two;');
	expect(lines[1]).toBe(
		'@import url("data:text/css;charset=utf-8,%40import%20url%28%22%2F%2Fhost%2Fb.css%22%29%3B") print;'
	);
	expect(lines[2]).toBe('@import url("https://host/a.css") screen;');
});

test('an import that is not there is an error in the sheet that asks for it', async () => {
	const files = { 'a.css': '@import "./b.css";', 'b.css': '/* 😀 */ @import url(./gone.css);' };
	const { ok, diagnostics, reads } = await compile(files);
	expect(ok).toBe(false);
	expect(reads).toEqual(['b.css']);
	const [error] = diagnostics;
	expect(error).toMatchObject({ code: 'file_not_found', path: 'b.css', source: 'css' });
	expect(files['b.css'].slice(error?.from, error?.to)).toBe('./gone.css');
});

test('sheets that import each other are compiled, with a warning', async () => {
	const { ok, css, diagnostics } = await compile({
		'a.css': '@import "./b.css";\na {}',
		'b.css': '@import "./a.css";\nb {}'
	});
	expect(ok).toBe(true);
	expect(css?.replace(/\s+/g, ' ')).toBe('b {} a {} ');
	expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([
		['css_import_cycle', 'b.css']
	]);
});

test.each([
	['a { color: red', 'This `{` is never closed.', '{'],
	['a {} }', 'This `}` closes nothing.', '}'],
	['a {} /* open', 'This comment is never closed.', '/*'],
	['a { content: "open }\n}', 'This string is never closed.', '"'],
	[
		'a {}\n@import "b.css";',
		'An `@import` after other rules is ignored by browsers.',
		'@import "b.css";'
	]
])('%j is a warning with its place', async (source, message, text) => {
	const { ok, diagnostics } = await compile({ 'a.css': source });
	expect(ok).toBe(true);
	expect(diagnostics[0]?.message).toBe(message);
	expect(source.slice(diagnostics[0]?.from, diagnostics[0]?.to)).toBe(text);
});
