/** Finds what the files of a project import, by parsing. Parsers that forgive: a file may be half typed. */
import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript';
import { markdownLanguage } from '@codemirror/lang-markdown';
import type { SyntaxNode, Tree } from '@lezer/common';
import { isScalar, parseDocument } from 'yaml';
import { svelteLanguage } from '../ui/code/svelte-language';
import { scanCss } from '../workspace/css-scan';
import { findFrontmatter } from '../workspace/frontmatter';
import { kindOf } from '../workspace/paths';

/** A place in a text that names another file. */
export interface ImportSpecifier {
	/** What it says, without quotes and escapes. */
	text: string;
	/** Where that stands in the file, without the quotes. */
	from: number;
	to: number;
	/** The rules for what it means: a style sheet's `a.css` is a file, a script's `a.css` is a package. */
	kind: 'script' | 'style' | 'layout';
	/** What stands around it: `'`, `"`, a backtick, or nothing. */
	quote: string;
}

/** In order. Strings that import nothing are never among them. */
export function importSpecifiers(path: string, source: string): ImportSpecifier[] {
	const found = find(path, source);
	return found.sort((a, b) => a.from - b.from);
}

function find(path: string, source: string): ImportSpecifier[] {
	switch (kindOf(path)) {
		case 'svelte':
			return fromTree(svelteLanguage.parser.parse(source), source);
		case 'svx':
			return fromMarkdown(source);
		case 'js':
		case 'svelte-js':
			return fromTree(javascriptLanguage.parser.parse(source), source);
		case 'ts':
		case 'svelte-ts':
			return fromTree(typescriptLanguage.parser.parse(source), source);
		case 'css':
			return fromStyle(source, 0);
		default:
			return [];
	}
}

function fromTree(tree: Tree, source: string): ImportSpecifier[] {
	const found: ImportSpecifier[] = [];
	tree.iterate({
		enter({ name, node, from, to }) {
			// The second name is that of the tree which stands in the first one's place.
			const isStyle = name === 'StyleText' || name === 'StyleSheet';
			if (isStyle) found.push(...fromStyle(source.slice(from, to), from));
			const string = specifierNode(name, node);
			const specifier = string && readString(source, string);
			if (specifier) found.push(specifier);
			// The style sheet has been read as a whole.
			return !isStyle;
		}
	});
	return found;
}

/** The string in which an import says what it imports. */
function specifierNode(name: string, node: SyntaxNode): SyntaxNode | null {
	switch (name) {
		case 'ImportDeclaration':
			return node.getChild('String');
		case 'ExportDeclaration':
			return node.getChild('from') && node.getChild('String');
		case 'DynamicImport':
		case 'ImportType': {
			const [only, ...others] = [
				...node.getChildren('String'),
				...node.getChildren('TemplateString')
			];
			return only && others.length === 0 && !only.getChild('Interpolation') ? only : null;
		}
		default:
			return null;
	}
}

function readString(source: string, { from, to }: SyntaxNode): ImportSpecifier | null {
	const quote = source.charAt(from);
	// A string that is never closed ends with its line.
	if (to - from < 2 || source.charAt(to - 1) !== quote) return null;
	const text = unescape(source.slice(from + 1, to - 1));
	return text === null ? null : { text, from: from + 1, to: to - 1, kind: 'script', quote };
}

/** Null for escapes that nobody writes in the name of a file. */
function unescape(raw: string): string | null {
	if (!raw.includes('\\')) return raw;
	const text = raw.replace(/\\(['"`\\$])/g, '$1');
	return /\\[^'"`\\$]/.test(raw) ? null : text;
}

function fromStyle(css: string, offset: number): ImportSpecifier[] {
	const { imports, urls } = scanCss(css);
	return [...imports, ...urls].map(({ specifier, specifierFrom, specifierTo }) => {
		const before = css.charAt(specifierFrom - 1);
		const quote = before === '"' || before === "'" ? before : '';
		const [from, to] = [offset + specifierFrom, offset + specifierTo];
		return { text: specifier, from, to, kind: 'style', quote };
	});
}

/** Code in fences and in backticks is text; everything else is Svelte. */
function fromMarkdown(source: string): ImportSpecifier[] {
	const frontmatter = findFrontmatter(source);
	let markup = blank(source, frontmatter?.from ?? 0, frontmatter?.to ?? 0);
	markdownLanguage.parser.parse(markup).iterate({
		enter({ name, from, to }) {
			if (name === 'FencedCode' || name === 'InlineCode') markup = blank(markup, from, to);
		}
	});
	const layout = frontmatter && layoutOf(source, frontmatter.contentFrom, frontmatter.contentTo);
	return [...(layout ? [layout] : []), ...fromTree(svelteLanguage.parser.parse(markup), source)];
}

/** The same text with nothing but space in a part of it, so that all places stay as they are. */
function blank(text: string, from: number, to: number): string {
	return text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to);
}

function layoutOf(source: string, from: number, to: number): ImportSpecifier | null {
	const scalar = parseDocument(source.slice(from, to), { logLevel: 'silent' }).get('layout', true);
	if (!isScalar(scalar) || typeof scalar.value !== 'string' || !scalar.range) return null;
	const start = from + scalar.range[0];
	const end = from + scalar.range[1];
	const first = source.charAt(start);
	const quote = first === '"' || first === "'" ? first : '';
	const inner = { from: start + quote.length, to: end - quote.length };
	// Folded over lines or escaped: not a name that anybody can follow.
	if (source.slice(inner.from, inner.to) !== scalar.value) return null;
	return { text: scalar.value, ...inner, kind: 'layout', quote };
}
