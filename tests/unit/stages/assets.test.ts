import { expect, test } from 'vitest';
import { compileAsset, toDataUrl } from '../../../workers/compiler/stages/assets';

async function bytesOf(url: string): Promise<Uint8Array> {
	return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

test('bytes come back from their address as they were, across the pieces they are encoded in', async () => {
	for (const size of [0, 1, 2, 3, 24_575, 24_576, 24_577, 100_003]) {
		const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31) % 256);
		expect(await bytesOf(toDataUrl('a.png', bytes))).toEqual(bytes);
	}
});

test('SVG text becomes an address that needs no quotes around it', async () => {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg"><text fill='#f00'>(😀 50%)</text></svg>`;
	const url = toDataUrl('icons/a.SVG', svg);
	expect(url).toMatch(/^data:image\/svg\+xml;charset=utf-8,[^'"() ]+$/);
	expect(new TextDecoder().decode(await bytesOf(url))).toBe(svg);
});

test('half a surrogate pair does not break an address', () => {
	expect(toDataUrl('a.txt', '\ud83d')).toBe('data:text/plain;charset=utf-8,%EF%BF%BD');
});

test('the query decides between text and address', () => {
	const content = new TextEncoder().encode('{"a":"ü"}');
	const code = (query: 'raw' | 'url' | null) =>
		compileAsset({ path: 'a.json', content, query }).code;
	expect(code('raw')).toBe('export default "{\\"a\\":\\"ü\\"}";\n');
	expect(code('url')).toMatch(/^export default "data:application\/json;base64,/);
	expect(compileAsset({ path: 'a.bin', content, query: null }).code).toContain(
		'data:application/octet-stream;base64,'
	);
});
