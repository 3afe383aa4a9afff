import { indentUnit, syntaxTree } from '@codemirror/language';
import { EditorSelection, Prec } from '@codemirror/state';
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { Command } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import { svelteLanguage } from '../ui/code/svelte-language';

function tagName(state: EditorState, element: SyntaxNode | null): string {
	const tag = element?.getChild('OpenTag') ?? element?.getChild('SelfClosingTag');
	const name = tag?.getChild('TagName') ?? tag?.getChild('ComponentName');
	return name ? state.sliceDoc(name.from, name.to) : '';
}

function isClosed(element: SyntaxNode): boolean {
	return element.getChild('CloseTag') !== null;
}

function ancestor(node: SyntaxNode | null, names: string[]): SyntaxNode | null {
	let current = node;
	while (current && !names.includes(current.name)) current = current.parent;
	return current;
}

/** What `>` or `/` at `at` should bring along: a closing tag, or the rest of one. */
function completion(state: EditorState, at: number, typed: string): string {
	const before = syntaxTree(state).resolveInner(at, -1);
	if (typed === '>') {
		// In a value or an expression `>` is an operator or text.
		const tag = ['OpenTag', 'TagName', 'ComponentName', 'AttributeName', 'Attribute', 'Brace'];
		if (!tag.includes(before.name) && before.name !== 'AttributeValueText') return '';
		const open = ancestor(before, ['OpenTag', 'Element']);
		if (open?.name !== 'OpenTag' || open.getChild('EndTag')) return '';
		const element = open.parent;
		return element && !isClosed(element) ? `</${tagName(state, element)}>` : '';
	}
	if (before.name !== 'IncompleteTag' && before.name !== 'StartTag') return '';
	if (state.sliceDoc(at - 1, at) !== '<') return '';
	let element = ancestor(before.parent, ['Element']);
	while (element && isClosed(element)) element = ancestor(element.parent, ['Element']);
	const name = tagName(state, element);
	return name ? `${name}>` : '';
}

const typedTags = EditorView.inputHandler.of((view, from, to, text, insertTransaction) => {
	if (view.composing || view.state.readOnly || from !== to) return false;
	if (text !== '>' && text !== '/') return false;
	if (!svelteLanguage.isActiveAt(view.state, from, -1)) return false;
	const typed = insertTransaction();
	const { state } = typed;
	const additions = state.changeByRange((range) => {
		const at = range.head - 1;
		const wasTyped = range.empty && state.sliceDoc(at, at + 1) === text;
		const insert = wasTyped
			? completion(view.state, typed.changes.invertedDesc.mapPos(at), text)
			: '';
		if (!insert) return { range };
		const cursor = text === '>' ? range.head : range.head + insert.length;
		return {
			changes: { from: range.head, insert },
			range: EditorSelection.cursor(cursor)
		};
	});
	if (additions.changes.empty) return false;
	view.dispatch([
		typed,
		state.update(additions, { userEvent: 'input.complete', scrollIntoView: true })
	]);
	return true;
});

/** Enter between an opening and its closing tag: the cursor gets a line of its own. */
const enterBetweenTags: Command = ({ state, dispatch }) => {
	const { main, ranges } = state.selection;
	const at = main.head;
	if (state.readOnly || ranges.length > 1 || !main.empty) return false;
	if (!svelteLanguage.isActiveAt(state, at, 0)) return false;
	const element = syntaxTree(state).resolve(at, 0);
	const isBetween =
		element.getChild('OpenTag')?.to === at && element.getChild('CloseTag')?.from === at;
	if (!isBetween) return false;
	const base = /^\s*/.exec(state.doc.lineAt(element.from).text)?.[0] ?? '';
	const opening = `${state.lineBreak}${base}${state.facet(indentUnit)}`;
	dispatch(
		state.update({
			changes: { from: at, insert: `${opening}${state.lineBreak}${base}` },
			selection: { anchor: at + opening.length },
			userEvent: 'input',
			scrollIntoView: true
		})
	);
	return true;
};

/**
 * Typing `>` closes the element that was opened; typing `</` names the element to close; Enter
 * between the two opens a line.
 */
export const closeTags: Extension = [
	typedTags,
	Prec.high(keymap.of([{ key: 'Enter', run: enterBetweenTags }]))
];
