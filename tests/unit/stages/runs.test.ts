import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rewritten } from '../../../workers/compiler/stages/rewritten';
import {
	Tracer,
	fromSourceMap,
	normalizeRuns,
	toSourceMap
} from '../../../workers/compiler/stages/runs';
import { Splice } from '../../../workers/compiler/stages/splice';

const piece = fc.constantFrom('word', '😀', ' ', '\n', '\r\n', '(', 'é', 'x1');
const edits = fc.array(fc.record({ keep: piece, drop: piece, put: piece }), {
	minLength: 1,
	maxLength: 20
});

function rewrite(steps: { keep: string; drop: string; put: string }[]) {
	const source = steps.map(({ keep, drop }) => keep + drop).join('');
	const splice = new Splice(source);
	const kept: { source: number; generated: number; length: number }[] = [];
	let at = 0;
	for (const { keep, drop, put } of steps) {
		kept.push({ source: at, generated: splice.text.length, length: keep.length });
		at += keep.length;
		splice.replace({ from: at, to: at + drop.length }, put);
		at += drop.length;
	}
	return { source, kept, ...splice.finish() };
}

test('copied text leads back to itself through the map', () => {
	fc.assert(
		fc.property(edits, (steps) => {
			const { source, text: generated, runs, kept } = rewrite(steps);
			const map = toSourceMap({ path: 'a.js', source, generated, runs });
			const tracer = new Tracer(map, generated, source);
			for (const { source: from, generated: at, length } of kept) {
				// White space has no segment of its own.
				if (generated.slice(at, at + length).trim() !== '') expect(tracer.toSource(at)).toBe(from);
			}
		})
	);
});

test('runs survive the way into a map and back', () => {
	fc.assert(
		fc.property(edits, (steps) => {
			const { source, text: generated, runs } = rewrite(steps);
			const map = toSourceMap({ path: 'a.js', source, generated, runs });
			for (const run of fromSourceMap(map, generated, source)) {
				expect(generated.slice(run.generated, run.generated + run.length)).toBe(
					source.slice(run.source, run.source + run.length)
				);
			}
		})
	);
});

test('where runs overlap the first one counts', () => {
	expect(
		normalizeRuns([
			{ generated: 3, source: 30, length: 4 },
			{ generated: 0, source: 10, length: 5 },
			{ generated: 4, source: 50, length: 1 }
		])
	).toEqual([
		{ generated: 0, source: 10, length: 5 },
		{ generated: 5, source: 32, length: 2 }
	]);
});

test('places are followed through several steps, and maps are joined', () => {
	const text = new Rewritten('a.js', 'one two three');
	text.replace('zero one three', [
		{ generated: 5, source: 0, length: 3 },
		{ generated: 9, source: 8, length: 5 }
	]);
	text.replace('three zero', [
		{ generated: 0, source: 9, length: 5 },
		{ generated: 6, source: 0, length: 4 }
	]);
	expect(text.toSourceRange(0, 5)).toEqual({ from: 8, to: 13 });
	expect(text.toSourceRange(2, 4)).toEqual({ from: 10, to: 12 });
	const map = text.compose({ mappings: 'AAAA,MAAM', names: [], sources: ['a.js'] });
	expect(map.sourcesContent).toEqual(['one two three']);
	expect(map.mappings.startsWith('AAAQ')).toBe(true);
});
