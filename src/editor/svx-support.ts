import { cssLanguage } from '@codemirror/lang-css';
import { htmlLanguage } from '@codemirror/lang-html';
import {
	javascriptLanguage,
	jsxLanguage,
	tsxLanguage,
	typescriptLanguage
} from '@codemirror/lang-javascript';
import { jsonLanguage } from '@codemirror/lang-json';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { yamlLanguage } from '@codemirror/lang-yaml';
import type { Language, LanguageSupport } from '@codemirror/language';
import { parseMixed } from '@lezer/common';
import { tags } from '@lezer/highlight';
import type { MarkdownConfig } from '@lezer/markdown';
import { svelteLanguage } from '../ui/code/svelte-language';
import { findCodeEnd } from '../ui/code/svelte-scanner';
import { svelte } from './svelte-support';

const fences: Record<string, Language> = {
	js: javascriptLanguage,
	javascript: javascriptLanguage,
	mjs: javascriptLanguage,
	yaml: yamlLanguage,
	yml: yamlLanguage,
	scss: cssLanguage,
	postcss: cssLanguage,
	jsonc: jsonLanguage,
	md: markdownLanguage,
	markdown: markdownLanguage,
	tsx: tsxLanguage,
	jsx: jsxLanguage,
	ts: typescriptLanguage,
	typescript: typescriptLanguage,
	css: cssLanguage,
	html: htmlLanguage,
	json: jsonLanguage,
	svelte: svelteLanguage,
	svx: svelteLanguage
};

/** End of a tag with Svelte's attributes, after its `>`, or of the line while it is being typed; -1 when it is not one. */
function tagEnd(text: string, from: number): number {
	const end = closedTagEnd(text, from);
	if (end >= 0 || !/^<\/?(?:[a-zA-Z][\w.:-]*(?:\s|$)|$)/.test(text.slice(from))) return end;
	// No end yet, and an address in angle brackets is none.
	const line = text.indexOf('\n', from);
	return line < 0 ? text.length : line;
}

function closedTagEnd(text: string, from: number): number {
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
		{ name: 'FrontmatterText' },
		{ name: 'SvelteMarkup' }
	],
	parseBlock: [
		{
			name: 'Frontmatter',
			before: 'IndentedCode',
			parse(context, line) {
				if (context.lineStart !== 0 || line.text.trimEnd() !== '---') return false;
				const elements = [context.elt('FrontmatterMark', 0, 3)];
				const from = line.text.length + 1;
				let to = from;
				let close = -1;
				while (close < 0 && context.nextLine()) {
					if (line.text.trimEnd() === '---') close = context.lineStart;
					else to = context.lineStart + line.text.length;
				}
				if (to > from) elements.push(context.elt('FrontmatterText', from, to));
				if (close >= 0) {
					elements.push(context.elt('FrontmatterMark', close, close + 3));
					context.nextLine();
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
	wrap: parseMixed((node) => {
		if (node.name === 'SvelteMarkup') return { parser: svelteLanguage.parser };
		return node.name === 'FrontmatterText' ? { parser: yamlLanguage.parser } : null;
	})
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
