/** Keys that are pressed on the page and not on a keyboard: what they type is typed like anything else. */
import { indentMore, redo, undo } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';

/** A text is typed; the others are done. */
export type PressedKey = { kind: 'text'; text: string } | { kind: 'indent' | 'undo' | 'redo' };

export function press(view: EditorView, key: PressedKey): void {
	view.focus();
	switch (key.kind) {
		case 'text':
			type(view, key.text);
			break;
		case 'indent':
			indentMore(view);
			break;
		case 'undo':
			undo(view);
			break;
		case 'redo':
			redo(view);
			break;
		default:
			key satisfies never;
	}
}

/** Those who listen to typing, such as the one that closes brackets, come first, as for a key of the keyboard. */
function type(view: EditorView, text: string): void {
	const { state } = view;
	const { from, to } = state.selection.main;
	const insert = () =>
		state.update(state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true });
	const handlers = state.facet(EditorView.inputHandler);
	if (handlers.some((handle) => handle(view, from, to, text, insert))) return;
	view.dispatch(insert());
}
