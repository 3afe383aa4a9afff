/** What the visitor can do with the code in the editor. */
import type { EditorAction } from '../editor/actions';
import { isMac, type Command } from '../ui/commands.svelte';
import type { Settings } from './settings.svelte';

interface EditorParts {
	settings: Settings;
	/** A text file is in the editor. */
	hasText(): boolean;
	format(): void;
	save(): void;
	perform(action: EditorAction): void;
}

/** Action, title, keys that the editor itself handles, words that find it. */
const ACTIONS: readonly [EditorAction, string, string | null, string][] = [
	['find', 'Find in the file', 'Mod-f', 'search'],
	['replace', 'Replace in the file', 'Mod-Alt-f', 'search substitute'],
	['find-next', 'Find the next match', 'Mod-g', 'search'],
	['find-previous', 'Find the previous match', 'Mod-Shift-g', 'search'],
	['go-to-line', 'Go to a line', 'Mod-Alt-g', 'jump'],
	['comment', 'Comment or uncomment', 'Mod-/', 'toggle'],
	[
		'select-next-match',
		'Select the next occurrence as well',
		isMac ? 'Ctrl-g' : 'Alt-j',
		'multiple cursors'
	],
	['select-matches', 'Select every occurrence', 'Mod-Shift-l', 'multiple cursors'],
	['cursor-above', 'Add a cursor above', 'Mod-Alt-↑', 'multiple cursors'],
	['cursor-below', 'Add a cursor below', 'Mod-Alt-↓', 'multiple cursors'],
	['delete-line', 'Delete the line', null, 'remove'],
	['fold', 'Fold at the cursor', isMac ? 'Mod-Alt-[' : 'Ctrl-Shift-[', 'collapse'],
	['unfold', 'Unfold at the cursor', isMac ? 'Mod-Alt-]' : 'Ctrl-Shift-]', 'expand'],
	['fold-all', 'Fold everything', 'Ctrl-Alt-[', 'collapse'],
	['unfold-all', 'Unfold everything', 'Ctrl-Alt-]', 'expand'],
	['undo', 'Undo', 'Mod-z', 'back'],
	['redo', 'Redo', 'Mod-Shift-z', 'again']
];

/** Setting, title, words that find it. */
const SWITCHES = [
	['hasLineWrapping', 'Wrap long lines', 'break'],
	['formatsOnSave', 'Format on save', 'prettier'],
	['hasEmmet', 'Emmet', 'abbreviations'],
	['hasVimKeys', 'Vim keys', 'modal normal mode']
] as const;

export function editorCommands(parts: EditorParts): Command[] {
	const { settings, hasText, format, save, perform } = parts;
	return [
		{
			id: 'editor.format',
			title: 'Format the file',
			group: 'Editor',
			keys: ['Alt-Shift-f'],
			keywords: 'prettier tidy indent beautify',
			isEnabled: hasText,
			run: format
		},
		{
			id: 'editor.save',
			title: 'Save and format the file',
			group: 'Editor',
			keys: ['Mod-s'],
			isEnabled: () => settings.values.formatsOnSave && hasText(),
			run: save
		},
		...ACTIONS.map(([action, title, shownKeys, keywords]): Command => ({
			id: `editor.${action}`,
			title,
			group: 'Editor',
			keywords,
			...(shownKeys === null ? {} : { shownKeys }),
			isEnabled: hasText,
			run: () => perform(action)
		})),
		...SWITCHES.map(([key, title, keywords]) => ({
			id: `editor.${key}`,
			title,
			group: 'Editor',
			keywords: `setting ${keywords}`,
			isOn: () => settings.values[key],
			run: () => settings.set(key, !settings.values[key])
		}))
	];
}
