/** What code looks like: one style for every language, on the `--syntax-*` tokens. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { cssLanguage } from '@codemirror/lang-css';
import { Prec } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { tags as t } from '@lezer/highlight';
import { directiveTag, liveTag } from './svelte-nodes';

const colour = (name: string) => `var(--syntax-${name})`;

const style = HighlightStyle.define([
	{ tag: [t.keyword, t.self, t.modifier], color: colour('keyword') },
	{ tag: [t.tagName, t.labelName], color: colour('tag') },
	{ tag: [t.className, t.typeName, t.namespace], color: colour('component') },
	{ tag: t.attributeName, color: colour('attr') },
	{ tag: directiveTag, color: colour('keyword') },
	{ tag: [t.string, t.special(t.string), t.attributeValue, t.character], color: colour('string') },
	{ tag: [t.regexp, t.escape], color: colour('number') },
	{ tag: [t.number, t.unit, t.bool, t.null, t.atom, t.color], color: colour('number') },
	{ tag: [t.variableName, t.content, t.definition(t.variableName)], color: colour('text') },
	{ tag: [t.propertyName, t.definition(t.propertyName)], color: colour('property') },
	{
		tag: [
			t.function(t.variableName),
			t.function(t.propertyName),
			t.function(t.definition(t.variableName)),
			t.function(t.definition(t.propertyName))
		],
		color: colour('function')
	},
	{
		tag: [t.punctuation, t.operator, t.bracket, t.processingInstruction, t.contentSeparator],
		color: colour('punct')
	},
	{ tag: [t.comment, t.meta, t.documentMeta], color: colour('comment') },
	{ tag: liveTag, color: colour('rune') },
	{ tag: t.heading, color: colour('heading'), fontWeight: '600' },
	{ tag: t.strong, fontWeight: '600' },
	{ tag: t.emphasis, fontStyle: 'italic' },
	{ tag: t.strikethrough, textDecoration: 'line-through' },
	{ tag: t.url, color: colour('string') },
	{ tag: t.link, color: colour('property') },
	{ tag: t.monospace, color: colour('string') }
]);

// In a style sheet a class is a selector like a tag, and a bare word is a value, not a constant.
const cssStyle = HighlightStyle.define(
	[
		{ tag: t.className, color: colour('tag') },
		{ tag: t.atom, color: colour('text') },
		{ tag: t.keyword, color: colour('text') },
		{ tag: t.unit, color: colour('number') },
		{ tag: t.derefOperator, color: colour('tag') },
		{ tag: t.definitionKeyword, color: colour('keyword') }
	],
	{ scope: cssLanguage }
);

/** The same for a syntax tree without an editor; the one that counts comes first. */
export const highlighters = [cssStyle, style];

export const codeHighlighting: Extension = [
	syntaxHighlighting(style),
	Prec.high(syntaxHighlighting(cssStyle))
];
