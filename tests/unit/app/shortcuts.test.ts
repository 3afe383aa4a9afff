import { EditorState } from '@codemirror/state';
import { keymap, type KeyBinding } from '@codemirror/view';
import { standardKeymap } from '@codemirror/commands';
import { expect, test } from 'vitest';
import { shortcutGroups } from '../../../src/app/shortcut-groups';
import { editorKeys } from '../../../src/editor/keymap';
import { editorCommands } from '../../../src/repl/editor-commands';
import { Settings } from '../../../src/repl/settings.svelte';

/** `ctrl-shift-k`, in whatever order and words it is written. */
function normal(keys: string): string {
	const parts = keys.replace('Mod', 'Ctrl').split('-');
	const last = parts.at(-1) ?? '';
	const modifiers = parts.slice(0, -1);
	if (/^[A-Z]$/.test(last) && !modifiers.includes('Shift')) modifiers.push('Shift');
	return [...modifiers.sort(), last].join('-').toLowerCase();
}

/** The keys of a keymap on Linux, with those that Shift makes something else of. */
function keysOf(bindings: readonly KeyBinding[]): Set<string> {
	return new Set(
		bindings.flatMap(({ key, linux = key, run, shift }) => {
			if (linux === undefined) return [];
			return [...(run ? [normal(linux)] : []), ...(shift ? [normal(`Shift-${linux}`)] : [])];
		})
	);
}

const bound = keysOf(EditorState.create({ extensions: editorKeys }).facet(keymap).flat());

const settings = new Settings(null);
const commands = editorCommands({
	settings,
	hasText: () => true,
	format: () => undefined,
	save: () => undefined,
	perform: () => undefined
});
const shown = new Set(
	shortcutGroups(commands)
		.filter(([group]) => group === 'Editor')
		.flatMap(([, rows]) => rows)
		.flatMap(({ keys }) =>
			keys.endsWith('↑-↓') ? [keys.slice(0, -2), `${keys.slice(0, -3)}↓`] : keys
		)
		.map((keys) => keys.replace('↑', 'ArrowUp').replace('↓', 'ArrowDown'))
		.map(normal)
);

/** Keys of the editor that the page leaves out, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
	'ctrl-y': 'the second key of Redo',
	f3: 'the second key of Find next',
	'shift-f3': 'the second key of Find previous',
	'ctrl-[': 'the second key of Indent less',
	'ctrl-]': 'the second key of Tab',
	tab: 'is what one tries by oneself'
};

test('the page of shortcuts shows each key of the editor that is more than moving and typing', () => {
	const common = keysOf(standardKeymap);
	const missing = [...bound].filter(
		(key) => !common.has(key) && !shown.has(key) && !(key in LEFT_OUT)
	);
	expect(missing).toEqual([]);
	expect(Object.keys(LEFT_OUT).filter((key) => !bound.has(key))).toEqual([]);
});

test('the editor leaves the browser the keys that are its own', () => {
	for (const key of ['Mod-d', 'Mod-u', 'Alt-u', 'Mod-i', 'Mod-Shift-k', 'Ctrl-m', 'Alt-A']) {
		expect(bound, key).not.toContain(normal(key));
	}
	expect(bound).toContain(normal('Alt-j'));
	expect(shown).toContain(normal('Alt-j'));
});
