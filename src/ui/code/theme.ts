/** CodeMirror in the look of the design tokens; light and dark follow the tokens by themselves. */
import { EditorView } from '@codemirror/view';

const popover = {
	backgroundColor: 'var(--surface-pop)',
	color: 'var(--text-on-pop)',
	border: 'none',
	borderRadius: 'var(--r-lg)',
	boxShadow: 'var(--lift-4)'
};

export const codeTheme = EditorView.theme({
	'&': {
		height: '100%',
		color: 'var(--syntax-text)',
		backgroundColor: 'transparent',
		fontSize: 'var(--code-size)'
	},
	'&.cm-focused': { outline: 'none' },
	'.cm-scroller': {
		fontFamily: 'var(--font-mono)',
		fontFeatureSettings: '"liga" 0',
		lineHeight: 'var(--code-line)',
		scrollbarWidth: 'thin',
		scrollbarColor: 'var(--surface-4) transparent'
	},
	'.cm-content': { padding: '10px 0 20px', caretColor: 'var(--accent-mark)' },
	// The caret and the line show where the focus is; a ring would be cut off by the scroller.
	'.cm-content:focus-visible': { boxShadow: 'none' },
	'.cm-line': { padding: '0 12px 0 0' },

	'.cm-gutters': {
		backgroundColor: 'var(--surface-1)',
		color: 'var(--text-gutter)',
		border: 'none',
		fontSize: 'var(--type-xs)'
	},
	'.cm-lineNumbers .cm-gutterElement': { minWidth: '46px', padding: '0 14px 0 0' },
	'@media (max-width: 599px)': {
		'.cm-lineNumbers .cm-gutterElement': { minWidth: '36px', paddingRight: '11px' }
	},
	'&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': {
		backgroundColor: 'var(--ice-line)'
	},
	'.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
	'.cm-activeLineGutter': { color: 'var(--text)' },

	'.cm-cursor, .cm-dropCursor': {
		borderLeft: '2px solid var(--accent-mark)',
		marginLeft: '-1px'
	},
	// The editor restarts the blinking by a style on the element itself.
	'@media (prefers-reduced-motion: reduce)': {
		'.cm-cursorLayer, .cm-vimCursorLayer': { animation: 'none !important' }
	},
	'.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
		{ backgroundColor: 'var(--ice-select)' },
	'.cm-content ::selection': { backgroundColor: 'var(--ice-select)' },
	'.cm-selectionMatch': { backgroundColor: 'var(--ice-soft)' },
	'&.cm-focused .cm-matchingBracket': {
		backgroundColor: 'var(--ice-soft)',
		boxShadow: '0 0 0 1px var(--ice)',
		borderRadius: '2px'
	},
	'&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--danger-soft)' },
	'.cm-foldPlaceholder': {
		backgroundColor: 'var(--surface-3)',
		color: 'var(--text-muted)',
		border: 'none',
		borderRadius: 'var(--r-xs)',
		padding: '0 6px'
	},
	'.cm-rune, .cm-rune *': { color: 'var(--syntax-rune)' },
	'.cm-component, .cm-component *': { color: 'var(--syntax-component)' },

	'.cm-searchMatch': { backgroundColor: 'var(--ice-soft)', boxShadow: '0 0 0 1px var(--ice)' },
	'.cm-searchMatch-selected': { backgroundColor: 'var(--ice-select)' },
	'.cm-panels': {
		backgroundColor: 'var(--surface-2)',
		color: 'var(--text)',
		fontFamily: 'var(--font-ui)',
		fontSize: 'var(--type-xs)',
		zIndex: '5'
	},
	'.cm-panels-top': { borderBottom: '1px solid var(--hairline)' },
	'.cm-panels-bottom': { borderTop: '1px solid var(--hairline)' },
	'.cm-panel.cm-search': { padding: '6px 36px 6px 10px' },
	'.cm-panel.cm-search label': { fontSize: 'var(--type-xs)', color: 'var(--text-muted)' },
	'.cm-panel .cm-textfield': {
		backgroundColor: 'var(--surface-1)',
		border: 'none',
		boxShadow: '0 0 0 1px var(--hairline-strong)',
		borderRadius: 'var(--r-sm)',
		padding: '3px 8px',
		fontSize: 'max(var(--type-xs), var(--field-min))'
	},
	'.cm-panel .cm-button': {
		backgroundImage: 'none',
		backgroundColor: 'var(--surface-key)',
		color: 'var(--text)',
		border: 'none',
		boxShadow: 'var(--lift-1)',
		borderRadius: 'var(--r-sm)',
		padding: '3px 10px',
		fontSize: 'var(--type-xs)'
	},
	'.cm-panel .cm-textfield:focus-visible, .cm-panel .cm-button:focus-visible': {
		boxShadow: '0 0 0 2px var(--focus)'
	},
	'.cm-panel.cm-search [name=close]': {
		width: '24px',
		height: '24px',
		top: '6px',
		right: '8px',
		fontSize: '18px',
		color: 'var(--text-muted)',
		borderRadius: 'var(--r-sm)'
	},

	'.cm-tooltip': {
		...popover,
		fontFamily: 'var(--font-ui)',
		fontSize: 'var(--type-xs)',
		lineHeight: '18px',
		maxWidth: 'min(420px, calc(100vw - 24px))',
		overflow: 'hidden'
	},
	// What is said of an option stands beside the list.
	'.cm-tooltip.cm-tooltip-autocomplete': { overflow: 'visible' },
	'.cm-tooltip.cm-tooltip-autocomplete > ul': {
		borderRadius: 'var(--r-lg)',
		fontFamily: 'var(--font-mono)',
		maxHeight: '14em',
		padding: '4px'
	},
	'.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
		padding: '3px 8px',
		borderRadius: 'var(--r-sm)'
	},
	'.cm-tooltip-autocomplete ul li[aria-selected]': {
		backgroundColor: 'var(--ice-soft)',
		color: 'var(--text-strong)'
	},
	'.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--ice)', fontWeight: '600' },
	'.cm-completionDetail': { color: 'var(--text-faint)', fontStyle: 'normal' },
	// The faint one is too faint on ice.
	'li[aria-selected] .cm-completionDetail': { color: 'var(--text-muted)' },
	'.cm-completionIcon': { color: 'var(--text-faint)', opacity: '1' },
	'.cm-tooltip.cm-completionInfo': { padding: '8px 10px', maxWidth: '320px' },
	'.cm-completionInfo pre': {
		margin: '0',
		fontFamily: 'var(--font-mono)',
		whiteSpace: 'pre-wrap',
		overflowWrap: 'anywhere'
	}
});
