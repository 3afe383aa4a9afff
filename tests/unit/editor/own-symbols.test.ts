/** What the editor has parsed already says the same of a file as its text does. */
import { typescriptLanguage } from '@codemirror/lang-javascript';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { languageOf, loadLanguage } from '../../../src/editor/languages';
import { filePath } from '../../../src/editor/project-view';
import { ownSymbols } from '../../../src/editor/project-symbols';
import { componentSymbols, moduleSymbols } from '../../../src/editor/script-symbols';

const EXAMPLES = path.join(import.meta.dirname, '../../../examples');

afterEach(() => {
	vi.restoreAllMocks();
});

async function stateOf(file: string, doc: string) {
	const extensions = [await loadLanguage(languageOf(file)), filePath.of(file)];
	const state = EditorState.create({ doc, extensions });
	ensureSyntaxTree(state, doc.length, 30_000);
	return state.update({}).state;
}

/** Of the same scripts, read from a text that nobody has parsed or remembers. */
function symbolsOfText(file: string, doc: string) {
	return /\.[jt]s$/.test(file)
		? moduleSymbols(`${doc}\n;`)
		: componentSymbols(`${doc}\n<script></script>`);
}

test('in every example, without parsing anything', async () => {
	const files = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' });
	const scripts = files.filter((file) => /\.(?:svelte|svx|js|ts)$/.test(file));
	expect(scripts.length).toBeGreaterThan(60);
	let defined = 0;
	for (const file of scripts) {
		const doc = readFileSync(path.join(EXAMPLES, file), 'utf8');
		const state = await stateOf(file, doc);
		const parse = vi.spyOn(typescriptLanguage.parser, 'parse');
		const symbols = ownSymbols(state);
		expect(parse, file).not.toHaveBeenCalled();
		parse.mockRestore();
		expect(symbols, file).toEqual(symbolsOfText(file, doc));
		defined += symbols.definitions.length;
	}
	expect(defined).toBeGreaterThan(200);
});

test('with types, and while a script is being typed', async () => {
	for (const doc of [
		`<script lang="ts" module>export const one: number = 1;</script>\n<script lang="ts">interface Props { a: string; b?: number } let { a, b = 2 }: Props = $props(); type T = 'x'; enum E { A }</script>\n<p>{a}</p>`,
		'<script>\n\timport A from "./A.svelte";\n\tlet count = $state(0);\n\tfunction add( {\n</script>\n<A />',
		'<p>first</p>\n<script>let a = 1; '
	]) {
		const symbols = ownSymbols(await stateOf('App.svelte', doc));
		expect(symbols, doc).toEqual(symbolsOfText('App.svelte', doc));
	}
});
