/** One pass over Svelte markup. Never fails: whatever cannot be read becomes text, and the rest is read on. */
import type { Tree } from '@lezer/common';
import { findCodeEnd, recoverCodeEnd } from './svelte-scanner';
import type { NodeName } from './svelte-nodes';
import { TreeBuilder } from './tree-builder';

const voidElements = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const tagName = /[a-zA-Z_][\w.:-]*/y;
const attributeName = /(?:(?!\/>)[^\s=>"'{}<])+/y;
const space = /\s+/y;
const entity = /&(?:#\d+|#x[\da-f]+|\w+);/iy;
const text = /[^<{&]+/y;
const blockHead = /\{\s*([#:@]|\/(?=[a-z]|\s*\}))([a-z]*)/y;
const directive = /^(?:on|bind|use|transition|in|out|animate|class|style|let):/;

class MarkupScan {
	readonly #text: string;
	readonly #end: number;
	readonly #tree = new TreeBuilder();
	#at = 0;

	constructor(source: string) {
		this.#text = source;
		this.#end = source.length;
	}

	scan(): Tree {
		while (this.#at < this.#end) {
			const char = this.#text[this.#at];
			if (char === '<') this.#angle();
			else if (char === '{') this.#curly();
			else if (!this.#take('EntityReference', entity) && !this.#take('Text', text))
				this.#step('Text');
		}
		return this.#tree.finish(this.#end);
	}

	#match(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.#at;
		return pattern.exec(this.#text);
	}

	#take(type: NodeName, pattern: RegExp): boolean {
		const length = this.#match(pattern)?.[0].length ?? 0;
		this.#step(type, length);
		return length > 0;
	}

	#step(type: NodeName, length = 1): void {
		this.#tree.leaf(type, this.#at, this.#at + length);
		this.#at += length;
	}

	#skipSpace(): void {
		this.#at += this.#match(space)?.[0].length ?? 0;
	}

	/** Up to and with `needle`, or to the end. */
	#through(type: NodeName, needle: string): void {
		const found = this.#text.indexOf(needle, this.#at);
		this.#step(type, (found < 0 ? this.#end : found + needle.length) - this.#at);
	}

	#angle(): void {
		if (this.#text.startsWith('<!--', this.#at)) this.#through('Comment', '-->');
		else if (/^<!doctype/i.test(this.#text.slice(this.#at, this.#at + 9)))
			this.#through('DoctypeDecl', '>');
		else if (/^<\//.test(this.#text.slice(this.#at, this.#at + 2))) this.#closeTag();
		else if (/[a-zA-Z_]/.test(this.#text.charAt(this.#at + 1))) this.#element();
		else this.#step('IncompleteTag');
	}

	#name(): string {
		const name = this.#match(tagName)?.[0] ?? '';
		const isComponent = /^[A-Z]|\./.test(name);
		this.#step(isComponent ? 'ComponentName' : 'TagName', name.length);
		return name;
	}

	#closeTag(): void {
		const from = this.#at;
		this.#at += 2;
		const name = this.#match(tagName)?.[0] ?? '';
		this.#at = from;
		const matched = this.#tree.closeInside('Element', name, from);
		this.#tree.open('CloseTag', from);
		this.#step('StartCloseTag', 2);
		this.#name();
		this.#skipSpace();
		if (this.#text[this.#at] === '>') this.#step('EndTag');
		this.#tree.close(this.#at);
		if (matched) this.#tree.close(this.#at);
	}

	#element(): void {
		const from = this.#at;
		const name = /[\w.:-]*/.exec(this.#text.slice(from + 1, from + 200))?.[0] ?? '';
		this.#tree.open('Element', from, name);
		this.#tree.open('OpenTag', from);
		this.#step('StartTag');
		this.#name();
		this.#attributes();
		const head = this.#text.slice(from, this.#at);
		if (this.#text.startsWith('/>', this.#at)) {
			this.#step('SelfClosingEndTag', 2);
			this.#tree.close(this.#at, 'SelfClosingTag');
			this.#tree.close(this.#at);
			return;
		}
		const isComplete = this.#text[this.#at] === '>';
		if (isComplete) this.#step('EndTag');
		this.#tree.close(this.#at, voidElements.test(name) ? 'SelfClosingTag' : 'OpenTag');
		if (voidElements.test(name)) this.#tree.close(this.#at);
		else if (isComplete && (name === 'script' || name === 'style')) this.#raw(name, head);
	}

	#raw(name: 'script' | 'style', head: string): void {
		const close = new RegExp(`</${name}\\b`, 'gi');
		close.lastIndex = this.#at;
		const to = close.exec(this.#text)?.index ?? this.#end;
		const isTypeScript = /\slang\s*=\s*["']?(?:ts|typescript)\b/.test(head);
		const isData = /\stype\s*=\s*["']?(?!module\b|text\/javascript\b|text\/typescript\b)\w/.test(
			head
		);
		const script = isData ? 'RawText' : isTypeScript ? 'TypeScriptText' : 'ScriptText';
		this.#step(name === 'style' ? 'StyleText' : script, to - this.#at);
	}

	#attributes(): void {
		for (;;) {
			this.#skipSpace();
			const char = this.#text[this.#at];
			// A `<` here means that the tag is still being typed.
			if (char === undefined || char === '>' || char === '<') return;
			if (this.#text.startsWith('/>', this.#at)) return;
			if (this.#text.startsWith('//', this.#at)) this.#through('Comment', '\n');
			else if (this.#text.startsWith('/*', this.#at)) this.#through('Comment', '*/');
			else if (char === '{') {
				this.#tree.open('Attribute', this.#at);
				this.#curly(true);
				this.#tree.close(this.#at);
			} else this.#attribute();
		}
	}

	#attribute(): void {
		const name = this.#match(attributeName)?.[0] ?? '';
		if (name === '') {
			this.#at++;
			return;
		}
		this.#tree.open('Attribute', this.#at);
		const prefix = directive.exec(name)?.[0].length ?? 0;
		this.#step('DirectiveName', prefix);
		this.#step('AttributeName', name.length - prefix);
		const afterName = this.#at;
		this.#skipSpace();
		if (this.#text[this.#at] === '=') {
			this.#step('Is');
			this.#skipSpace();
			this.#value(name === 'generics');
		} else this.#at = afterName;
		this.#tree.close(this.#at);
	}

	#value(isLiteral: boolean): void {
		const char = this.#text[this.#at];
		if (char === '"' || char === "'") {
			this.#tree.open('AttributeValue', this.#at);
			this.#step('AttributeValueText');
			const end = this.#quoteEnd(char);
			if (isLiteral) this.#step('AttributeValueText', end - this.#at);
			this.#valueParts(end);
			if (this.#text[this.#at] === char) this.#step('AttributeValueText');
			this.#tree.close(this.#at);
		} else if (char === '{') this.#curly(true);
		else {
			const length = this.#text.slice(this.#at).search(/[\s>"'<{]|\/>/);
			this.#step('UnquotedAttributeValue', length < 0 ? this.#end - this.#at : length);
		}
	}

	/** The closing quote; code in between may hold quotes of its own. */
	#quoteEnd(quote: string): number {
		for (let at = this.#at; at < this.#end; at++) {
			const char = this.#text[at];
			// `class="a` on one line and `id="b"` on the next: the quote that was found opens another value.
			if (char === quote) return this.#text[at - 1] === '=' ? this.#lineEnd() : at;
			if (char === '{') {
				const close = findCodeEnd(this.#text, at + 1, this.#end);
				if (close > 0) at = close;
			}
		}
		return this.#lineEnd();
	}

	#lineEnd(): number {
		return recoverCodeEnd(this.#text, this.#at, this.#end, true);
	}

	#valueParts(end: number): void {
		while (this.#at < end) {
			if (this.#text[this.#at] === '{') this.#curly(true);
			else {
				const next = this.#text.indexOf('{', this.#at);
				this.#step('AttributeValueText', (next < 0 ? end : Math.min(next, end)) - this.#at);
			}
		}
	}

	/** Everything that begins with a brace: interpolations, blocks and special tags. */
	#curly(inTag = false): void {
		const head = this.#match(blockHead);
		const prefix = head?.[1] ?? '';
		const name = head?.[2] ?? '';
		const from = this.#at;
		const afterHead = from + (head?.[0].length ?? 1);
		const found = findCodeEnd(this.#text, afterHead, this.#end);
		const to = found < 0 ? recoverCodeEnd(this.#text, afterHead, this.#end, inTag) : found;
		let matched = false;
		// Inside a tag a block is half-typed or misplaced: it must not close what holds the tag.
		if (inTag) matched = false;
		else if (prefix === '#') this.#tree.open('Block', from, name);
		else if (prefix === '/') matched = this.#tree.closeInside('Block', name, from);
		this.#tree.open(curlyNode(prefix), from);
		this.#tree.leaf('Brace', from, from + 1);
		this.#at = afterHead;
		if (head) {
			this.#tree.leaf('BlockKeyword', afterHead - name.length - prefix.length, afterHead);
			this.#blockCode(prefix + name, to);
		} else this.#plainCode(to);
		this.#at = to;
		if (found >= 0) this.#step('Brace');
		this.#tree.close(this.#at);
		if (matched) this.#tree.close(this.#at);
	}

	#plainCode(to: number): void {
		this.#skipSpace();
		if (this.#text.startsWith('...', this.#at)) this.#step('Is', 3);
		const isDeclaration = /^(?:const|let|type)\s/.test(this.#text.slice(this.#at, this.#at + 6));
		this.#code(isDeclaration ? 'Statement' : 'Expression', to);
	}

	/** A leaf from here to `to` without the space around it. */
	#code(type: NodeName, to: number): void {
		const code = this.#text.slice(this.#at, to);
		const from = this.#at + (code.length - code.trimStart().length);
		this.#tree.leaf(type, from, from + code.trim().length);
		this.#at = to;
	}

	#blockCode(head: string, to: number): void {
		if (head === '#each') this.#eachCode(to);
		else if (head === '#await') {
			this.#splitAt(to, /^(?:then|catch)$/, 'first');
			this.#code('Expression', to);
		} else if (head === '#snippet') {
			this.#skipSpace();
			this.#take('SnippetName', /[\p{ID_Continue}$]+/uy);
			this.#code('Parameters', to);
		} else if (head === '@const') this.#code('Statement', to);
		else {
			if (head === ':else') {
				this.#skipSpace();
				this.#take('BlockKeyword', /if\b/y);
			}
			this.#code('Expression', to);
		}
	}

	/** `items as item, index (key)`. */
	#eachCode(to: number): void {
		this.#splitAt(to, /^as$/, 'last');
		let key = -1;
		findCodeEnd(this.#text, this.#at, to, (token) => {
			if (token.text === '(' && /\s/.test(this.#text.charAt(token.from - 1))) key = token.from;
		});
		if (key > this.#at) this.#code('Expression', key);
		this.#code('Expression', to);
	}

	/** Code up to a keyword, then the keyword; nothing when there is no such keyword. */
	#splitAt(to: number, keyword: RegExp, which: 'first' | 'last'): void {
		let from = -1;
		let length = 0;
		findCodeEnd(this.#text, this.#at, to, (token) => {
			if (!keyword.test(token.text) || (which === 'first' && from >= 0)) return;
			from = token.from;
			length = token.text.length;
		});
		if (from < 0) return;
		this.#code('Expression', from);
		this.#step('Keyword', length);
	}
}

function curlyNode(prefix: string): NodeName {
	if (prefix === '#') return 'BlockOpen';
	if (prefix === ':') return 'BlockMiddle';
	if (prefix === '/') return 'BlockClose';
	return prefix === '@' ? 'SpecialTag' : 'Interpolation';
}

/** The syntax tree of Svelte markup; scripts, styles and expressions are leaves. */
export function parseMarkup(source: string): Tree {
	return new MarkupScan(source).scan();
}
