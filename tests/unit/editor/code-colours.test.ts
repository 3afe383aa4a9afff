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

test.each([
	['a.json', '{"bird": true}', ['"bird"', 'true']],
	['a.html', '<p class="x">text</p>', ['p', 'class', '"x"']],
	['a.yml', 'bird: "auk" # old', ['bird', '"auk"', '# old']],
	['a.ts', 'type A = string', ['type', 'A', 'string']],
	['a.md', '# Birds', ['#', 'Birds']]
])('%s has the colours of its language', async (path, text, pieces) => {
	const found = await looks(path, text);
	for (const piece of pieces) expect(Object.keys(found).join('\n'), text).toContain(piece);
});

test('a text without a language has no colours', async () => {
	expect(await codeColours('notes.txt', 'const a', { from: 0, to: 7 })).toEqual([]);
});
