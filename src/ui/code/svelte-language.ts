import { cssLanguage } from '@codemirror/lang-css';
import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript';
import { Language } from '@codemirror/language';
import { Parser, parseMixed } from '@lezer/common';
import type { Input, PartialParse, SyntaxNodeRef, Tree, TreeFragment } from '@lezer/common';
import { parseMarkup } from './svelte-markup';
import { svelteData } from './svelte-nodes';

// TypeScript reads JavaScript as well, and markup may hold types whenever the script does.
const expressionParser = typescriptLanguage.parser.configure({ top: 'SingleExpression' });

function innerParser(node: SyntaxNodeRef): { parser: Parser } | null {
	switch (node.name) {
		case 'Expression':
			return { parser: expressionParser };
		case 'Statement':
		case 'Parameters':
		case 'TypeScriptText':
			return { parser: typescriptLanguage.parser };
		case 'ScriptText':
			return { parser: javascriptLanguage.parser };
		case 'StyleText':
			return { parser: cssLanguage.parser };
		default:
			return null;
	}
}

interface Range {
	from: number;
	to: number;
}

/** Reads the markup in one go: it is fast, and the code inside, which is not, is read incrementally. */
class MarkupParse implements PartialParse {
	readonly #input: Input;
	readonly #ranges: readonly Range[];
	parsedPos: number;
	stoppedAt: number | null = null;

	constructor(input: Input, ranges: readonly Range[]) {
		this.#input = input;
		this.#ranges = ranges;
		this.parsedPos = ranges[0]?.from ?? 0;
	}

	advance(): Tree {
		const start = this.#ranges[0]?.from ?? 0;
		const end = this.stoppedAt ?? this.#ranges.at(-1)?.to ?? start;
		let source = '';
		for (const { from, to } of this.#ranges) {
			if (from >= end) break;
			// What lies between the ranges belongs to an outer language, such as the `>` of a quote in Markdown.
			source = source.padEnd(from - start) + this.#input.read(from, Math.min(to, end));
		}
		this.parsedPos = end;
		return parseMarkup(source);
	}

	stopAt(position: number): void {
		this.stoppedAt = Math.max(position, this.#ranges[0]?.from ?? 0);
	}
}

const mixed = parseMixed(innerParser);

class SvelteParser extends Parser {
	createParse(
		input: Input,
		fragments: readonly TreeFragment[],
		ranges: readonly Range[]
	): PartialParse {
		return mixed(new MarkupParse(input, ranges), input, fragments, ranges);
	}
}

/**
 * Svelte 5 markup with its scripts, styles and expressions. Half-typed code never spoils more than its own line, and
 * pieces of a document (an opening tag without its closing one, as Markdown yields them) are read as well.
 */
export const svelteLanguage = new Language(svelteData, new SvelteParser(), [], 'svelte');
