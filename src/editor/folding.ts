import { codeFolding, foldGutter } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** A chevron that points down where something can be folded, and to the right where it is. */
function marker(isOpen: boolean): HTMLElement {
	const element = document.createElement('span');
	element.className = isOpen ? 'cm-fold-mark' : 'cm-fold-mark cm-folded';
	element.title = isOpen ? 'Fold' : 'Unfold';
	return element;
}

const look = EditorView.theme({
	// The gap between numbers and code is where the marks are, so nothing gets narrower by them.
	'.cm-gutters:has(.cm-foldGutter) .cm-lineNumbers .cm-gutterElement': {
		minWidth: '32px',
		padding: '0'
	},
	'.cm-foldGutter .cm-gutterElement': { width: '14px', padding: '0' },
	// Unseen with its cell, which CodeMirror moves about while the syntax becomes known; a cell with a colour of its own stays in view.
	'.cm-gutters:not(:hover) .cm-foldGutter .cm-gutterElement:not(.cm-activeLineGutter):not(.cm-number-error):not(:has(.cm-folded))':
		{ opacity: '0' },
	'@media (max-width: 599px)': {
		'.cm-gutters:has(.cm-foldGutter) .cm-lineNumbers .cm-gutterElement': { minWidth: '25px' },
		'.cm-foldGutter .cm-gutterElement': { width: '11px' }
	},
	'.cm-fold-mark': { display: 'block', height: '100%', opacity: '0', cursor: 'pointer' },
	'.cm-fold-mark::before': {
		content: '""',
		display: 'block',
		position: 'relative',
		top: 'calc(50% - 4px)',
		left: '4px',
		width: '5px',
		height: '5px',
		borderRight: '1.5px solid var(--text-faint)',
		borderBottom: '1.5px solid var(--text-faint)',
		transform: 'rotate(45deg)'
	},
	'.cm-gutters:hover .cm-fold-mark, .cm-fold-mark.cm-folded': { opacity: '1' },
	'.cm-fold-mark.cm-folded::before': {
		top: 'calc(50% - 3px)',
		left: '2px',
		borderColor: 'var(--ice)',
		transform: 'rotate(-45deg)'
	},
	'.cm-fold-mark:hover::before': { borderColor: 'var(--text-strong)' }
});

/** Elements, blocks, scripts, styles and whatever the language of a file can fold. */
export const folding: Extension = [
	codeFolding({ placeholderText: '…' }),
	foldGutter({ markerDOM: marker }),
	look
];
