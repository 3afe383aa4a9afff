/** What the page of shortcuts shows. */
import type { Command } from '../ui/commands.svelte';

export interface Shortcut {
	title: string;
	/** As in `Command.keys`. */
	keys: string;
}

/** Keys that the editor handles by itself. */
const EDITOR_KEYS: readonly Shortcut[] = [
	{ title: 'Undo', keys: 'Mod-z' },
	{ title: 'Redo', keys: 'Mod-Shift-z' },
	{ title: 'Find and replace', keys: 'Mod-f' },
	{ title: 'Select the next match as well', keys: 'Mod-d' },
	{ title: 'Comment or uncomment', keys: 'Mod-/' },
	{ title: 'Move lines', keys: 'Alt-Arrows' },
	{ title: 'Copy lines', keys: 'Shift-Alt-Arrows' },
	{ title: 'Suggestions', keys: 'Ctrl-Space' },
	{ title: 'Next problem', keys: 'F8' },
	{ title: 'Leave the editor', keys: 'Escape-Tab' }
];

const ELSEWHERE: readonly Shortcut[] = [
	{ title: 'Move a splitter that has the focus', keys: 'Arrows' },
	{ title: 'Move it as far as it goes', keys: 'Home' },
	{ title: 'Move a tab that has the focus', keys: 'Alt-Shift-Arrows' },
	{ title: 'Close a dialog, a menu or a field', keys: 'Escape' }
];

const EDITOR = 'Editor';

/** Commands with keys by their groups, then what the editor and the parts of the page know by themselves. */
export function shortcutGroups(commands: readonly Command[]): [string, readonly Shortcut[]][] {
	const groups = new Map<string, Shortcut[]>();
	const known = new Set<string>();
	const add = (group: string, shortcut: Shortcut): void => {
		// What a command has taken over is told once.
		if (known.has(shortcut.keys.toLowerCase())) return;
		known.add(shortcut.keys.toLowerCase());
		groups.set(group, [...(groups.get(group) ?? []), shortcut]);
	};
	for (const { title, group, keys, shownKeys } of commands) {
		const shown = keys?.[0] ?? shownKeys;
		if (shown !== undefined) add(group, { title, keys: shown });
	}
	for (const shortcut of EDITOR_KEYS) add(EDITOR, shortcut);
	return [...groups, ['Elsewhere', ELSEWHERE]];
}
