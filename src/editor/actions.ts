/** What can be done in the editor by name, for the list of commands. Keys are in the keymap. */
import { addCursorAbove, addCursorBelow, deleteLine, redo, undo } from '@codemirror/commands';
import { foldAll, foldCode, unfoldAll, unfoldCode } from '@codemirror/language';
import {
	findNext,
	findPrevious,
	gotoLine,
	openSearchPanel,
	selectNextOccurrence,
	selectSelectionMatches
} from '@codemirror/search';
import type { Command } from '@codemirror/view';
import { toggleRegionComment } from './comments';
import { openReplacePanel } from './search-panel';

export type EditorAction =
	| 'undo'
	| 'redo'
	| 'find'
	| 'replace'
	| 'find-next'
	| 'find-previous'
	| 'go-to-line'
	| 'comment'
	| 'delete-line'
	| 'cursor-above'
	| 'cursor-below'
	| 'fold'
	| 'unfold'
	| 'fold-all'
	| 'unfold-all'
	| 'select-next-match'
	| 'select-matches';

export const actions: Readonly<Record<EditorAction, Command>> = {
	undo,
	redo,
	find: openSearchPanel,
	replace: openReplacePanel,
	'find-next': findNext,
	'find-previous': findPrevious,
	'go-to-line': gotoLine,
	comment: toggleRegionComment,
	'delete-line': deleteLine,
	'cursor-above': addCursorAbove,
	'cursor-below': addCursorBelow,
	fold: foldCode,
	unfold: unfoldCode,
	'fold-all': foldAll,
	'unfold-all': unfoldAll,
	'select-next-match': selectNextOccurrence,
	'select-matches': selectSelectionMatches
};
