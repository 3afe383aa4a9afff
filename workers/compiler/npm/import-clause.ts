/** The names that an import statement asks for. */
import { init, parse, type StaticImport } from 'es-module-lexer';

export interface ImportedName {
	/** The name in the module that is imported; `default` too. */
	imported: string;
	/** What it is called in the importer, or what it is exported as. */
	local: string;
}

export interface ImportClause {
	isExport: boolean;
	names: ImportedName[];
}

const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const CLAUSE = /^(import|export)\s*(?:([^\s{},*]+)\s*,?\s*)?(?:\{([^{}]*)\}\s*)?$/;

/**
 * `import D, { a as b } from …` and `export { a as b } from …`. Null when the statement wants the whole module (`* as`, `export *`), when
 * it wants nothing of it (`import './x'`), or has attributes.
 */
export function readClause(code: string, statement: StaticImport): ImportClause | null {
	const { type, phase, attributes, importStart, start } = statement;
	if (type !== 'static' || phase !== null || attributes !== null) return null;
	const text = code
		.slice(importStart, start - 1)
		.replace(COMMENTS, ' ')
		.trim();
	const match = CLAUSE.exec(text.replace(/\bfrom$/, '').trim());
	if (!match) return null;
	const [, keyword, byDefault, list] = match;
	const names: ImportedName[] = [];
	if (byDefault !== undefined) names.push({ imported: 'default', local: byDefault });
	for (const part of list?.split(',') ?? []) {
		if (part.trim() === '') continue;
		const [imported = '', local = imported] = part.trim().split(/\s+as\s+/);
		names.push({ imported, local });
	}
	const isPlain = names.every(({ imported, local }) => NAME.test(imported) && NAME.test(local));
	return names.length > 0 && isPlain ? { isExport: keyword === 'export', names } : null;
}

/**
 * By specifier, the names that a module's code takes from it. A specifier of which the whole module is wanted, or that is imported
 * dynamically, is missing.
 */
export async function importedNames(code: string): Promise<Map<string, string[]>> {
	await init();
	const names = new Map<string, string[] | null>();
	try {
		for (const found of parse(code)[0]) {
			const { specifier } = found;
			if (typeof specifier !== 'string') continue;
			const clause =
				found.type === 'static' || found.type === 'reexport-star' ? readClause(code, found) : null;
			const known = names.get(specifier);
			if (clause === null || known === null) names.set(specifier, null);
			else {
				const more = clause.names.map(({ imported }) => imported);
				names.set(specifier, [...new Set([...(known ?? []), ...more])]);
			}
		}
	} catch {
		// What cannot be read here is reported by the linker, with its place.
		return new Map();
	}
	return new Map([...names].flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}
