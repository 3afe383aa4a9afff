import { compile } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { SourceLinks, type Span } from '../../../src/output/source-links';

const SOURCE = `<script>
	let count = $state(0);
	const double = $derived(count * 2);
</script>

<button onclick={() => count++}>{count} of {double}</button>
`;

function pointOf(text: string, offset: number) {
	const before = text.slice(0, offset).split('\n');
	return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function textAt(text: string, { from, to }: Span): string {
	const line = text.split('\n')[from.line - 1] ?? '';
	return line.slice(from.column - 1, Math.min(to.column - 1, line.length));
}

const { js } = compile(SOURCE, { filename: 'App.svelte', generate: 'client' });
const links = new SourceLinks(js.map.toString());

test('a name in the file leads to everything that was made of it', () => {
	const spans = links.toGenerated(pointOf(SOURCE, SOURCE.indexOf('double =') + 2));
	expect(spans.length).toBeGreaterThan(0);
	expect(textAt(js.code, spans[0]!)).toContain('double');
});

test('generated code leads to the piece of the file it was made from', () => {
	const span = links.toSource(pointOf(js.code, js.code.indexOf('(count) *') + 2));
	expect(span && textAt(SOURCE, span)).toContain('count');
	expect(span?.from.line).toBe(3);
});

test('what was made of nothing in the file leads nowhere', () => {
	expect(links.toSource({ line: 1, column: 1 })).toBe(null);
	expect(links.toGenerated({ line: 999, column: 1 })).toEqual([]);
});

test('there and back is the same place, from anywhere in the file', () => {
	let found = 0;
	for (let offset = 0; offset < SOURCE.length; offset++) {
		const point = pointOf(SOURCE, offset);
		for (const { from } of links.toGenerated(point)) {
			const back = links.toSource(from);
			expect(back?.from.line).toBe(point.line);
			expect(back?.from.column).toBeLessThanOrEqual(point.column);
			found++;
		}
	}
	expect(found).toBeGreaterThan(20);
});
