/** The nodes of the Svelte syntax tree. Names that HTML has too are the names of `@codemirror/lang-html`. */
import {
	defineLanguageFacet,
	foldNodeProp,
	indentNodeProp,
	languageDataProp
} from '@codemirror/language';
import type { TreeIndentContext } from '@codemirror/language';
import { NodeProp, NodeSet, NodeType } from '@lezer/common';
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
	'DoctypeDecl'
] as const;

export type NodeName = (typeof nodeNames)[number];

function indentInside(context: TreeIndentContext): number | null {
	const closing = /^\s*(?:<\/|\{[:/])/.exec(context.textAfter);
	const base = context.lineIndent(context.node.from);
	if (context.node.to <= context.pos + (closing?.[0].length ?? 0)) {
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
			props: [[NodeProp.group, group]]
		});
	})
).extend(
	languageDataProp.add((type) => (type.isTop ? svelteData : undefined)),
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
