/** The nodes of the Svelte syntax tree. Names that HTML has too are the names of `@codemirror/lang-html`. */
import {
	bracketMatchingHandle,
	defineLanguageFacet,
	foldNodeProp,
	indentNodeProp,
	languageDataProp,
	sublanguageProp
} from '@codemirror/language';
import type { TreeIndentContext } from '@codemirror/language';
import { NodeProp, NodeSet, NodeType } from '@lezer/common';
import type { SyntaxNode } from '@lezer/common';
import { Tag, styleTags, tags } from '@lezer/highlight';

/** `{` and `}` of the template, and block keywords such as `#each`: where markup is live. */
export const liveTag = Tag.define(tags.bracket);
/** `on:`, `bind:` and the like. */
export const directiveTag = Tag.define(tags.attributeName);

export const svelteData = defineLanguageFacet({
	commentTokens: { block: { open: '<!--', close: '-->' } },
	closeBrackets: { brackets: ['(', '[', '{', "'", '"', '`'], before: ')]}\'"`:;>/' },
	indentOnInput:
		/^\s*(?:<\/[\w:.-]+>|\{:(?:else|then|catch)\b|\{\/(?:if|each|await|key|snippet)\})$/,
	wordChars: '-_$'
});

/** Between `<` and `>` comments are those of JavaScript. */
const tagData = defineLanguageFacet({
	commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
	closeBrackets: { brackets: ['(', '[', '{', "'", '"', '`'] },
	wordChars: '-_$'
});

const nodeNames = [
	'Document',
	'Element',
	'OpenTag',
	'SelfClosingTag',
	'CloseTag',
	'StartTag',
	'StartCloseTag',
	'IncompleteTag',
	'EndTag',
	'SelfClosingEndTag',
	'TagName',
	'ComponentName',
	'Attribute',
	'AttributeName',
	'DirectiveName',
	'Is',
	'AttributeValue',
	'AttributeValueText',
	'UnquotedAttributeValue',
	'Interpolation',
	'Brace',
	'Block',
	'BlockOpen',
	'BlockMiddle',
	'BlockClose',
	'SpecialTag',
	'BlockKeyword',
	'Keyword',
	'SnippetName',
	'Expression',
	'Statement',
	'Parameters',
	'ScriptText',
	'TypeScriptText',
	'StyleText',
	'RawText',
	'Text',
	'EntityReference',
	'Comment',
	'DoctypeDecl',
	'⚠'
] as const;

export type NodeName = (typeof nodeNames)[number];

/** An element or block that was opened and has no end yet. */
function isOpen(node: SyntaxNode): boolean {
	const isOpened = node.getChild('OpenTag') ?? node.getChild('BlockOpen');
	return isOpened !== null && !(node.getChild('CloseTag') ?? node.getChild('BlockClose'));
}

function indentInside(context: TreeIndentContext): number | null {
	const { node } = context;
	const closing = /^\s*(?:<\/|\{[:/])([\w.:-]*)/.exec(context.textAfter);
	const base = context.lineIndent(node.from);
	if (isOpen(node)) {
		const tag = node.getChild('OpenTag');
		const name = tag?.getChild('TagName') ?? tag?.getChild('ComponentName');
		// The end of something further out ends this as well.
		const isOwn = !name || context.state.sliceDoc(name.from, name.to) === closing?.[1];
		if (closing && !isOwn) return context.continue();
		return base + (closing ? 0 : context.unit);
	}
	if (node.to <= context.pos + (closing?.[0].length ?? 0)) {
		// The node ends here: its closing tag belongs under its opening line.
		return closing ? base : context.continue();
	}
	return base + (closing ? 0 : context.unit);
}

const nodeSet = new NodeSet(
	nodeNames.map((name, id) => {
		const group = name === 'Element' || name === 'Block' ? ['Block'] : [];
		return NodeType.define({
			id,
			name,
			top: name === 'Document',
			error: name === '⚠',
			props: [[NodeProp.group, group]]
		});
	})
).extend(
	languageDataProp.add((type) => (type.isTop ? svelteData : undefined)),
	sublanguageProp.add((type) =>
		type.isTop
			? [
					{
						test: ({ name }) =>
							/^(?:OpenTag|SelfClosingTag|Attribute|AttributeName|DirectiveName)$/.test(name),
						facet: tagData
					}
				]
			: undefined
	),
	// Opening and closing tags are a pair, as brackets are; what lights up is the name.
	NodeProp.closedBy.add({ OpenTag: ['CloseTag'], BlockOpen: ['BlockClose'] }),
	NodeProp.openedBy.add({ CloseTag: ['OpenTag'], BlockClose: ['BlockOpen'] }),
	bracketMatchingHandle.add({
		'OpenTag CloseTag': (node) => node.getChild('TagName') ?? node.getChild('ComponentName'),
		'BlockOpen BlockClose': (node) => node.getChild('BlockKeyword')
	}),
	styleTags({
		'StartTag StartCloseTag IncompleteTag EndTag SelfClosingEndTag': tags.angleBracket,
		TagName: tags.tagName,
		ComponentName: tags.className,
		AttributeName: tags.attributeName,
		DirectiveName: directiveTag,
		Is: tags.definitionOperator,
		'AttributeValue AttributeValueText UnquotedAttributeValue': tags.attributeValue,
		'Brace BlockKeyword': liveTag,
		Keyword: tags.controlKeyword,
		SnippetName: tags.function(tags.definition(tags.variableName)),
		'Text RawText': tags.content,
		EntityReference: tags.character,
		Comment: tags.blockComment,
		DoctypeDecl: tags.documentMeta
	}),
	indentNodeProp.add({
		'Element Block': indentInside,
		'OpenTag SelfClosingTag': (context) => {
			const closing = /^\s*\/?>/.test(context.textAfter);
			return context.lineIndent(context.node.from) + (closing ? 0 : context.unit);
		},
		'Interpolation BlockOpen BlockMiddle SpecialTag': (context) => {
			const closing = /^\s*\}/.test(context.textAfter);
			return context.lineIndent(context.node.from) + (closing ? 0 : context.unit);
		}
	}),
	foldNodeProp.add({
		'Element Block': (node) => {
			const first = node.firstChild;
			const last = node.lastChild;
			if (!first || !last || !/Open/.test(first.name)) return null;
			return { from: first.to, to: /Close/.test(last.name) ? last.from : node.to };
		},
		Comment: (node) => ({ from: node.from + 4, to: node.to - 3 })
	})
);

const typeByName = new Map<string, NodeType>(nodeSet.types.map((type) => [type.name, type]));

/** The node type of that name. */
export function nodeType(name: NodeName): NodeType {
	return typeByName.get(name) ?? NodeType.none;
}
