import { rangeAt, tagEnd } from './svx-tokens';
import type { Range } from './svx-tokens';

/** A part that mdsvex moves as a whole: it stands elsewhere in what mdsvex makes than in the file. */
export interface Block extends Range {
	kind: 'instance' | 'module' | 'style' | 'special';
	/** After the opening tag. */
	contentFrom: number;
	/** Before the closing tag. */
	contentTo: number;
}

/** Fenced code blocks of a Markdown text, with their fences. */
export function findFences(text: string): Range[] {
	const fences: Range[] = [];
	const line = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}|~{3,})([^\n]*)$/gm;
	let open: { from: number; fence: string } | null = null;
	for (const match of text.matchAll(line)) {
		const [whole, fence = '', info = ''] = match;
		if (!open) {
			if (!fence.startsWith('`') || !info.includes('`')) open = { from: match.index, fence };
		} else if (fence.startsWith(open.fence) && info.trim() === '') {
			fences.push({ from: open.from, to: match.index + whole.length });
			open = null;
		}
	}
	if (open) fences.push({ from: open.from, to: text.length });
	return fences;
}

/** Fences and code spans, in order: where braces and tags are text. */
export function findCode(text: string): Range[] {
	const fences = findFences(text);
	const spans: Range[] = [];
	for (const match of text.matchAll(/(?<!`)(`+)(?!`)((?:(?!\n\s*\n)[\s\S])*?[^`])\1(?!`)/g)) {
		const to = match.index + match[0].length;
		if (!rangeAt(fences, match.index) && !rangeAt(fences, to - 1)) {
			spans.push({ from: match.index, to });
		}
	}
	return [...fences, ...spans].sort((a, b) => a.from - b.from);
}

/** Scripts, styles and the tags of Svelte that must stand outside of everything, in order. */
export function findBlocks(text: string, code: readonly Range[]): Block[] {
	const blocks: Block[] = [];
	const start = /<(script|style|svelte:(?:head|body|window|options))(?=[\s>/])/g;
	for (let match = start.exec(text); match; match = start.exec(text)) {
		const from = match.index;
		if (rangeAt(code, from)) continue;
		const name = match[1] ?? '';
		const contentFrom = tagEnd(text, from);
		if (contentFrom < 0) continue;
		const open = text.slice(from, contentFrom);
		const close = new RegExp(`</${name}\\s*>`, 'g');
		close.lastIndex = contentFrom;
		const closing = open.endsWith('/>') ? null : close.exec(text);
		const contentTo = closing?.index ?? contentFrom;
		const to = closing ? contentTo + closing[0].length : contentFrom;
		blocks.push({ kind: kindOf(name, open), from, to, contentFrom, contentTo });
		start.lastIndex = to;
	}
	return blocks;
}

function kindOf(name: string, open: string): Block['kind'] {
	if (name === 'style') return 'style';
	if (name !== 'script') return 'special';
	return /\smodule(?=[\s>=/]|$)|\scontext\s*=\s*["']?module/.test(open) ? 'module' : 'instance';
}
