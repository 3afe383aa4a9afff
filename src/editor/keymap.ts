import { acceptCompletion, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import {
	defaultKeymap,
	historyKeymap,
	indentLess,
	indentMore,
	toggleTabFocusMode
} from '@codemirror/commands';
import { foldKeymap, indentUnit } from '@codemirror/language';
import { nextDiagnostic, previousDiagnostic } from '@codemirror/lint';
import { selectNextOccurrence } from '@codemirror/search';
import { Facet } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { ViewPlugin, keymap } from '@codemirror/view';
import type { EditorView, KeyBinding, ViewUpdate } from '@codemirror/view';
import { searchKeys } from '../ui/code/search-keys';
import { toggleRegionComment } from './comments';
import { openReplacePanel } from './search-panel';

/**
 * Whether Tab belongs to the text. Somebody who came by keyboard and only passes through must get out by Tab again (WCAG
 * 2.1.2), so it indents only after a pointer was used or something was typed, and until Escape or leaving.
 */
const tabOwner = ViewPlugin.fromClass(
	class {
		isText = false;

		update(update: ViewUpdate): void {
			if (update.transactions.some((transaction) => transaction.isUserEvent('input')))
				this.isText = true;
		}
	},
	{
		eventObservers: {
			pointerdown() {
				this.isText = true;
			},
			blur() {
				this.isText = false;
			},
			keydown(event) {
				if (event.key === 'Escape') this.isText = false;
			}
		}
	}
);

/** Says that Tab is of no use in the text right now, whatever was typed before. */
export const leavesByTab = Facet.define<(view: EditorView) => boolean>();

function ownsTab(view: EditorView): boolean {
	if (view.state.facet(leavesByTab).some((leaves) => leaves(view))) return false;
	return view.plugin(tabOwner)?.isText ?? false;
}

function tab(view: EditorView): boolean {
	if (!ownsTab(view)) return false;
	if (acceptCompletion(view)) return true;
	const { state } = view;
	const isInText = state.selection.ranges.every((range) => {
		const line = state.doc.lineAt(range.head);
		return range.empty && /\S/.test(line.text.slice(0, range.head - line.from));
	});
	if (!isInText) return indentMore(view);
	view.dispatch(state.replaceSelection(state.facet(indentUnit)), {
		userEvent: 'input.indent',
		scrollIntoView: true
	});
	return true;
}

/** Keys of CodeMirror's that are somebody else's here. */
const TAKEN = new Set([
	// Runs the program, wherever the focus is.
	'Mod-Enter',
	// The browser's Back and Forward, the brackets on a Mac.
	'Alt-ArrowLeft',
	'Alt-ArrowRight',
	'Mod-[',
	'Mod-]',
	// The browser's too: its source, with the key that undoes what that one did here, its page info, and Firefox's console.
	'Mod-u',
	'Alt-u',
	'Mod-i',
	'Shift-Mod-k',
	// Firefox mutes a tab by the one, Chrome goes to its notices by the other.
	'Ctrl-m',
	'Alt-A'
]);

const isFree = ({ key }: KeyBinding): boolean => !TAKEN.has(key ?? '');

export const editorKeys: Extension = [
	tabOwner,
	keymap.of([
		...closeBracketsKeymap,
		// Before the default, which asks where the cursor is.
		{ key: 'Mod-/', run: toggleRegionComment },
		...defaultKeymap.filter(isFree),
		{ win: 'Ctrl-[', linux: 'Ctrl-[', run: indentLess },
		{ win: 'Ctrl-]', linux: 'Ctrl-]', run: indentMore },
		...searchKeys,
		// As in JetBrains' editors.
		{ key: 'Alt-j', mac: 'Ctrl-g', run: selectNextOccurrence, preventDefault: true },
		...historyKeymap.filter(isFree),
		...foldKeymap,
		...completionKeymap,
		{ key: 'Shift-Alt-m', run: toggleTabFocusMode },
		{ key: 'Mod-Alt-f', run: openReplacePanel, scope: 'editor search-panel' },
		{ key: 'F8', run: nextDiagnostic, shift: previousDiagnostic },
		{ key: 'Tab', run: tab, shift: (view) => ownsTab(view) && indentLess(view) }
	])
];
