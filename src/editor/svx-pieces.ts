/** Takes what belongs to Svelte out of a Markdown file, so that a formatter of Markdown cannot touch it, and puts it back. */
import { findCodeEnd } from '../ui/code/svelte-scanner';

/** One code unit for each piece, from a range that no text uses, and one to make it as wide as the piece. */
const FIRST = 0xe000;
const LAST = 0xf8fe;
const PADDING = '\uf8ff';
const used = /[\ue000-\uf8ff]/;

export interface Piece {
	/** `lines` stand alone between empty lines; `words` are part of a line. */
	kind: 'script' | 'style' | 'lines' | 'words';
	text: string;
	/** Offset in the file. */
	from: number;
}

/** A Markdown text in which signs stand for the pieces. */
export interface Protected {
	text: string;
	pieces: readonly Piece[];
}

const fence = /^\s*(?:[-*+>]\s+|\d+[.)]\s+)*(`{3,}|~{3,})/;
const element = /<(script|style)\b/y;
const svelteLine = /^\s*(?:<[a-zA-Z/!]|\{[#:@/])/;
const tag = /<(?:\/?[a-zA-Z][\w.:-]*(?=[\s/>{])|!--)/y;

/** End of the tag that begins at `from`; -1 when it is not closed before `end`. */
function tagEnd(text: string, from: number, end: number): number {
	if (text.startsWith('<!--', from)) {
		const close = text.indexOf('-->', from);
		return close < 0 || close > end ? -1 : close + 3;
	}
	let quote = '';
	for (let at = from + 1; at < end; at++) {
		const char = text.charAt(at);
		if (char === '{') {
			at = findCodeEnd(text, at + 1, end);
			if (at < 0) return -1;
		} else if (quote) quote = char === quote ? '' : quote;
		else if (char === '"' || char === "'") quote = char;
		else if (char === '>') return at + 1;
	}
	return -1;
}

/** The pieces inside lines from `from` to `to`; null when one of them does not end there. */
function wordPieces(text: string, from: number, to: number): Piece[] | null {
	const pieces: Piece[] = [];
	for (let at = from; at < to; at++) {
		const char = text[at];
		if (char === '\\') at++;
		else if (char === '`') {
			const ticks = /`+/y;
			ticks.lastIndex = at;
			const run = ticks.exec(text)?.[0] ?? '`';
			const close = text.indexOf(run, at + run.length);
			at = (close < 0 || close >= to ? at : close) + run.length - 1;
		} else if (char === '{' || char === '<') {
			tag.lastIndex = at;
			if (char === '<' && !tag.test(text)) continue;
			const sign = /[#:@/]/.test(text.charAt(at + 1)) ? 2 : 1;
			const end = char === '{' ? findCodeEnd(text, at + sign, to) + 1 : tagEnd(text, at, to);
			if (end <= 0) return null;
			pieces.push({ kind: 'words', text: text.slice(at, end), from: at });
			at = end - 1;
		}
	}
	return pieces;
}

class Scan {
	readonly #text: string;
	readonly pieces: Piece[] = [];
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	run(): void {
		const front = /^---[\t ]*\n[^]*?\n---[\t ]*(?:\n|$)/.exec(this.#text);
		this.#at = front?.[0].length ?? 0;
		while (this.#at < this.#text.length) {
			const line = this.#lineFrom(this.#at);
			const opening = fence.exec(line)?.[1];
			element.lastIndex = this.#at;
			const name = element.exec(this.#text)?.[1];
			if (opening) this.#skipFence(opening);
			else if (name === 'script' || name === 'style') this.#element(name);
			else if (line.trim() === '') this.#at += line.length + 1;
			else this.#chunk();
		}
	}

	#lineFrom(from: number): string {
		const end = this.#text.indexOf('\n', from);
		return this.#text.slice(from, end < 0 ? undefined : end);
	}

	#skipFence(opening: string): void {
		this.#at += this.#lineFrom(this.#at).length + 1;
		while (this.#at < this.#text.length) {
			const line = this.#lineFrom(this.#at);
			this.#at += line.length + 1;
			const isEnd =
				line.trim().startsWith(opening) && line.trim().replaceAll(opening.charAt(0), '') === '';
			if (isEnd) return;
		}
	}

	#element(kind: 'script' | 'style'): void {
		const from = this.#at;
		const close = this.#text.indexOf(`</${kind}>`, from);
		const to = close < 0 ? this.#text.length : close + kind.length + 3;
		this.pieces.push({ kind, text: this.#text.slice(from, to), from });
		this.#at = to;
	}

	/** Lines up to the next empty one; further when code is still open there. */
	#chunk(): void {
		const from = this.#at;
		let to = from;
		let hasSvelteLine = false;
		let words: Piece[] | null = null;
		for (;;) {
			while (to < this.#text.length) {
				const line = this.#lineFrom(to);
				if (line.trim() === '' || (to > from && fence.test(line))) break;
				hasSvelteLine ||= svelteLine.test(line);
				to += line.length + 1;
			}
			to = Math.min(to, this.#text.length);
			words = wordPieces(this.#text, from, to);
			if (words || to >= this.#text.length || fence.test(this.#lineFrom(to))) break;
			to += this.#lineFrom(to).length + 1;
		}
		this.#at = to;
		if (words && !hasSvelteLine) {
			this.pieces.push(...words);
			return;
		}
		const text = this.#text.slice(from, to).replace(/\n$/, '');
		this.pieces.push({ kind: 'lines', text, from });
	}
}

/** The sign in the place of a piece. Blocks become comments, which Markdown leaves as they are. */
function signOf(piece: Piece, index: number): string {
	const sign = String.fromCharCode(FIRST + index);
	if (piece.kind === 'words') return sign + PADDING.repeat(Math.max(0, piece.text.length - 1));
	return `${/^[\t ]*/.exec(piece.text)?.[0] ?? ''}<!--${sign}-->`;
}

/** Null when the text cannot be protected: it holds the signs itself, or too many pieces. */
export function protect(source: string): Protected | null {
	if (used.test(source)) return null;
	const scan = new Scan(source);
	scan.run();
	if (scan.pieces.length > LAST - FIRST) return null;
	let text = '';
	let at = 0;
	for (const [index, piece] of scan.pieces.entries()) {
		text += source.slice(at, piece.from) + signOf(piece, index);
		at = piece.from + piece.text.length;
	}
	return { text: text + source.slice(at), pieces: scan.pieces };
}

/** The same lines, as far to the right as `indentation` says. */
function reindent(text: string, indentation: string): string {
	const before = /^[\t ]*/.exec(text)?.[0] ?? '';
	if (before === indentation) return text;
	return text
		.split('\n')
		.map((line) => (line.startsWith(before) ? indentation + line.slice(before.length) : line))
		.join('\n');
}

/** Puts the pieces back; null when a sign got lost, was doubled or moved. */
export function restore(text: string, pieces: readonly Piece[]): string | null {
	let expected = 0;
	const restored = text.replace(
		/([\t ]*)<!--([\ue000-\uf8fe])-->|([\ue000-\uf8fe])\uf8ff*/g,
		(_, indentation: string | undefined, block: string | undefined, words: string | undefined) => {
			const index = (block ?? words ?? '').charCodeAt(0) - FIRST;
			const piece = pieces[index];
			if (index === expected) expected++;
			else expected = -1;
			if (!piece || (piece.kind === 'words') !== (words !== undefined)) {
				expected = -1;
				return '';
			}
			return words === undefined ? reindent(piece.text, indentation ?? '') : piece.text;
		}
	);
	return expected === pieces.length && !used.test(restored) ? restored : null;
}
