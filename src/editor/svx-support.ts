import { cssLanguage } from '@codemirror/lang-css';
import { htmlLanguage } from '@codemirror/lang-html';
import { javascriptLanguage, jsxLanguage, typescriptLanguage } from '@codemirror/lang-javascript';
import { jsonLanguage } from '@codemirror/lang-json';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import type { Language, LanguageSupport } from '@codemirror/language';
import { parseMixed } from '@lezer/common';
import { tags } from '@lezer/highlight';
import type { BlockContext, Element, MarkdownConfig } from '@lezer/markdown';
import { svelteLanguage } from '../ui/code/svelte-language';
import { findCodeEnd } from '../ui/code/svelte-scanner';
import { svelte } from './svelte-support';

const fences: Record<string, Language> = {
	js: javascriptLanguage,
	javascript: javascriptLanguage,
	mjs: javascriptLanguage,
	jsx: jsxLanguage,
	ts: typescriptLanguage,
	typescript: typescriptLanguage,
	css: cssLanguage,
	html: htmlLanguage,
	json: jsonLanguage,
	svelte: svelteLanguage,
	svx: svelteLanguage
};

const yamlLine = /^(\s*(?:-\s+)?)([\w$.-]+)(\s*:)(?=\s|$)/;

/** Keys and values of one line of YAML, as far as colour goes. */
function yamlElements(context: BlockContext, text: string, from: number): Element[] {
	if (/^\s*#/.test(text)) return [context.elt('FrontmatterComment', from, from + text.length)];
	const [head = '', lead = '', key = '', colon = ''] = yamlLine.exec(text) ?? [];
	const elements: Element[] = [];
	const keyFrom = from + lead.length;
	if (key) elements.push(context.elt('FrontmatterKey', keyFrom, keyFrom + key.length));
	if (colon)
		elements.push(context.elt('FrontmatterMark', keyFrom + key.length, from + head.length));
	const value = text.slice(head.length).trim();
	if (value) {
		const at = from + text.indexOf(value, head.length);
		elements.push(context.elt('FrontmatterValue', at, at + value.length));
	}
	return elements;
}

/** End of a tag with Svelte's attributes, after its `>`; -1 when it is not one. */
function tagEnd(text: string, from: number): number {
	if (!/^<\/?[a-zA-Z][\w.:-]*(?=[\s/>{]|$)/.test(text.slice(from, from + 120))) return -1;
	let quote = '';
	for (let at = from + 1; at < text.length; at++) {
		const char = text.charAt(at);
		if (char === '{') {
			const close = findCodeEnd(text, at + 1, text.length);
			if (close < 0) return -1;
			at = close;
		} else if (quote) quote = char === quote ? '' : quote;
		else if (char === '"' || char === "'") quote = char;
		else if (char === '<') return -1;
		else if (char === '>') return at + 1;
	}
	return -1;
}

/** What mdsvex adds to Markdown: frontmatter, tags with Svelte's attributes, and everything in braces. */
const svx: MarkdownConfig = {
	defineNodes: [
		{ name: 'Frontmatter', block: true },
		{ name: 'FrontmatterMark', style: tags.punctuation },
		{ name: 'FrontmatterKey', style: tags.propertyName },
		{ name: 'FrontmatterValue', style: tags.string },
		{ name: 'FrontmatterComment', style: tags.comment },
		{ name: 'SvelteMarkup' }
	],
	parseBlock: [
		{
			name: 'Frontmatter',
			before: 'IndentedCode',
			parse(context, line) {
				if (context.lineStart !== 0 || line.text.trimEnd() !== '---') return false;
				const elements = [context.elt('FrontmatterMark', 0, 3)];
				while (context.nextLine()) {
					if (line.text.trimEnd() === '---') {
						elements.push(context.elt('FrontmatterMark', context.lineStart, context.lineStart + 3));
						context.nextLine();
						break;
					}
					elements.push(...yamlElements(context, line.text, context.lineStart));
				}
				context.addElement(context.elt('Frontmatter', 0, context.prevLineEnd(), elements));
				return true;
			}
		}
	],
	parseInline: [
		{
			name: 'SvelteMarkup',
			before: 'Escape',
			parse(context, next, position) {
				const at = position - context.offset;
				const isBrace = next === 123;
				if (!isBrace && next !== 60) return -1;
				const close = isBrace
					? findCodeEnd(
							context.text,
							at + (/[#:@/]/.test(context.text[at + 1] ?? '') ? 2 : 1),
							context.text.length
						) + 1
					: tagEnd(context.text, at);
				if (close <= 0) return -1;
				return context.addElement(context.elt('SvelteMarkup', position, context.offset + close));
			}
		}
	],
	// mdsvex has no indented code: markup is indented all the time.
	remove: ['IndentedCode'],
	wrap: parseMixed((node) =>
		node.name === 'SvelteMarkup' ? { parser: svelteLanguage.parser } : null
	)
};

/** Markdown as mdsvex reads it: `.svx` and `.md` files. */
export function svxSupport(): LanguageSupport {
	return markdown({
		base: markdownLanguage,
		codeLanguages: (info) => fences[/^\w*/.exec(info)?.[0].toLowerCase() ?? ''] ?? null,
		extensions: [svx],
		completeHTMLTags: false,
		htmlTagLanguage: svelte()
	});
}
