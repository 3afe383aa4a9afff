import { indentUnit, syntaxTree } from '@codemirror/language';
import { EditorSelection, Prec, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { Command } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import { svelteLanguage } from '../ui/code/svelte-language';
import { isVoid } from './html-data';

const blockNames = /^(?:if|each|await|key|snippet)$/;

/** Name of an element or of a block, as its closing part repeats it. */
function nameOf(state: EditorState, node: SyntaxNode | null): string {
	if (node?.name === 'Block') {
		const keyword = node.getChild('BlockOpen')?.getChild('BlockKeyword');
		const name = keyword ? state.sliceDoc(keyword.from + 1, keyword.to) : '';
		return blockNames.test(name) ? name : '';
	}
	const tag = node?.getChild('OpenTag') ?? node?.getChild('SelfClosingTag');
	const name = tag?.getChild('TagName') ?? tag?.getChild('ComponentName');
	return name ? state.sliceDoc(name.from, name.to) : '';
}

function isClosed(node: SyntaxNode): boolean {
	return (node.getChild('CloseTag') ?? node.getChild('BlockClose')) !== null;
}

/**
 * Whether the node wants an end. Inside others of its name the innermost takes the end that is there, so it is the outermost that lacks
 * one.
 */
function lacksEnd(state: EditorState, node: SyntaxNode): boolean {
	const name = nameOf(state, node);
	for (let at: SyntaxNode | null = node; at; at = at.parent)
		if (at.name === node.name && nameOf(state, at) === name && !isClosed(at)) return true;
	return false;
}

function ancestor(node: SyntaxNode | null, names: string[]): SyntaxNode | null {
	let current = node;
	while (current && !names.includes(current.name)) current = current.parent;
	return current;
}

interface Addition {
	/** Goes behind the cursor. */
	insert: string;
	/** Where the cursor is then, from where it was. */
	cursor: number;
	/** What is typed all the same right afterwards, and swallowed. */
	swallow: string;
}

const inTag = ['OpenTag', 'TagName', 'ComponentName', 'AttributeName', 'Attribute', 'Brace'];

/** What `>`, typed before `at` of this state, brings along: the closing tag. */
function afterAngle(state: EditorState, at: number, before: EditorState): Addition | null {
	// In a value or an expression `>` is an operator or text.
	const typedIn = syntaxTree(before).resolveInner(at - 1, -1).name;
	if (!inTag.includes(typedIn) && !/^(?:Unquoted)?AttributeValue(?:Text)?$/.test(typedIn))
		return null;
	const tag = syntaxTree(state).resolveInner(at, -1).parent;
	const element = tag?.name === 'OpenTag' && tag.to === at ? tag.parent : null;
	const name = nameOf(state, element);
	if (!element || !name || isVoid(name) || !lacksEnd(state, element)) return null;
	return { insert: `</${name}>`, cursor: 0, swallow: '' };
}

/** What `}` brings along at the end of `{#if …}` and its like: the closing tag of the block. */
function afterBrace(state: EditorState, at: number): Addition | null {
	const open = syntaxTree(state).resolveInner(at, -1).parent;
	const block = open?.name === 'BlockOpen' && open.to === at ? open.parent : null;
	const name = nameOf(state, block);
	if (!block || !name || !lacksEnd(state, block)) return null;
	return { insert: `{/${name}}`, cursor: 0, swallow: '' };
}

/** What `</` and `{/` bring along: the name of what is open, and the end of the tag. */
function afterSlash(state: EditorState, at: number, before: EditorState): Addition | null {
	const sign = state.sliceDoc(at - 2, at);
	const node = syntaxTree(before).resolveInner(at - 2, -1);
	if (sign === '</') {
		let element = ancestor(node, ['Element']);
		while (element && isClosed(element) && !/^<\//.test(before.sliceDoc(at - 1, at + 1)))
			element = ancestor(element.parent, ['Element']);
		const name = nameOf(before, element);
		return name ? { insert: `${name}>`, cursor: name.length + 1, swallow: `${name}>` } : null;
	}
	if (sign !== '{/') return null;
	let block = ancestor(node, ['Block']);
	while (block && isClosed(block)) block = ancestor(block.parent, ['Block']);
	const name = nameOf(before, block);
	const brace = state.sliceDoc(at, at + 1) === '}' ? '' : '}';
	return name ? { insert: name + brace, cursor: name.length + 1, swallow: `${name}}` } : null;
}

const setSwallowed = StateEffect.define<string>();

/** What was completed just now and may be typed once more. Anything else that happens ends that. */
const swallowed = StateField.define<string>({
	create: () => '',
	update(text, transaction) {
		for (const effect of transaction.effects) if (effect.is(setSwallowed)) return effect.value;
		return transaction.docChanged || transaction.selection ? '' : text;
	}
});

const swallowing = EditorView.inputHandler.of((view, from, to, text) => {
	const expected = view.state.field(swallowed);
	if (from !== to || text === '' || !expected.startsWith(text)) return false;
	view.dispatch({ effects: setSwallowed.of(expected.slice(text.length)) });
	return true;
});

/** `</` typed where the very tag follows: the visitor closes what was closed for them. */
function stepOver(view: EditorView, at: number): boolean {
	const { state } = view;
	const following = /^<\/[\w.:-]+>/.exec(state.sliceDoc(at, at + 80))?.[0];
	if (!following || state.sliceDoc(at - 1, at) !== '<') return false;
	const close = syntaxTree(state).resolveInner(at, 1);
	if (!ancestor(close, ['CloseTag'])) return false;
	view.dispatch({
		changes: { from: at - 1, to: at },
		selection: { anchor: at - 1 + following.length },
		effects: setSwallowed.of(following.slice(2)),
		userEvent: 'input.type'
	});
	return true;
}

const typedTags = EditorView.inputHandler.of((view, from, to, text, insertTransaction) => {
	if (view.composing || view.state.readOnly || from !== to) return false;
	if (text !== '>' && text !== '/' && text !== '}') return false;
	const before = view.state;
	if (!svelteLanguage.isActiveAt(before, from, -1)) return false;
	const isOne = before.selection.ranges.length === 1;
	if (text === '/' && isOne && stepOver(view, from)) return true;
	// A brace that was closed already is stepped over.
	const isOver = text === '}' && isOne && before.sliceDoc(from, from + 1) === '}';
	if (isOver && syntaxTree(before).resolveInner(from + 1, -1).parent?.name !== 'BlockOpen')
		return false;
	const typed = isOver
		? before.update({ selection: { anchor: from + 1 }, userEvent: 'input.type' })
		: insertTransaction();
	const { state } = typed;
	let swallow = '';
	const additions = state.changeByRange((range) => {
		const at = range.head;
		if (!range.empty || state.sliceDoc(at - 1, at) !== text) return { range };
		const addition =
			text === '>'
				? afterAngle(state, at, before)
				: text === '}'
					? afterBrace(state, at)
					: afterSlash(state, at, before);
		if (!addition) return { range };
		if (isOne) swallow = addition.swallow;
		return {
			changes: { from: at, insert: addition.insert },
			range: EditorSelection.cursor(at + addition.cursor)
		};
	});
	if (additions.changes.empty) {
		if (!isOver) return false;
		view.dispatch(typed);
		return true;
	}
	view.dispatch([
		typed,
		state.update(additions, {
			effects: setSwallowed.of(swallow),
			userEvent: 'input.complete',
			scrollIntoView: true
		})
	]);
	return true;
});

/** Enter between an opening and its closing tag: the cursor gets a line of its own. */
const enterBetweenTags: Command = ({ state, dispatch }) => {
	const { main, ranges } = state.selection;
	const at = main.head;
	if (state.readOnly || ranges.length > 1 || !main.empty) return false;
	if (!svelteLanguage.isActiveAt(state, at, 0)) return false;
	const node = syntaxTree(state).resolve(at, 0);
	const isBetween =
		(node.getChild('OpenTag') ?? node.getChild('BlockOpen'))?.to === at &&
		(node.getChild('CloseTag') ?? node.getChild('BlockClose'))?.from === at;
	if (!isBetween) return false;
	const base = /^\s*/.exec(state.doc.lineAt(node.from).text)?.[0] ?? '';
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
 * Typing `>` closes the element that was opened, and `}` the block; `</` and `{/` name what is to be closed; whoever types the end all the
 * same gets it once. Enter between the two opens a line.
 */
export const closeTags: Extension = [
	swallowed,
	// Before brackets are closed and stepped over.
	Prec.high([swallowing, typedTags]),
	Prec.high(keymap.of([{ key: 'Enter', run: enterBetweenTags }]))
];
