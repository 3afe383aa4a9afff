import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import { history } from '@codemirror/commands';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { highlightSelectionMatches } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import {
	EditorView,
	crosshairCursor,
	drawSelection,
	dropCursor,
	highlightActiveLine,
	highlightActiveLineGutter,
	highlightSpecialChars,
	lineNumbers,
	rectangularSelection,
	tooltips
} from '@codemirror/view';
import { codeHighlighting } from '../ui/code/highlight';
import { lighting } from '../ui/code/light';
import { codeTheme } from '../ui/code/theme';
import { diagnosticMarks } from './diagnostics';
import { folding } from './folding';
import { editorKeys } from './keymap';
import { revealing } from './reveal';
import { searchPanel } from './search-panel';
import { swappedLines } from './swapped-lines';

/** Everything that all files of the editor have in common. */
export function editorSetup(): Extension {
	return [
		lineNumbers(),
		folding,
		highlightActiveLineGutter(),
		highlightActiveLine(),
		highlightSpecialChars(),
		history(),
		drawSelection(),
		dropCursor(),
		EditorState.allowMultipleSelections.of(true),
		EditorState.tabSize.of(2),
		indentOnInput(),
		bracketMatching(),
		closeBrackets(),
		autocompletion({ icons: false }),
		rectangularSelection(),
		crosshairCursor(),
		highlightSelectionMatches({ minSelectionLength: 2 }),
		searchPanel,
		tooltips({ position: 'fixed' }),
		EditorView.contentAttributes.of({ autocapitalize: 'off', autocorrect: 'off' }),
		codeHighlighting,
		codeTheme,
		diagnosticMarks,
		revealing,
		swappedLines,
		lighting,
		editorKeys
	];
}
