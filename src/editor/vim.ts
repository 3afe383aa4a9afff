/** Vim's keys, loaded when the visitor wants them. */
import { Vim, getCM, vim } from '@replit/codemirror-vim';
import { Prec } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';
import { leavesByTab } from './keymap';

/** What `:w` does in each view; Vim's commands are global, views are not. */
const savers = new WeakMap<EditorView, () => void>();

let isDefined = false;

function defineCommands(): void {
	if (isDefined) return;
	isDefined = true;
	Vim.defineEx('write', 'w', (editor) => {
		const view: unknown = Reflect.get(editor, 'cm6');
		if (view instanceof EditorView) savers.get(view)?.();
	});
}

/** Names of the fields that Vim opens, by the sign before them. What is none of these asks something, in words of its own. */
const FIELDS: Readonly<Record<string, string>> = {
	':': 'Vim command',
	'/': 'Search forwards',
	'?': 'Search backwards'
};

function nameField(panel: Element): void {
	const field = panel.querySelector('input');
	const question = field?.parentElement?.textContent.trim() ?? '';
	field?.setAttribute('aria-label', FIELDS[question] ?? question);
}

/** The line with the mode: named, and said aloud when the mode changes. So are the fields in it. */
const status = ViewPlugin.fromClass(
	class {
		constructor(view: EditorView) {
			// The panel is made by the same transaction, after the plugins.
			queueMicrotask(() => {
				const panel = view.dom.querySelector('.cm-vim-panel');
				panel?.setAttribute('role', 'status');
				panel?.setAttribute('aria-label', 'Vim');
				if (panel) getCM(view)?.on('dialog', () => nameField(panel));
			});
		}
	}
);

const look = EditorView.theme({
	'.cm-panels-bottom:has(.cm-vim-panel)': { border: 'none' },
	'.cm-vim-panel': {
		alignItems: 'center',
		gap: '8px',
		minHeight: '26px',
		padding: '0 12px',
		fontFamily: 'var(--font-mono)',
		fontSize: 'var(--type-xs)',
		color: 'var(--text-muted)',
		backgroundColor: 'var(--surface-2)'
	},
	'.cm-vim-panel input': {
		flex: '1',
		color: 'var(--text-strong)',
		fontFamily: 'inherit',
		fontSize: 'max(var(--type-xs), var(--field-min))'
	},
	'.cm-vim-panel input:focus-visible': { boxShadow: 'none' },
	// Colours that Vim writes into the elements: of faults, and of hints.
	'.cm-vim-panel div.cm-vim-message': { color: 'var(--danger) !important' },
	'.cm-vim-panel span[style*="color"]': { color: 'var(--text-muted) !important' },
	'.cm-scroller .cm-fat-cursor': {
		backgroundColor: 'var(--accent-mark)',
		color: 'var(--on-caret) !important'
	},
	'&:not(.cm-focused) .cm-scroller .cm-fat-cursor': {
		backgroundColor: 'transparent',
		outlineColor: 'var(--accent-mark)',
		color: 'transparent !important'
	}
});

/** `onsave` is what `:w` does. */
export function vimKeys(onsave: () => void): Extension {
	defineCommands();
	return [
		// Before every other key binding.
		Prec.highest(vim({ status: true })),
		// Outside insert mode Tab means nothing to Vim, so it goes on as everywhere on the page.
		leavesByTab.of((view) => getCM(view)?.state.vim?.insertMode === false),
		ViewPlugin.define((view) => {
			savers.set(view, onsave);
			return {};
		}),
		status,
		look
	];
}
