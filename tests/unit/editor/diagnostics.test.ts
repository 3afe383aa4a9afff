import { forEachDiagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { showDiagnostics } from '../../../src/editor/diagnostics';
import { offsetOf, placeOf } from '../../../src/editor/reveal';
import { rovingIndex } from '../../../src/ui/roving';
import type { Diagnostic } from '../../../src/protocol/diagnostic';

const fault = (from: number, to: number): Diagnostic => ({
	severity: 'error',
	code: 'a',
	message: 'b',
	path: 'App.svelte',
	from,
	to,
	source: 'svelte'
});

function shown(state: EditorState): [number, number][] {
	const ranges: [number, number][] = [];
	forEachDiagnostic(state, (_, from, to) => ranges.push([from, to]));
	return ranges;
}

test('diagnostics move with the text that they are about', () => {
	const start = EditorState.create({ doc: 'one two' });
	const marked = start.update(showDiagnostics(start, [fault(4, 7)])).state;
	expect(shown(marked)).toEqual([[4, 7]]);
	expect(shown(marked.update({ changes: { from: 0, insert: '12' } }).state)).toEqual([[6, 9]]);
});

test('diagnostics of an older, longer text stay inside the present one', () => {
	const state = EditorState.create({ doc: 'one' });
	const shownFor = (diagnostic: Diagnostic) =>
		shown(state.update(showDiagnostics(state, [diagnostic])).state);
	expect(shownFor(fault(2, 90))).toEqual([[2, 3]]);
	expect(shownFor(fault(50, 90))).toEqual([[3, 3]]);
});

test('the newest diagnostics replace all others', () => {
	const state = EditorState.create({ doc: 'one' });
	const marked = state.update(showDiagnostics(state, [fault(0, 1)])).state;
	expect(shown(marked.update(showDiagnostics(marked, [])).state)).toEqual([]);
});

test('a place outside the text becomes the nearest one inside', () => {
	const state = EditorState.create({ doc: 'one\ntwo' });
	expect(offsetOf(state, { line: 2, column: 2 })).toBe(5);
	expect(offsetOf(state, { line: 9, column: 99 })).toBe(7);
	expect(offsetOf(state, { line: 0, column: -3 })).toBe(0);
	expect(offsetOf(state, { line: NaN, column: NaN })).toBe(0);
	expect(placeOf(state, 5)).toEqual({ line: 2, column: 2 });
});

test('arrow keys go round, Home and End to the ends', () => {
	expect(rovingIndex('ArrowRight', { index: 2, count: 3 })).toBe(0);
	expect(rovingIndex('ArrowLeft', { index: 0, count: 3 })).toBe(2);
	expect(rovingIndex('End', { index: 0, count: 3 })).toBe(2);
	expect(rovingIndex('ArrowDown', { index: 0, count: 3 })).toBeNull();
	expect(rovingIndex('ArrowDown', { index: 0, count: 3, vertical: true })).toBe(1);
});
