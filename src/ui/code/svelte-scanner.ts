/** Finds where JavaScript ends inside markup, without parsing it: strings, templates, comments and regular expressions are skipped. */

const beforeRegex = /[([{,;:=!&|?+\-*%<>~^]/;
const wordsBeforeRegex = /^(return|typeof|case|in|of|await|void|delete|new|do|else|throw|as)$/;
const word = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const hardStop =
	/<\/[a-zA-Z]|\{(?:#(?:if|each|await|key|snippet)\b|\/(?:if|each|await|key|snippet)\s*\}|:(?:else|then|catch)\b|@(?:html|render|attach|const|debug)\b)/y;
const closers: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** Called for each word and each opening parenthesis that is not inside brackets. */
export type TopLevelVisitor = (token: { text: string; from: number; to: number }) => void;

function matchAt(pattern: RegExp, text: string, at: number): string | null {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0] ?? null;
}

function stringEnd(text: string, from: number, end: number): number {
	const quote = text[from];
	for (let at = from + 1; at < end; at++) {
		const char = text[at];
		if (char === '\\') at++;
		else if (char === quote) return at + 1;
		// A half-typed string must not eat the rest of the file.
		else if (char === '\n') return at;
	}
	return end;
}

/** -1 when the template is never closed. */
function templateEnd(text: string, from: number, end: number): number {
	for (let at = from + 1; at < end; at++) {
		const char = text[at];
		if (char === '\\') at++;
		else if (char === '`') return at + 1;
		else if (char === '$' && text[at + 1] === '{') {
			const close = findCodeEnd(text, at + 2, end);
			if (close < 0) return -1;
			at = close;
		}
	}
	return -1;
}

/** -1 when the slash does not begin a regular expression that ends on its line. */
function regexEnd(text: string, from: number, end: number): number {
	let inClass = false;
	for (let at = from + 1; at < end; at++) {
		const char = text[at];
		if (char === '\n') return -1;
		if (char === '\\') at++;
		else if (char === '[') inClass = true;
		else if (char === ']') inClass = false;
		else if (char === '/' && !inClass) return at + 1;
	}
	return -1;
}

/**
 * Position of the `}` that closes the code beginning at `from`, or -1 when there is none before `end` or before markup that
 * cannot be part of an expression (`</p`, `{/if}`, `{#each`).
 */
export function findCodeEnd(
	text: string,
	from: number,
	end: number,
	visit?: TopLevelVisitor
): number {
	const open: string[] = [];
	let previous = '';
	for (let at = from; at < end;) {
		const char = text.charAt(at);
		if (/\s/.test(char)) {
			at++;
			continue;
		}
		if (char === '"' || char === "'") {
			at = stringEnd(text, at, end);
			previous = '"';
			continue;
		}
		if (char === '`') {
			at = templateEnd(text, at, end);
			if (at < 0) return -1;
			previous = '`';
			continue;
		}
		if (char === '/') {
			const next = text[at + 1];
			if (next === '/' || next === '*') {
				const close = next === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2);
				if (close < 0) return -1;
				at = next === '/' ? close : close + 2;
				continue;
			}
			const canBeRegex =
				previous === '' || beforeRegex.test(previous) || wordsBeforeRegex.test(previous);
			const close = canBeRegex ? regexEnd(text, at, end) : -1;
			previous = close < 0 ? '/' : '"';
			at = close < 0 ? at + 1 : close;
			continue;
		}
		const name = matchAt(word, text, at);
		if (name !== null) {
			if (open.length === 0 && previous !== '.')
				visit?.({ text: name, from: at, to: at + name.length });
			previous = name;
			at += name.length;
			continue;
		}
		if ((char === '<' || char === '{') && matchAt(hardStop, text, at) !== null) return -1;
		if (char in closers) {
			if (open.length === 0 && char === '(') visit?.({ text: char, from: at, to: at + 1 });
			open.push(closers[char] ?? '');
		} else if (char === '}' || char === ')' || char === ']') {
			const match = open.lastIndexOf(char);
			if (match >= 0) open.length = match;
			else if (char === '}') return at;
		}
		previous = char;
		at++;
	}
	return -1;
}

/** Where code that is never closed is taken to end: at the end of its line or tag, so that what follows stays readable. */
export function recoverCodeEnd(text: string, from: number, end: number, inTag: boolean): number {
	for (let at = from; at < end; at++) {
		const char = text[at];
		if (char === '\n') return at;
		if (inTag ? char === '>' && text[at - 1] !== '=' : char === '<') return at;
	}
	return end;
}
