/**
 * Links what the Svelte compiler made of a component, without Rollup. Such code is known to parse, declares no name twice and exports the
 * component at its end, beside the frontmatter at most; so nothing needs to be analysed: imports become setters, the export a call, and every line stays where it is, so
 * that the source map needs one line in front. A tenth of the time that Rollup takes, and Rollup need not be there.
 */
import { init, parse, type Export, type StaticImport } from 'es-module-lexer';
import type { LinkInput, LinkOutput } from './linker';
import { readClause } from './npm/import-clause';

/** What the wrapper calls its own: nobody else's names, since Svelte keeps those with two dollars for itself. */
const OWN = /\$\$[ecm]\b/;

const DEFAULT_EXPORT = /export default ([\p{ID_Start}$_][\p{ID_Continue}$]*);/uy;
const NAMESPACE = /^import\s*(?:([^\s{},*]+)\s*,\s*)?\*\s*as\s+([^\s{},*]+)\s+from$/;
const META = 'import.meta';
/** What mdsvex makes of frontmatter. */
const METADATA = 'export const metadata = ';

/** A name of null stands for the namespace. */
interface Binding {
	imported: string | null;
	local: string;
}

interface ImportStatement {
	specifier: string;
	bindings: Binding[];
}

/** Null for a statement that is left to Rollup. */
function readBindings(code: string, statement: StaticImport): Binding[] | null {
	if (statement.phase !== null || statement.attributes !== null || statement.typeOnly) return null;
	const text = code.slice(statement.importStart, statement.start - 1).trim();
	if (text === 'import') return [];
	const namespace = NAMESPACE.exec(text);
	if (namespace) {
		const [, byDefault, local = ''] = namespace;
		const rest = byDefault === undefined ? [] : [{ imported: 'default', local: byDefault }];
		return [...rest, { imported: null, local }];
	}
	const clause = readClause(code, statement);
	return clause === null || clause.isExport ? null : clause.names;
}

interface Shape {
	statements: ImportStatement[];
	/** The code with nothing in it that only a module may hold. */
	body: string;
}

/** Spaces in place of everything but the ends of lines. */
const blank = (text: string) => text.replace(/[^\n]/g, ' ');

interface Edit {
	from: number;
	to: number;
	text: string;
}

/** What stands for the exports; null when there are others than a component has. */
function editsOfExports(code: string, exports: readonly Export[]): Edit[] | null {
	const edits: Edit[] = [];
	let place: { from: number; to: number; local: string } | null = null;
	for (const found of exports) {
		if (found.type !== 'direct') return null;
		const from = found.exportStart;
		if (found.name === 'metadata' && code.startsWith(METADATA, from)) {
			edits.push({ from, to: from + METADATA.length, text: METADATA.replace('export', '      ') });
			continue;
		}
		DEFAULT_EXPORT.lastIndex = from;
		const word = found.name === 'default' ? DEFAULT_EXPORT.exec(code) : null;
		if (!word) return null;
		place = { from, to: from + word[0].length, local: word[1] ?? '' };
	}
	if (!place) return null;
	const { from, to, local } = place;
	// Nothing that could be called in between reads the frontmatter, which is made of literals.
	const metadata = edits.length > 0 ? " $$e('metadata', metadata);" : '';
	return [...edits, { from, to, text: `$$e('default', ${local});${metadata}` }];
}

/** Null for code that is left to Rollup: other exports, dynamic imports, top-level `await`. */
function readShape(code: string): Shape | null {
	if (OWN.test(code) || /\bawait\b/.test(code)) return null;
	let parsed: ReturnType<typeof parse>;
	try {
		parsed = parse(code);
	} catch {
		// Rollup says what is wrong, and where.
		return null;
	}
	const [imports, exports] = parsed;
	const edits = editsOfExports(code, exports);
	if (!edits) return null;
	const statements: ImportStatement[] = [];
	for (const found of imports) {
		const { type, importStart: from, importEnd: to } = found;
		const text = code.slice(from, to);
		if (type === 'import-meta' && text === META) {
			edits.push({ from, to, text: '$$c.meta'.padEnd(META.length) });
		} else if (type === 'static') {
			const bindings = readBindings(code, found);
			if (!bindings) return null;
			statements.push({ specifier: found.specifier, bindings });
			edits.push({ from, to, text: blank(text) });
		} else return null;
	}
	let body = '';
	let at = 0;
	for (const { from, to, text } of edits.sort((a, b) => a.from - b.from)) {
		body += code.slice(at, from) + text;
		at = to;
	}
	return { statements, body: body + code.slice(at) };
}

/** By specifier, the names that are wanted of it; null where the whole module is. */
function wantedNames(statements: ImportStatement[]): Map<string, string[] | null> {
	const wanted = new Map<string, string[] | null>();
	for (const { specifier, bindings } of statements) {
		const names = bindings.map(({ imported }) => imported).filter((name) => name !== null);
		const before = wanted.get(specifier);
		const isWhole = before === null || names.length < bindings.length || names.length === 0;
		wanted.set(specifier, isWhole ? null : [...new Set([...(before ?? []), ...names])]);
	}
	return wanted;
}

function setter(bindings: Binding[]): string {
	if (bindings.length === 0) return 'null';
	const assignments = bindings.map(({ imported, local }) =>
		imported === null ? `${local} = $$m;` : `${local} = $$m[${JSON.stringify(imported)}];`
	);
	return `function ($$m) { ${assignments.join(' ')} }`;
}

/** Null when the code is not of the shape that can be linked like this; nothing has been resolved then. */
export async function linkComponent({ code, map, resolve }: LinkInput): Promise<LinkOutput | null> {
	if (map === null) return null;
	await init();
	const shape = readShape(code);
	if (!shape) return null;
	const { statements, body } = shape;
	const wanted = wantedNames(statements);
	const targets = new Map(
		await Promise.all(
			[...wanted].map(
				async ([specifier, names]) => [specifier, await resolve(specifier, names)] as const
			)
		)
	);
	/** By id, in the order of the imports. */
	const dependencies = new Map<string, Binding[]>();
	const add = (id: string, bindings: Binding[]) => {
		dependencies.set(id, [...(dependencies.get(id) ?? []), ...bindings]);
	};
	for (const { specifier, bindings } of statements) {
		const target = targets.get(specifier) ?? '';
		if (typeof target === 'string') add(target, bindings);
		else {
			for (const { imported, local } of bindings) {
				// A name that nobody exports stays undefined, as types do that were not erased.
				const origin = imported === null ? null : target.get(imported);
				if (origin) add(origin.id, [{ imported: origin.name, local }]);
			}
		}
	}
	const locals = statements.flatMap(({ bindings }) => bindings.map(({ local }) => local));
	const ids = [...dependencies.keys()];
	// In parentheses, so that engines compile at once what runs at once, instead of reading over it first.
	const head = [
		`System.register(${JSON.stringify(ids)}, (function ($$e, $$c) { 'use strict';`,
		locals.length === 0 ? '' : `var ${locals.join(', ')};`,
		`return { setters: [${[...dependencies.values()].map(setter).join(', ')}],`,
		'execute: (function () {'
	].join(' ');
	const { names, mappings, sources } = map;
	return {
		code: `${head}\n${body}\n}) }; }));\n`,
		map: JSON.stringify({ version: 3, names, sources, mappings: `;${mappings}` }),
		dependencies: ids,
		dynamicDependencies: []
	};
}
