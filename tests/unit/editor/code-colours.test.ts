import { expect, test } from 'vitest';
import { codeColours } from '../../../src/editor/code-colours';

/** The pieces that have a look, and whether it is that of another piece. */
async function looks(path: string, text: string): Promise<Record<string, string>> {
	const colours = await codeColours(path, text, { from: 0, to: text.length });
	return Object.fromEntries(
		colours.map(({ from, to, classes }) => [text.slice(from, to), classes])
	);
}

test('broken code has the colours of the editor, also inside of markup', async () => {
	const found = await looks('App.svelte', '<script>\n\tconst a = "b";\n</script>\n<p>{#if}</p');
	expect(found['const']).toBeTruthy();
	expect(found['"b"']).toBeTruthy();
	expect(found['"b"']).not.toBe(found['const']);
});

test('a word in a style sheet is a value and not a constant', async () => {
	const css = await looks('a.css', 'p { color: true }');
	const js = await looks('a.js', 'let a = true');
	expect(css['true']).toBeTruthy();
	expect(css['true']).not.toBe(js['true']);
});

test('a text without a language has no colours', async () => {
	expect(await codeColours('notes.txt', 'const a', { from: 0, to: 7 })).toEqual([]);
});
