import { expect, test } from 'vitest';
import { countProblems, listProblems } from '../../../src/problems/problems';
import type { Diagnostic, Severity } from '../../../src/protocol/diagnostic';

function diagnostic(path: string, from: number, severity: Severity, message = 'oh'): Diagnostic {
	return { path, from, to: from + 1, severity, message, code: 'some_code', source: 'svelte' };
}

const all = [
	diagnostic('b.svelte', 9, 'warning', 'Unused CSS selector'),
	diagnostic('b.svelte', 2, 'warning'),
	diagnostic('z.svelte', 0, 'error', 'Expected token }'),
	diagnostic('a.svelte', 3, 'info')
];
const none = { text: '', hidden: new Set<Severity>() };
const textOf = (path: string) => (path === 'z.svelte' ? null : 'one\r\ntwo\nthree');

test('files with errors come first, then by path; within a file from top to bottom', () => {
	const files = listProblems(all, none, textOf);
	expect(files.map(({ path }) => path)).toEqual(['z.svelte', 'a.svelte', 'b.svelte']);
	expect(files[2]?.problems.map(({ diagnostic: { from } }) => from)).toEqual([2, 9]);
});

test('places are counted as people do, whatever ends the lines', () => {
	const [, , b] = listProblems(all, none, textOf);
	expect(b?.problems.map(({ line, column }) => [line, column])).toEqual([
		[1, 3],
		[3, 1]
	]);
});

test('a fault in a file that does not exist has the first place', () => {
	expect(listProblems(all, none, textOf)[0]?.problems[0]).toMatchObject({ line: 1, column: 1 });
});

test('a filter asks for every word, in the message, the code or the path', () => {
	const found = (text: string) =>
		listProblems(all, { ...none, text }, textOf).flatMap(({ problems }) => problems).length;
	expect(found('css unused')).toBe(1);
	expect(found('some_code')).toBe(4);
	expect(found('Z.SVELTE token')).toBe(1);
	expect(found('nothing')).toBe(0);
});

test('severities can be hidden and are counted all the same', () => {
	const files = listProblems(all, { ...none, hidden: new Set(['warning']) }, textOf);
	expect(files.map(({ path }) => path)).toEqual(['z.svelte', 'a.svelte']);
	expect(countProblems(all)).toEqual({ error: 1, warning: 2, info: 1 });
});
