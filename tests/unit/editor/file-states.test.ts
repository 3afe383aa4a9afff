import { history, redo, undo, undoDepth } from '@codemirror/commands';
import { language } from '@codemirror/language';
import type { EditorState, Transaction } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FileStates, contentUpdate, indentationOf } from '../../../src/editor/file-states';
import { languageOf, loadLanguage } from '../../../src/editor/languages';

function run(
	state: EditorState,
	command: (target: { state: EditorState; dispatch(tr: Transaction): void }) => boolean
): EditorState {
	let next = state;
	command({ state, dispatch: (transaction) => (next = transaction.state) });
	return next;
}

function type(state: EditorState, at: number, text: string): EditorState {
	return state.update({
		changes: { from: at, insert: text },
		selection: { anchor: at + text.length },
		userEvent: 'input.type'
	}).state;
}

const text = (state: EditorState) => state.doc.toString();

describe('states of files', () => {
	test('undo in one file never reaches another', () => {
		const states = new FileStates(history());
		const first = type(states.open({ id: 1, path: 'a.txt', content: 'one' }), 3, '!');
		states.keep(1, first);
		const second = states.open({ id: 2, path: 'b.txt', content: 'two' });
		expect(undoDepth(second)).toBe(0);
		expect(text(run(second, undo))).toBe('two');
		const back = states.open({ id: 1, path: 'a.txt', content: 'one!' });
		expect(text(run(back, undo))).toBe('one');
	});

	test('user can rename a file without losing undo or the selection', async () => {
		await loadLanguage('css');
		const states = new FileStates(history());
		states.keep(1, type(states.open({ id: 1, path: 'a.txt', content: 'a' }), 1, '{}'));
		const renamed = states.open({ id: 1, path: 'a.css', content: 'a{}' });
		expect(renamed.facet(language)?.name).toBe('css');
		expect(renamed.selection.main.head).toBe(3);
		expect(text(run(renamed, undo))).toBe('a');
	});

	test('what was typed before the editor came is one step of undo, with the cursor where it was', () => {
		const place = { anchor: 5, head: 2, top: 0 };
		const states = new FileStates(history(), (id) => (id === 1 ? { text: 'one', place } : null));
		const state = states.open({ id: 1, path: 'a.txt', content: 'one, two' });
		expect([state.selection.main.anchor, state.selection.main.head]).toEqual([5, 2]);
		const typed = type(state, 8, '!');
		expect(text(run(typed, undo))).toBe('one, two');
		const back = run(run(typed, undo), undo);
		expect([text(back), back.selection.main.head]).toEqual(['one', 3]);
		expect(undoDepth(states.open({ id: 2, path: 'b.txt', content: 'b' }))).toBe(0);
	});

	test('a file that gets the name of a deleted one begins anew', () => {
		const states = new FileStates(history());
		states.keep(1, type(states.open({ id: 1, path: 'a.txt', content: 'old' }), 0, 'very '));
		states.forget(1);
		const fresh = states.open({ id: 2, path: 'a.txt', content: 'new' });
		expect(undoDepth(fresh)).toBe(0);
		expect(text(fresh)).toBe('new');
	});

	test('content from outside keeps the cursor and is not a step of undo', () => {
		const states = new FileStates(history());
		const typed = type(states.open({ id: 1, path: 'a.txt', content: 'abc\nend' }), 7, '!');
		states.keep(1, typed);
		states.setContent(1, 'abc and more\nend!');
		const changed = states.open({ id: 1, path: 'a.txt', content: 'abc and more\nend!' });
		expect(changed.selection.main.head).toBe(text(changed).length);
		expect(text(run(changed, undo))).toBe('abc and more\nend');
	});

	test('content that the editor has already makes no transaction, whatever its line ends', () => {
		const states = new FileStates(history());
		const state = states.open({ id: 1, path: 'a.txt', content: 'a\r\nb' });
		expect(contentUpdate(state, 'a\nb')).toBeNull();
		expect(contentUpdate(state, 'a\r\nb')).toBeNull();
		expect(contentUpdate(state, 'a\nc')).not.toBeNull();
	});

	test('any content from outside arrives exactly, and what was typed can be undone and redone', () => {
		const words = fc.string({ unit: fc.constantFrom('a', 'b', '\n', ' ', '😀'), maxLength: 20 });
		fc.assert(
			fc.property(words, words, (before, after) => {
				const states = new FileStates(history());
				const typed = type(states.open({ id: 1, path: 'a.txt', content: before }), 0, 'x');
				states.keep(1, typed);
				states.setContent(1, after);
				const changed = states.open({ id: 1, path: 'a.txt', content: after });
				expect(text(changed)).toBe(after);
				expect(text(run(run(changed, undo), redo))).toBe(after);
			})
		);
	});

	test('an indentation that a file uses is kept, and two spaces are the default', () => {
		expect(indentationOf('a\n\tb')).toBe('\t');
		expect(indentationOf('a\n    b')).toBe('    ');
		expect(indentationOf('a\n  b\n    c')).toBe('  ');
		expect(indentationOf('a')).toBe('  ');
	});
});

test.each([
	['App.svelte', 'svelte'],
	['lib/Post.svx', 'svx'],
	['README.md', 'svx'],
	['state.svelte.ts', 'typescript-runes'],
	['state.svelte.js', 'javascript-runes'],
	['main.ts', 'typescript'],
	['main.mjs', 'javascript'],
	['App.CSS', 'css'],
	['package.json', 'json'],
	['index.html', 'html'],
	['LICENSE', 'plain'],
	['svelte', 'plain']
])('%s is edited as %s', (path, expected) => {
	expect(languageOf(path)).toBe(expected);
});
