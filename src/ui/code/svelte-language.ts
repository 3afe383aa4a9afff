import { cssLanguage } from '@codemirror/lang-css';
import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript';
import { Language } from '@codemirror/language';
import { NodeProp, Parser, Tree, parseMixed } from '@lezer/common';
import type { Input, PartialParse, SyntaxNodeRef, TreeFragment } from '@lezer/common';
import { parseMarkup } from './svelte-markup';
import { svelteData } from './svelte-nodes';
import { reuse } from './tree-reuse';

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

/** Reads the markup in one go: it is fast, and the code inside, which is not, is read again only where something changed. */
class MarkupParse implements PartialParse {
	readonly #input: Input;
	readonly #ranges: readonly Range[];
	readonly #fragments: readonly TreeFragment[];
	parsedPos: number;
	stoppedAt: number | null = null;

	constructor(input: Input, fragments: readonly TreeFragment[], ranges: readonly Range[]) {
		this.#input = input;
		this.#ranges = ranges;
		// What lies between several ranges may have changed without a trace here.
		this.#fragments = ranges.length === 1 ? fragments : [];
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
		return reuse(parseMarkup(source), start, this.#fragments);
	}

	stopAt(position: number): void {
		this.stoppedAt = Math.max(position, this.#ranges[0]?.from ?? 0);
	}
}

const mixed = parseMixed(innerParser);

/** On a tree whose parse was stopped before the code inside was read to the end. */
const isStopped = new NodeProp<boolean>({ perNode: true });

/**
 * The parse of a piece inside another language. Where it was stopped, the mixed parser notes by positions of the document, yet compares
 * them with those of the tree, which are the same at the start of a document only. So a stopped tree says so itself, and is not reused.
 */
class InnerParse implements PartialParse {
	readonly #parse: PartialParse;

	constructor(parse: PartialParse) {
		this.#parse = parse;
	}

	get parsedPos(): number {
		return this.#parse.parsedPos;
	}

	get stoppedAt(): number | null {
		return this.#parse.stoppedAt;
	}

	advance(): Tree | null {
		const tree = this.#parse.advance();
		if (!tree || this.stoppedAt === null) return tree;
		return new Tree(tree.type, tree.children, tree.positions, tree.length, [
			...tree.propValues,
			[isStopped, true]
		]);
	}

	stopAt(position: number): void {
		this.#parse.stopAt(position);
	}
}

class SvelteParser extends Parser {
	createParse(
		input: Input,
		fragments: readonly TreeFragment[],
		ranges: readonly Range[]
	): PartialParse {
		const isInner = (ranges[0]?.from ?? 0) > 0;
		const whole = isInner ? fragments.filter(({ tree }) => !tree.prop(isStopped)) : fragments;
		const parse = mixed(new MarkupParse(input, whole, ranges), input, whole, ranges);
		return isInner ? new InnerParse(parse) : parse;
	}
}

/**
 * Svelte 5 markup with its scripts, styles and expressions. Half-typed code never spoils more than its own line, and
 * pieces of a document (an opening tag without its closing one, as Markdown yields them) are read as well.
 */
export const svelteLanguage = new Language(svelteData, new SvelteParser(), [], 'svelte');
