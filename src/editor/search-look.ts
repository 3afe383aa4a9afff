import { EditorView } from '@codemirror/view';

export const searchLook = EditorView.theme({
	'.cm-panels-top:has(.cm-find)': { borderBottom: '1px solid var(--hairline)' },
	'.cm-find': {
		display: 'flex',
		alignItems: 'flex-start',
		gap: '4px',
		padding: '6px 8px 6px 6px',
		fontSize: 'var(--type-xs)'
	},
	'.cm-find-rows': { display: 'grid', gap: '4px', flex: '1', minWidth: '0' },
	'.cm-find-row': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px' },
	'.cm-find-box': {
		display: 'flex',
		alignItems: 'center',
		gap: '1px',
		flex: '0 1 260px',
		minWidth: '150px',
		height: '28px',
		paddingRight: '2px',
		borderRadius: 'var(--r-sm)',
		backgroundColor: 'var(--surface-1)',
		boxShadow: '0 0 0 1px var(--hairline-strong)'
	},
	'.cm-find-box:focus-within': { boxShadow: '0 0 0 2px var(--focus)' },
	'.cm-find-field': {
		flex: '1',
		minWidth: '0',
		height: '100%',
		padding: '0 8px',
		border: 'none',
		background: 'none',
		color: 'var(--text)',
		fontFamily: 'var(--font-mono)',
		fontSize: 'max(var(--type-xs), var(--field-min))'
	},
	'.cm-find-field:focus-visible': { boxShadow: 'none' },
	'.cm-find-field::placeholder': {
		color: 'var(--text-faint)',
		fontFamily: 'var(--font-ui)',
		opacity: '1'
	},
	'.cm-find-button': {
		minWidth: '28px',
		height: '28px',
		padding: '0 8px',
		borderRadius: 'var(--r-sm)',
		color: 'var(--text-muted)',
		fontWeight: 'var(--w-medium)',
		whiteSpace: 'nowrap'
	},
	'.cm-find-button:hover': { backgroundColor: 'var(--surface-3)', color: 'var(--text-strong)' },
	'.cm-find-button:focus-visible': { boxShadow: '0 0 0 2px var(--focus)' },
	'.cm-find-switch': {
		minWidth: '24px',
		height: '22px',
		padding: '0 4px',
		borderRadius: 'var(--r-xs)',
		fontFamily: 'var(--font-mono)'
	},
	'.cm-find-switch[aria-pressed="true"], .cm-find-switch[aria-pressed="true"]:hover': {
		backgroundColor: 'var(--ice-soft)',
		color: 'var(--ice)'
	},
	'.cm-find-switch::before': { content: 'attr(data-sign)' },
	'.cm-find-word': { textDecoration: 'underline', textUnderlineOffset: '3px' },
	'.cm-find-expander': {
		minWidth: '22px',
		padding: '0',
		fontSize: '16px',
		transition: 'transform var(--t-base) var(--ease-out)'
	},
	'.cm-find-expander[aria-expanded="true"]': { transform: 'rotate(90deg)' },
	'.cm-find-count': {
		minWidth: '76px',
		padding: '0 8px',
		color: 'var(--text-muted)',
		fontVariantNumeric: 'tabular-nums',
		whiteSpace: 'nowrap'
	},
	'.cm-find-fault': { color: 'var(--danger)' },
	'@media (pointer: coarse)': {
		'.cm-find-button': { minWidth: '40px', height: '40px' },
		'.cm-find-switch': { minWidth: '36px', height: '34px' },
		'.cm-find-box': { height: '40px' }
	}
});
