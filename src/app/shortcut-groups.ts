/** What the page of shortcuts shows. */
import { isMac, type Command } from '../ui/commands.svelte';

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
	{ title: 'Comment or uncomment', keys: 'Mod-/' },
	{ title: 'Move lines', keys: 'Alt-↑-↓' },
	{ title: 'Copy lines', keys: 'Shift-Alt-↑-↓' },
	{ title: 'Select the line', keys: isMac ? 'Ctrl-l' : 'Alt-l' },
	{ title: 'Go to the other bracket', keys: 'Mod-Shift-\\' },
	{ title: 'Indent as the code around', keys: 'Mod-Alt-\\' },
	{ title: 'Suggestions', keys: 'Ctrl-Space' },
	{ title: 'Next problem', keys: 'F8' },
	{ title: 'Previous problem', keys: 'Shift-F8' },
	{ title: 'Indent less', keys: 'Shift-Tab' },
	{ title: 'Leave the editor', keys: 'Escape-Tab' },
	{ title: 'Tab leaves, or is part of the text', keys: 'Alt-Shift-m' },
	{ title: 'One cursor again', keys: 'Escape' }
];

const LIST_KEYS: readonly Shortcut[] = [
	{ title: 'Walk the list, fold and unfold', keys: 'Arrows' },
	{ title: 'To the first, to the last', keys: 'Home-End' },
	{ title: 'Open and write', keys: 'Enter' },
	{ title: 'Open and stay', keys: 'Space' },
	{ title: 'Go to a name', keys: 'Letters' },
	{ title: 'Rename', keys: 'F2' },
	{ title: 'Delete', keys: 'Delete' },
	{ title: 'All that can be done', keys: 'Shift-F10' }
];

const TAB_KEYS: readonly Shortcut[] = [
	{ title: 'The tab beside it', keys: 'Arrows' },
	{ title: 'Move the tab', keys: 'Alt-Shift-←-→' },
	{ title: 'Rename', keys: 'F2' },
	{ title: 'Close', keys: 'Delete' },
	{ title: 'All that can be done', keys: 'Shift-F10' }
];

const ELSEWHERE: readonly Shortcut[] = [
	{ title: 'Move a splitter that has the focus', keys: 'Arrows' },
	{ title: 'Move it as far as it goes', keys: 'Home-End' },
	{ title: 'Go from the output to what it was made from', keys: 'Enter' },
	{ title: 'Walk tabs, menus and lists', keys: 'Arrows' },
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
	return [
		...groups,
		['In the list of files', LIST_KEYS],
		['On the tab of a file', TAB_KEYS],
		['Elsewhere', ELSEWHERE]
	];
}
