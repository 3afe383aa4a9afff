/** What can be done in the editor by name, for the list of commands. Keys are in the keymap. */
import { redo, undo } from '@codemirror/commands';
import { foldAll, unfoldAll } from '@codemirror/language';
import { gotoLine, openSearchPanel, selectSelectionMatches } from '@codemirror/search';
import type { Command } from '@codemirror/view';
import { toggleRegionComment } from './comments';
import { openReplacePanel } from './search-panel';

export type EditorAction =
	| 'undo'
	| 'redo'
	| 'find'
	| 'replace'
	| 'go-to-line'
	| 'comment'
	| 'fold-all'
	| 'unfold-all'
	| 'select-matches';

export const actions: Readonly<Record<EditorAction, Command>> = {
	undo,
	redo,
	find: openSearchPanel,
	replace: openReplacePanel,
	'go-to-line': gotoLine,
	comment: toggleRegionComment,
	'fold-all': foldAll,
	'unfold-all': unfoldAll,
	'select-matches': selectSelectionMatches
};
