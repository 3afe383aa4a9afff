import type { Diagnostic } from '../../../src/protocol/diagnostic';
import { lazyPart } from '../lazy-part';
import { syntaxFault } from './javascript';
import { LineIndex } from './positions';
import { Tracer, fromSourceMap, toSourceMap } from './runs';
import type { Run } from './runs';
import { failed } from './stage';
import type { StageInput, StageResult } from './stage';

// Not before it is needed: most projects have no TypeScript that Svelte cannot strip by itself.
const loadSucrase = lazyPart('The TypeScript compiler', () => import('sucrase'));

/** What was left after the types were taken out, or why that could not be done. */
export type Stripped =
	| { ok: true; code: string; runs: Run[]; diagnostics: Diagnostic[] }
	| { ok: false; diagnostic: Diagnostic };

export interface StripOptions {
	/** Keep imports that nothing uses, because the markup of a component may. `import type` is always removed. */
	keepUnusedImports: boolean;
}

/** TypeScript → JavaScript with enums and parameter properties. Types are not checked. */
export async function compileTypeScript({ path, source }: StageInput): Promise<StageResult> {
	const stripped = await stripTypes({ path, source }, { keepUnusedImports: false });
	if (!stripped.ok) return failed([stripped.diagnostic]);
	const { code, runs, diagnostics } = stripped;
	const map = toSourceMap({ path, source, generated: code, runs });
	const fault = syntaxFault(code);
	if (fault) {
		const range = new Tracer(map, code, source).toSourceRange(fault.from, fault.to);
		diagnostics.push(typescriptError({ path, message: fault.message, ...range }));
	}
	if (diagnostics.some(({ severity }) => severity === 'error')) return failed(diagnostics);
	return { code, map, css: null, diagnostics, ok: true, reads: [] };
}

/**
 * Removes types and lowers enums and parameter properties; everything else, also its line, stays as it is. Rejects with `PartNotLoaded`
 * when what does that cannot be fetched.
 */
export async function stripTypes(
	{ path, source }: StageInput,
	{ keepUnusedImports }: StripOptions
): Promise<Stripped> {
	const { transform } = await loadSucrase();
	try {
		const { code, sourceMap } = transform(source, {
			transforms: ['typescript'],
			disableESTransforms: true,
			keepUnusedImports,
			filePath: path,
			sourceMapOptions: { compiledFilename: path }
		});
		const runs = sourceMap ? fromSourceMap(sourceMap, code, source) : [];
		return { ok: true, code, runs, diagnostics: droppedNamespaces({ path, source }, code) };
	} catch (error) {
		return { ok: false, diagnostic: parseError({ path, source }, error) };
	}
}

function parseError({ path, source }: StageInput, error: unknown): Diagnostic {
	const text = error instanceof Error ? error.message : String(error);
	const place = /\s*\((\d+):(\d+)\)\s*$/.exec(text);
	const prefix = `Error transforming ${path}: `;
	const message = (text.startsWith(prefix) ? text.slice(prefix.length) : text).replace(
		/\s*\(\d+:\d+\)\s*$/,
		''
	);
	const lines = new LineIndex(source);
	const from = place
		? lines.toOffset({ line: Number(place[1]) - 1, column: Number(place[2]) - 1 })
		: 0;
	const word = /^(?:[\p{L}\p{N}_$]+|\S)/u.exec(source.slice(from))?.[0] ?? '';
	return typescriptError({ path, message, from, to: from + word.length });
}

interface Fault {
	path: string;
	message: string;
	from: number;
	to: number;
}

function typescriptError({ path, message, from, to }: Fault): Diagnostic {
	return {
		severity: 'error',
		code: 'typescript_parse_error',
		message,
		path,
		from,
		to,
		source: 'typescript'
	};
}

/** A namespace that holds values is taken out with the types; whoever uses it must hear of it before it runs. */
function droppedNamespaces({ path, source }: StageInput, code: string): Diagnostic[] {
	const found: Diagnostic[] = [];
	const namespaces =
		/(?<!declare\s+|[\w$.])(?:namespace|module)\s+([\p{L}_$][\p{L}\p{N}_$]*)[^{;\n]*\{/gu;
	for (const match of source.matchAll(namespaces)) {
		const name = match[1] ?? '';
		const isUsed = new RegExp(`(?<![\\p{L}\\p{N}_$.])${name.replaceAll('$', '\\$')}\\s*[.[]`, 'u');
		// In comments and strings the words are still there afterwards.
		if (code.includes(match[0]) || !isUsed.test(code)) continue;
		found.push({
			severity: 'error',
			code: 'typescript_namespace',
			message: `The namespace \`${name}\` holds values, which cannot be turned into JavaScript here.`,
			hint: `Write \`export const ${name} = { … }\`, or move its content to a file of its own.`,
			path,
			from: match.index,
			to: match.index + match[0].length,
			source: 'typescript'
		});
	}
	return found;
}
