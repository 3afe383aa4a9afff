/** A piece of text that mdsvex carries over whole, or drops whole. */
export interface Token {
	text: string;
	/** What makes two tokens equal: the text, white space in it taken as one space. */
	key: string;
	from: number;
	to: number;
	kind: 'expression' | 'tag' | 'word' | 'mark';
}

export interface Range {
	from: number;
	to: number;
}

/** Longest expression or tag looked for, so that one forgotten brace does not make the rest of a file one token. */
const longest = 20_000;

/** The offset after the `}` that closes the `{` at `from`; -1 when nothing does. */
export function braceEnd(text: string, from: number): number {
	let depth = 0;
	const limit = Math.min(text.length, from + longest);
	for (let at = from; at < limit; at++) {
		const char = text.charAt(at);
		if (char === '{') depth++;
		else if (char === '}') {
			if (--depth === 0) return at + 1;
		} else if (char === '"' || char === "'" || char === '`') at = stringEnd(text, at) - 1;
		else if (char === '/' && text.charAt(at + 1) === '*') {
			const end = text.indexOf('*/', at + 2);
			if (end > 0) at = end + 1;
		}
	}
	return -1;
}

/** After the string that begins at `from`; just after the quote when it is an apostrophe and no string. */
function stringEnd(text: string, from: number): number {
	const quote = text.charAt(from);
	for (let at = from + 1; at < text.length; at++) {
		const char = text.charAt(at);
		if (char === quote) return at + 1;
		if (char === '\\') at++;
		else if (char === '\n' && quote !== '`') break;
		else if (quote === '`' && char === '$' && text.charAt(at + 1) === '{') {
			const end = braceEnd(text, at + 1);
			if (end < 0) break;
			at = end - 1;
		}
	}
	return from + 1;
}

/** The offset after the tag or comment that begins at `from`; -1 when it is none. */
export function tagEnd(text: string, from: number): number {
	if (text.startsWith('<!--', from)) {
		const end = text.indexOf('-->', from + 4);
		return end < 0 ? -1 : end + 3;
	}
	const limit = Math.min(text.length, from + longest);
	let quote = '';
	for (let at = from + 1; at < limit; at++) {
		const char = text.charAt(at);
		if (char === '{') {
			const end = braceEnd(text, at);
			if (end > 0) at = end - 1;
		} else if (quote !== '') {
			if (char === quote) quote = '';
		} else if (char === '"' || char === "'") quote = char;
		else if (char === '>') return at + 1;
		else if (char === '<') return -1;
	}
	return -1;
}

const tagStart = /<(?:[a-z/]|!--)/iy;
const entity = /&(?:#\w+|\w+);/y;
const word = /[\p{L}\p{N}_$]+/uy;

export interface TokenOptions extends Range {
	/** Parts to leave out. */
	skip?: readonly Range[];
	/** Parts where braces and angle brackets are text: code. */
	code?: readonly Range[];
	/** True: expressions and tags are one token each. False: words, and each mark by itself. */
	whole: boolean;
}

/** The tokens of a part of a text, in order. White space is none, and with `whole` neither is punctuation. */
export function tokenize(
	text: string,
	{ from, to, skip = [], code = [], whole }: TokenOptions
): Token[] {
	const tokens: Token[] = [];
	const add = (kind: Token['kind'], at: number, end: number) => {
		const own = text.slice(at, end);
		const key = kind === 'expression' || kind === 'tag' ? own.replace(/\s+/g, ' ') : own;
		tokens.push({ text: own, key, from: at, to: end, kind });
		return end;
	};
	let at = from;
	while (at < to) {
		const skipped = rangeAt(skip, at);
		if (skipped) {
			at = skipped.to;
			continue;
		}
		const char = text.charAt(at);
		if (whole && char === '{' && !rangeAt(code, at)) {
			const end = braceEnd(text, at);
			at = end > 0 && end <= to ? add('expression', at, end) : at + 1;
		} else if (whole && char === '<' && matchAt(tagStart, text, at) && !rangeAt(code, at)) {
			const end = tagEnd(text, at);
			at = end > 0 && end <= to ? add('tag', at, end) : at + 1;
		} else {
			const pattern = char === '&' ? entity : word;
			const end = at + matchAt(pattern, text, at);
			if (end > at) at = add('word', at, Math.min(end, to));
			else at = whole || /\s/.test(char) ? at + 1 : add('mark', at, at + 1);
		}
	}
	return tokens;
}

/** How long the match at an offset is; 0 for none. */
function matchAt(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex - at : 0;
}

/** The range an offset is in; ranges are sorted and do not overlap. */
export function rangeAt(ranges: readonly Range[], offset: number): Range | null {
	let low = 0;
	let high = ranges.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const range = ranges[middle];
		if (!range) return null;
		if (offset < range.from) high = middle - 1;
		else if (offset >= range.to) low = middle + 1;
		else return range;
	}
	return null;
}
