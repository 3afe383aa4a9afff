import type { Diagnostic, Severity } from '../protocol/diagnostic';

/** A problem with its place as people count: 1-based, column in UTF-16 code units. */
export interface Problem {
	diagnostic: Diagnostic;
	line: number;
	column: number;
}

/** The problems of one file, by their places. */
export interface FileProblems {
	path: string;
	problems: Problem[];
}

export interface ProblemFilter {
	/** Words that stand in the message, the code or the path; empty lets all pass. */
	text: string;
	/** Severities that are not shown. */
	hidden: ReadonlySet<Severity>;
}

export type ProblemCounts = Record<Severity, number>;

export function countProblems(diagnostics: readonly Diagnostic[]): ProblemCounts {
	const counts: ProblemCounts = { error: 0, warning: 0, info: 0 };
	for (const { severity } of diagnostics) counts[severity]++;
	return counts;
}

function passes(diagnostic: Diagnostic, { text, hidden }: ProblemFilter): boolean {
	if (hidden.has(diagnostic.severity)) return false;
	const { message, code, path, hint = '' } = diagnostic;
	const all = `${message} ${hint} ${code} ${path}`.toLowerCase();
	return text
		.toLowerCase()
		.split(/\s+/)
		.every((word) => all.includes(word));
}

function placeOf(text: string, offset: number): { line: number; column: number } {
	const before = text.slice(0, offset);
	const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
	return { line: before.split(/\r\n|\n|\r/).length, column: offset - start + 1 };
}

/**
 * What is to be listed: files with errors first, then by path; within a file from top to bottom. `textOf` gives a file as it was when
 * its problems were found, or null when there is no such file.
 */
export function listProblems(
	diagnostics: readonly Diagnostic[],
	filter: ProblemFilter,
	textOf: (path: string) => string | null
): FileProblems[] {
	const files = new Map<string, Problem[]>();
	for (const diagnostic of diagnostics) {
		if (!passes(diagnostic, filter)) continue;
		const text = textOf(diagnostic.path);
		const place = text === null ? { line: 1, column: 1 } : placeOf(text, diagnostic.from);
		const list = files.get(diagnostic.path) ?? [];
		files.set(diagnostic.path, list);
		list.push({ diagnostic, ...place });
	}
	const isBad = ({ problems }: FileProblems) =>
		problems.some(({ diagnostic }) => diagnostic.severity === 'error');
	return [...files]
		.map(([path, problems]) => ({
			path,
			problems: problems.toSorted((a, b) => a.diagnostic.from - b.diagnostic.from)
		}))
		.sort((a, b) => Number(isBad(b)) - Number(isBad(a)) || a.path.localeCompare(b.path));
}
