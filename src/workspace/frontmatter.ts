/** Where the frontmatter of a Markdown file is, found by the rules of the parser that mdsvex uses. */
export interface FrontmatterRange {
	/** Of the opening `---`. */
	from: number;
	/** After the closing `---`. */
	to: number;
	/** The YAML between them. */
	contentFrom: number;
	contentTo: number;
}

/** Takes text whose lines end in `\n`; null when there is no frontmatter. */
export function findFrontmatter(text: string): FrontmatterRange | null {
	const from = /^\n*/.exec(text)?.[0].length ?? 0;
	if (!text.startsWith('---\n', from)) return null;
	const close = text.indexOf('\n---', from + 3);
	if (close < 0) return null;
	const contentFrom = from + 4;
	return { from, to: close + 4, contentFrom, contentTo: Math.max(close, contentFrom) };
}
