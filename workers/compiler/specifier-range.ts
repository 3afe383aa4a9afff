/** Finds an import's specifier in the source as the user wrote it. */

export interface Range {
	from: number;
	to: number;
}

function escapeRegExp(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Prefers the place behind `from` or `import`, takes any quoted one next; the file's start when there is none. */
export function specifierRange(source: string, specifier: string): Range {
	const quoted = `(['"\`])${escapeRegExp(specifier)}\\1`;
	const match =
		new RegExp(`(?:\\bfrom|\\bimport)\\s*\\(?\\s*${quoted}`).exec(source) ??
		new RegExp(quoted).exec(source) ??
		new RegExp(`()${escapeRegExp(specifier)}`).exec(source);
	if (!match) return { from: 0, to: 0 };
	const to = match.index + match[0].length - (match[1]?.length ?? 0);
	return { from: to - specifier.length, to };
}
