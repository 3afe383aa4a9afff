/** Tags, attributes, directives and components in Svelte markup. */
import { snippet } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { applyWithImport } from './auto-import';
import { completeDirective, directives } from './complete-directives';
import { attributesOf, elementNames, eventsOf, isVoid, specialElements } from './html-data';
import { otherComponents, ownSymbols, propsOf } from './project-symbols';
import type { Prop } from './script-symbols';
import { stylesheetClasses } from './css-names';

const isComponent = (name: string): boolean => /^\p{Lu}|\./u.test(name);

/** Name of the element whose tag `node` is in; null outside of tags. */
function tagAround(state: EditorState, node: SyntaxNode): string | null {
	for (let at: SyntaxNode | null = node; at; at = at.parent) {
		if (/^(?:Expression|Statement|Interpolation|Comment|AttributeValue)$/.test(at.name))
			return null;
		if (at.name === 'OpenTag' || at.name === 'SelfClosingTag') {
			const name = at.getChild('TagName') ?? at.getChild('ComponentName');
			return name ? state.sliceDoc(name.from, name.to) : null;
		}
		if (at.name === 'Element' || at.name === 'CloseTag') return null;
	}
	return null;
}

function isClosed(element: SyntaxNode): boolean {
	const close = element.getChild('CloseTag');
	return Boolean(close?.getChild('TagName') ?? close?.getChild('ComponentName'));
}

/** Names of the elements that are open at `node`, the innermost first. */
function openElements(state: EditorState, node: SyntaxNode): string[] {
	const names: string[] = [];
	for (let at: SyntaxNode | null = node; at; at = at.parent) {
		if (at.name !== 'Element' || isClosed(at)) continue;
		const tag =
			at.getChild('OpenTag')?.getChild('TagName') ??
			at.getChild('OpenTag')?.getChild('ComponentName');
		const name = tag ? state.sliceDoc(tag.from, tag.to) : '';
		if (name && !isVoid(name) && tag && tag.to < node.from) names.push(name);
	}
	return names;
}

function componentOptions(state: EditorState): Completion[] {
	const imported = ownSymbols(state).definitions.filter(
		({ kind, name }) => kind !== 'type' && isComponent(name)
	);
	const known = new Set(imported.map(({ name }) => name));
	return [
		...imported.map(({ name, specifier }) => ({
			label: name,
			type: 'class',
			boost: 30,
			...(specifier === undefined ? {} : { detail: specifier })
		})),
		...otherComponents(state)
			.filter(({ name }) => !known.has(name))
			.map(({ name, specifier }): Completion => ({
				label: name,
				type: 'class',
				detail: specifier,
				info: `Adds: import ${name} from '${specifier}'`,
				boost: 20,
				apply: applyWithImport({ name: 'default', as: name, specifier })
			}))
	];
}

const elementOptions: readonly Completion[] = [...elementNames].map((label) => ({
	label,
	type: 'type'
}));
const specialOptions: readonly Completion[] = [...specialElements].map(([label, info]) => ({
	label,
	type: 'type',
	detail: info,
	boost: info === 'legacy' ? -30 : -5
}));

/** After `<` and `</`. */
export function completeTags(context: CompletionContext): CompletionResult | null {
	const typed = context.matchBefore(/<\/?[\w:.-]*$/);
	if (!typed) return null;
	const { state } = context;
	const node = syntaxTree(state).resolveInner(context.pos, -1);
	if (
		!/^(?:IncompleteTag|StartTag|StartCloseTag|TagName|ComponentName|CloseTag|OpenTag)$/.test(
			node.name
		)
	)
		return null;
	const isClosing = typed.text.startsWith('</');
	const closing = openElements(state, syntaxTree(state).resolveInner(typed.from, -1)).map(
		(name, index): Completion => ({
			label: isClosing ? name : `/${name}`,
			apply: `${isClosing ? '' : '/'}${name}${state.sliceDoc(context.pos, context.pos + 1) === '>' ? '' : '>'}`,
			type: 'type',
			boost: 60 - index
		})
	);
	const from = typed.from + (isClosing ? 2 : 1);
	const options = isClosing
		? closing
		: [...closing, ...componentOptions(state), ...elementOptions, ...specialOptions];
	return { from, options, validFor: /^\/?[\w:.-]*$/ };
}

/** Text with a place for the cursor, except where the value is written already. */
function withValue(label: string, template: string): Completion['apply'] {
	return (view, completion, from, to) => {
		const after = view.state.sliceDoc(to, to + 1);
		if (after === '=')
			view.dispatch({
				changes: { from, to, insert: label },
				selection: { anchor: from + label.length }
			});
		else snippet(template)(view, completion, from, to);
	};
}

function propOption(prop: Prop): Completion {
	const isText = /^string\b/.test(prop.type);
	const value = isText ? `"\${}"` : '{${}}';
	return {
		label: prop.name,
		type: 'property',
		detail: prop.type ? (prop.type.length > 40 ? `${prop.type.slice(0, 39)}…` : prop.type) : 'prop',
		boost: prop.isOptional ? 40 : 50,
		apply: prop.type === 'boolean' ? prop.name : withValue(prop.name, `${prop.name}=${value}`)
	};
}

function attributeOptions(element: string): Completion[] {
	const attributes = attributesOf(element).map(({ name, isSwitch }, index): Completion => ({
		label: name,
		type: 'property',
		boost: Math.max(0, 30 - index),
		apply: isSwitch ? name : withValue(name, `${name}="\${}"`)
	}));
	const events = eventsOf(element).map((event, index): Completion => ({
		label: `on${event}`,
		type: 'event',
		boost: -index / 10,
		apply: withValue(`on${event}`, `on${event}={\${}}`)
	}));
	return [...attributes, ...events];
}

const taken = (node: SyntaxNode | null): Set<string> => {
	const names = new Set<string>();
	const tag = node?.name === 'OpenTag' || node?.name === 'SelfClosingTag' ? node : null;
	for (const attribute of tag?.getChildren('Attribute') ?? []) {
		const name = attribute.getChild('AttributeName');
		if (name && !attribute.getChild('DirectiveName')) names.add(`${name.from}:${name.to}`);
	}
	return names;
};

function enclosingTag(node: SyntaxNode): SyntaxNode | null {
	for (let at: SyntaxNode | null = node; at; at = at.parent)
		if (at.name === 'OpenTag' || at.name === 'SelfClosingTag') return at;
	return null;
}

/** Attributes, props, events and directives inside a tag. */
export function completeAttributes(context: CompletionContext): CompletionResult | null {
	const { state, pos } = context;
	const typed = context.matchBefore(/[\w:@.-]*$/);
	if (!typed || !/\s/.test(state.sliceDoc(typed.from - 1, typed.from))) return null;
	if (
		typed.text === '' &&
		!context.explicit &&
		!/[^\s]\s$/.test(state.sliceDoc(Math.max(0, pos - 2), pos))
	)
		return null;
	const tree = syntaxTree(state);
	const node = tree.resolveInner(pos, -1);
	const inside = node.name === 'Text' ? tree.resolveInner(Math.max(0, typed.from - 1), -1) : node;
	const element = tagAround(state, inside);
	if (element === null) return null;
	if (typed.text.includes(':'))
		return completeDirective(context, { element, from: typed.from, text: typed.text });
	const names = new Set(
		[...taken(enclosingTag(inside))]
			.map((range) => range.split(':').map(Number))
			.filter(([from]) => from !== typed.from)
			.map(([from, to]) => state.sliceDoc(from, to))
	);
	const props = isComponent(element) ? propsOf(state, element) : null;
	const own = isComponent(element) ? (props ?? []).map(propOption) : attributeOptions(element);
	return {
		from: typed.from,
		options: [...own.filter(({ label }) => !names.has(label)), ...directives(element, props)],
		validFor: /^[\w@.-]*$/
	};
}

/** Values of attributes that have choices, and classes of the file's own style. */
export function completeValues(context: CompletionContext): CompletionResult | null {
	const { state, pos } = context;
	const node = syntaxTree(state).resolveInner(pos, -1);
	if (node.name !== 'AttributeValueText' && node.name !== 'AttributeValue') return null;
	let attribute: SyntaxNode | null = node;
	while (attribute && attribute.name !== 'Attribute') attribute = attribute.parent;
	const name = attribute?.getChild('AttributeName');
	if (!attribute || !name || attribute.getChild('DirectiveName')) return null;
	const label = state.sliceDoc(name.from, name.to);
	const typed = context.matchBefore(label === 'class' ? /[\w-]*$/ : /[^"'{}]*$/);
	if (!typed) return null;
	const tag = attribute.parent?.getChild('TagName');
	const choices =
		label === 'class'
			? stylesheetClasses(state.doc.toString())
			: (attributesOf(tag ? state.sliceDoc(tag.from, tag.to) : '').find(
					(known) => known.name === label
				)?.values ?? []);
	if (choices.length === 0) return null;
	return {
		from: typed.from,
		options: choices.map((choice, index) => ({
			label: choice,
			type: 'constant',
			boost: -index / 10
		})),
		validFor: label === 'class' ? /^[\w-]*$/ : /^[^"'{}]*$/
	};
}
