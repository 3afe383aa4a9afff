/** A place in a style sheet that names another file. */
export interface CssReference {
	/** The whole `url(…)`, or the whole `@import …;`. */
	from: number;
	to: number;
	/** The address alone, without quotes and escapes. */
	specifier: string;
	/** Where the address stands in the text. */
	specifierFrom: number;
	specifierTo: number;
}

export interface CssImport extends CssReference {
	/** Null: no layer; empty: an anonymous one. */
	layer: string | null;
	/** A condition for `@supports`, with its brackets. */
	supports: string | null;
	media: string | null;
	/** False when a rule stands before it: browsers ignore it then. */
	isLeading: boolean;
}

export interface CssScan {
	imports: CssImport[];
	/** `url(…)` outside of `@import`. */
	urls: CssReference[];
	/** `@charset` and `@layer a, b;` statements that stand before the first rule. */
	statements: { name: 'charset' | 'layer'; from: number; to: number }[];
	/** What was opened and never closed, or closed and never opened. */
	faults: { message: string; from: number; to: number }[];
}

const identifier = /[-\w\u0080-\uffff]/;
const space = /\s/;

/** Finds the references of a style sheet. It reads tokens only, so that syntax of tomorrow does not disturb it. */
export function scanCss(text: string): CssScan {
	const scan: CssScan = { imports: [], urls: [], statements: [], faults: [] };
	const open: number[] = [];
	let isLeading = true;
	let at = 0;
	while (at < text.length) {
		const char = text.charAt(at);
		if (text.startsWith('/*', at)) at = skipComment(text, at, scan.faults);
		else if (char === '"' || char === "'") at = skipString(text, at, scan.faults);
		else if (char === '\\') at += 2;
		else if (char === '@' && open.length === 0) {
			const end = statementEnd(text, at);
			const name = /^@([-\w]+)/.exec(text.slice(at, at + 32))?.[1]?.toLowerCase() ?? '';
			const isStatement = text.charAt(end - 1) !== '{';
			if (name === 'import' && isStatement) {
				const found = readImport(text, at, end, isLeading);
				if (found) scan.imports.push(found);
				else scan.faults.push({ message: 'This `@import` names no file.', from: at, to: end });
				at = end;
			} else if ((name === 'charset' || name === 'layer') && isStatement && isLeading) {
				scan.statements.push({ name, from: at, to: end });
				at = end;
			} else {
				isLeading = false;
				at += 1 + name.length;
			}
		} else if (isUrl(text, at)) {
			const url = readUrl(text, at);
			scan.urls.push(url);
			at = url.to;
			isLeading = false;
		} else {
			if (char === '{') open.push(at);
			else if (char === '}' && open.pop() === undefined) {
				scan.faults.push({ message: 'This `}` closes nothing.', from: at, to: at + 1 });
			}
			if (!space.test(char) && char !== ';') isLeading = false;
			at++;
		}
	}
	for (const from of open) {
		scan.faults.push({ message: 'This `{` is never closed.', from, to: from + 1 });
	}
	return scan;
}

function skipComment(text: string, at: number, faults: CssScan['faults'] = []): number {
	const end = text.indexOf('*/', at + 2);
	if (end >= 0) return end + 2;
	faults.push({ message: 'This comment is never closed.', from: at, to: at + 2 });
	return text.length;
}

function skipString(text: string, at: number, faults: CssScan['faults'] = []): number {
	const quote = text.charAt(at);
	for (let end = at + 1; end < text.length; end++) {
		const char = text.charAt(end);
		if (char === quote) return end + 1;
		if (char === '\\') end++;
		else if (char === '\n') break;
	}
	faults.push({ message: 'This string is never closed.', from: at, to: at + 1 });
	const line = text.indexOf('\n', at);
	return line < 0 ? text.length : line;
}

/** The end of an at-rule's prelude: after its `;` or `{`. */
function statementEnd(text: string, from: number): number {
	let depth = 0;
	let at = from;
	while (at < text.length) {
		const char = text.charAt(at);
		if (text.startsWith('/*', at)) at = skipComment(text, at);
		else if (char === '"' || char === "'") at = skipString(text, at);
		else if (isUrl(text, at)) at = readUrl(text, at).to;
		else {
			at += char === '\\' ? 2 : 1;
			if (char === '(') depth++;
			else if (char === ')') depth--;
			else if (depth <= 0 && (char === ';' || char === '{')) return at;
			else if (depth <= 0 && char === '}') return at - 1;
		}
	}
	return text.length;
}

function isUrl(text: string, at: number): boolean {
	return (
		text.slice(at, at + 4).toLowerCase() === 'url(' && !identifier.test(text.charAt(at - 1) || ' ')
	);
}

function readUrl(text: string, from: number): CssReference {
	let start = from + 4;
	while (space.test(text.charAt(start))) start++;
	const quote = text.charAt(start);
	if (quote === '"' || quote === "'") {
		const end = skipString(text, start);
		const close = text.indexOf(')', end);
		const inner = text.charAt(end - 1) === quote && end - 1 > start ? end - 1 : end;
		return {
			from,
			to: close < 0 ? text.length : close + 1,
			specifier: unescape(text.slice(start + 1, inner)),
			specifierFrom: start + 1,
			specifierTo: inner
		};
	}
	let end = start;
	while (end < text.length && text.charAt(end) !== ')') end += text.charAt(end) === '\\' ? 2 : 1;
	const raw = text.slice(start, end).trimEnd();
	return {
		from,
		to: Math.min(end + 1, text.length),
		specifier: unescape(raw),
		specifierFrom: start,
		specifierTo: start + raw.length
	};
}

function readImport(text: string, from: number, to: number, isLeading: boolean): CssImport | null {
	let start = from + '@import'.length;
	while (space.test(text.charAt(start)) || text.startsWith('/*', start)) {
		start = text.startsWith('/*', start) ? skipComment(text, start) : start + 1;
	}
	const quote = text.charAt(start);
	let target: CssReference;
	if (quote === '"' || quote === "'") {
		const end = skipString(text, start);
		target = {
			from,
			to: end,
			specifier: unescape(text.slice(start + 1, end - 1)),
			specifierFrom: start + 1,
			specifierTo: end - 1
		};
	} else if (isUrl(text, start)) target = readUrl(text, start);
	else return null;
	const rest = text
		.slice(target.to, to)
		.replace(/;$/, '')
		.replace(/\/\*[\s\S]*?\*\//g, ' ');
	return { ...target, from, to, isLeading, ...readConditions(rest.trim()) };
}

function readConditions(text: string): Pick<CssImport, 'layer' | 'supports' | 'media'> {
	let rest = text;
	let layer: string | null = null;
	let supports: string | null = null;
	const layered = /^layer(?:\(([^)]*)\)|(?![-\w(]))/i.exec(rest);
	if (layered) {
		layer = layered[1]?.trim() ?? '';
		rest = rest.slice(layered[0].length).trim();
	}
	if (/^supports\(/i.test(rest)) {
		const end = closingBracket(rest, rest.indexOf('('));
		const condition = rest.slice(rest.indexOf('(') + 1, end).trim();
		// A bare declaration needs brackets of its own; a condition such as `not (…)` has them.
		supports = /^(?:\(|not\b|[-\w]+\()/i.test(condition) ? condition : `(${condition})`;
		rest = rest.slice(end + 1).trim();
	}
	return { layer, supports, media: rest || null };
}

function closingBracket(text: string, open: number): number {
	let depth = 0;
	for (let at = open; at < text.length; at++) {
		if (text.charAt(at) === '(') depth++;
		else if (text.charAt(at) === ')' && --depth === 0) return at;
	}
	return text.length;
}

function unescape(text: string): string {
	return text.replace(
		/\\(?:([0-9a-f]{1,6})\s?|(\r\n|[\s\S]))/gi,
		(_, hex: string | undefined, char: string | undefined) => {
			if (hex === undefined) return char === undefined || /[\r\n]/.test(char) ? '' : char;
			const code = Number.parseInt(hex, 16);
			return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
		}
	);
}
