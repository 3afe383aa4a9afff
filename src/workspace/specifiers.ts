/** What an import in a project file names, as far as the project itself is concerned. The compiler and renames read it alike. */
import { resolve } from './paths';

/** Tried in this order when an import names no file as it stands. TypeScript allows `./x.js` for `./x.ts`. */
const EXTENSIONS = ['.ts', '.js', '.svelte', '.svelte.ts', '.svelte.js', '.svx', '.md', '.json'];

export interface Specifier {
	/** Without the query. */
	path: string;
	/** `?raw`, `?url` or empty. */
	query: string;
}

export function splitQuery(specifier: string): Specifier {
	const index = specifier.indexOf('?');
	if (index < 0) return { path: specifier, query: '' };
	return { path: specifier.slice(0, index), query: specifier.slice(index) };
}

/** `./x`, `../x` and `/x` name files of the project. */
export function isProjectSpecifier(specifier: string): boolean {
	return /^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..';
}

/** `.`, `..`, and what ends in one of them or in a slash: a file beside the folder is never meant. */
export function namesFolder(path: string): boolean {
	return /(^|\/)\.{0,2}$/.test(path);
}

/** The file that the path of a specifier names in the file `importer`, with the guesses of a bundler, or null. */
export function findFile(
	path: string,
	importer: string,
	has: (path: string) => boolean
): string | null {
	const target = resolve(importer, path);
	if (target === null) return null;
	if (!namesFolder(path)) {
		if (has(target)) return target;
		const typescript = target.replace(/\.js$/, '.ts');
		if (typescript !== target && has(typescript)) return typescript;
		for (const extension of EXTENSIONS) {
			if (has(target + extension)) return target + extension;
		}
	}
	for (const extension of EXTENSIONS) {
		const index = target === '' ? `index${extension}` : `${target}/index${extension}`;
		if (has(index)) return index;
	}
	return null;
}

/** The file whose name is nearest to what was asked for, for "did you mean". */
export function nearestFile(target: string, files: Iterable<string>): string | null {
	let best: string | null = null;
	let bestDistance = Math.max(2, Math.floor(target.length / 3)) + 1;
	for (const file of files) {
		const distance = editDistance(target.toLowerCase(), file.toLowerCase(), bestDistance);
		if (distance < bestDistance) [best, bestDistance] = [file, distance];
	}
	return best;
}

function editDistance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) >= limit) return limit;
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		for (let j = 1; j <= b.length; j++) {
			const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[b.length] ?? limit;
}
