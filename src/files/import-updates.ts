/** What has to change in the imports of a project when files get other paths. */
import { dirname, kindOf, relative, resolve } from '../workspace/paths';
import { findFile, isProjectSpecifier, splitQuery } from '../workspace/specifiers';
import { importSpecifiers, type ImportSpecifier } from './import-specifiers';

/** A file with its text, and the path it had before it was moved. */
export interface MovedFile {
	id: number;
	path: string;
	before: string;
	text: string;
}

export interface ImportEdit {
	from: number;
	to: number;
	insert: string;
}

export interface ImportUpdate {
	id: number;
	/** In order, with offsets in the text as it is. */
	edits: ImportEdit[];
}

export interface Move {
	/** The files with text; their imports are looked at. */
	files: readonly MovedFile[];
	/** All paths: the one before, and the one now. */
	paths: ReadonlyMap<string, string>;
}

/**
 * The edits after which every import leads to the file that it led to before the move. An import that led nowhere, or still leads
 * where it did, stays as it is. Quotes, queries, and whether endings are written are kept.
 */
export function importUpdates({ files, paths }: Move): ImportUpdate[] {
	const now = new Set(paths.values());
	const sides: Sides = { had: (path) => paths.has(path), has: (path) => now.has(path) };
	return files.flatMap((file): ImportUpdate[] => {
		const edits = importSpecifiers(file.before, file.text).flatMap((specifier) => {
			const insert = newSpecifier({ specifier, file, paths, sides });
			if (insert === null) return [];
			return [{ from: specifier.from, to: specifier.to, insert: quoted(insert, specifier.quote) }];
		});
		return edits.length > 0 ? [{ id: file.id, edits }] : [];
	});
}

/** `text` after `edits`. */
export function applyEdits(text: string, edits: readonly ImportEdit[]): string {
	return edits.reduceRight(
		(done, { from, to, insert }) => done.slice(0, from) + insert + done.slice(to),
		text
	);
}

interface Sides {
	/** Whether there was, and whether there is, a file at a path. */
	had(path: string): boolean;
	has(path: string): boolean;
}

interface Question {
	specifier: ImportSpecifier;
	file: MovedFile;
	paths: ReadonlyMap<string, string>;
	sides: Sides;
}

/** What an import must say now; null when it is fine as it is. */
function newSpecifier({ specifier, file, paths, sides }: Question): string | null {
	const { kind } = specifier;
	const { path: written, query } = splitQuery(specifier.text);
	const leads = (importer: string, text: string, has: Sides['has']): string | null =>
		targetOf({ text, importer, kind }, has);
	const old = leads(file.before, written, sides.had);
	const target = old === null ? undefined : paths.get(old);
	if (old === null || target === undefined) return null;
	if (leads(file.path, written, sides.has) === target) return null;
	const asked = resolve(file.before, written) ?? old;
	for (const candidate of sameStyle(target, old, asked)) {
		const text = written.startsWith('/')
			? `/${candidate}`
			: kind === 'style' && !written.startsWith('.')
				? bare(relative(file.path, candidate))
				: relative(file.path, candidate);
		if (leads(file.path, text, sides.has) === target) return text + query;
	}
	return null;
}

/** Ways to name `target`, in the manner in which `asked` named `old`, then in full. */
function sameStyle(target: string, old: string, asked: string): string[] {
	const ways: string[] = [];
	if (asked !== old) {
		const end = old.slice(asked.length);
		if (old === asked.replace(/\.js$/, '.ts')) ways.push(target.replace(/\.ts$/, '.js'));
		else if (end.startsWith('/index.') || (asked === '' && /^index\.[^/]+$/.test(old))) {
			if (/^(.*\/)?index\.[^/]+$/.test(target) && dirname(target) !== '')
				ways.push(dirname(target));
			ways.push(withoutEnd(target));
		} else ways.push(withoutEnd(target));
	}
	return [...ways, target];
}

function withoutEnd(path: string): string {
	return path.replace(/(?:\.svelte)?\.[^./]+$/, (end) => {
		return end.startsWith('.svelte.') ? end.slice(0, end.lastIndexOf('.')) : '';
	});
}

/** `./a.png` → `a.png`: style sheets need no dot. */
function bare(specifier: string): string {
	return specifier.startsWith('./') ? specifier.slice(2) : specifier;
}

interface Reference {
	text: string;
	importer: string;
	kind: ImportSpecifier['kind'];
}

/** The file that a specifier without its query leads to, by the rules of the compiler; null when there is none. */
function targetOf({ text, importer, kind }: Reference, has: Sides['has']): string | null {
	if (kind === 'script') {
		return isProjectSpecifier(text) ? findFile(text, importer, has) : null;
	}
	if (text === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/|#|\?)/i.test(text)) return null;
	if (kind === 'style') return findFile(text, importer, has);
	const path = resolve(importer, text);
	if (path === null) return null;
	const candidates = kindOf(path) === 'svelte' ? [path] : [path, `${path}.svelte`];
	return candidates.find(has) ?? null;
}

/** What may stand between the quotes. In a style sheet without quotes a space has to be escaped. */
function quoted(text: string, quote: string): string {
	if (quote === '`') return text.replace(/`|\$(?=\{)/g, '\\$&');
	if (quote === "'") return text.replaceAll("'", "\\'");
	return quote === '' ? text.replace(/[\s()'"]/g, '\\$&') : text;
}

/** The edits that lead from the text after `edits` back to `text`. */
export function invertEdits(text: string, edits: readonly ImportEdit[]): ImportEdit[] {
	let shift = 0;
	return edits.map(({ from, to, insert }) => {
		const start = from + shift;
		shift += insert.length - (to - from);
		return { from: start, to: start + insert.length, insert: text.slice(from, to) };
	});
}

/**
 * `edits` of `text` for `changed`, which has grown out of it by other edits: each is moved along when it lies before or behind all
 * that has changed, and left out when what it would replace is not there any more.
 */
export function findAgain(
	text: string,
	changed: string,
	edits: readonly ImportEdit[]
): ImportEdit[] {
	const shorter = Math.min(text.length, changed.length);
	let start = 0;
	while (start < shorter && text[start] === changed[start]) start += 1;
	let end = 0;
	while (end < shorter - start && text.at(-1 - end) === changed.at(-1 - end)) end += 1;
	const shift = changed.length - text.length;
	return edits.flatMap(({ from, to, insert }) => {
		if (to <= start) return [{ from, to, insert }];
		if (from >= text.length - end) return [{ from: from + shift, to: to + shift, insert }];
		return [];
	});
}
