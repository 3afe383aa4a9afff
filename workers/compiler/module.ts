/** One module of the project: the file's stages, its imports resolved, the result linked for the frame. */
import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping';
import type { Diagnostic } from '../../src/protocol/diagnostic';
import type { InsidePlace, LinkedModule } from '../../src/protocol/modules';
import type { FileContent } from '../../src/protocol/project';
import { kindOf } from '../../src/workspace/paths';
import { NO_TEXT, takenValues } from './css-text';
import { enterInside, keepState, swapInterface } from './hot';
import { PartNotLoaded } from './lazy-part';
import { link, LinkError } from './linker';
import type { Origins } from './npm/origins';
import { isProjectSpecifier, splitQuery } from '../../src/workspace/specifiers';
import { resolveProjectImport, type ImportResolution, type StyleImport } from './resolve-import';
import { specifierRange } from './specifier-range';
import { LineIndex } from './stages/positions';
import { failed, type SourceMap, type StageResult } from './stages/stage';
import type { SvelteCompiler } from './svelte-versions/compiler';
import { exportFault } from './svelte-versions/export-fault';
import { withNewerSvelte } from './svelte-versions/newer-svelte';
import { isPackagedSvelte, type SvelteVersion } from './svelte-versions/svelte-version';
import { transform, type FileLookup, type TransformContext, type Transformed } from './transform';

export interface BuildContext {
	files: FileLookup;
	/** The graph's count of changes to the set of paths. */
	names: number;
	/** The count of changes to the choice of package versions. */
	epoch: number;
	injectsStyles: boolean;
	svelte: SvelteVersion;
	/** `importer` is a project path. */
	resolve(specifier: string, importer: string): Promise<ImportResolution>;
	/** What an `@import` in a style sheet means that names no file of the project. */
	styles(specifier: string, importer: string): Promise<StyleImport>;
	/** Where names come from that are imported from a package's barrel; null when the module is imported itself. */
	origins(id: string, names: string[]): Promise<Origins | null>;
	/** Those of `names` that a module of a package certainly does not export. */
	missing(id: string, names: string[]): Promise<string[]>;
	timings: TransformContext['timings'] & { link: number };
}

/** What became of a module. It stays true for as long as its inputs are what they were. */
export interface BuiltModule {
	id: string;
	path: string;
	/** Every file the result was made from, with the content it had; undefined for one that did not exist. */
	inputs: ReadonlyMap<string, FileContent | undefined>;
	/** The `injectsStyles` it was built with, or null if that made no difference. */
	hasInjectedStyles: boolean | null;
	/** The compiler of the version of Svelte it was built for. */
	compiler: SvelteCompiler;
	/** The count of name changes at which its imports were last found to lead where they lead. */
	names: number;
	/** It imports packages, and the versions were chosen at this count. */
	hasPackages: boolean;
	epoch: number;
	/** Something was missing that another attempt may find, such as the network. */
	isIncomplete: boolean;
	resolutions: { specifier: string; id: string }[];
	/** Ids of what it imports statically, in the order of the imports. */
	dependencies: string[];
	/** Ids of the project modules it imports, dynamic imports included. */
	imports: string[];
	/** Ids of everything else it imports. */
	externals: string[];
	/** Null when the module has errors. */
	linked: LinkedModule | null;
	/** What takes the place of `linked` when nobody takes the value of it; null for all but style sheets. */
	withoutText: LinkedModule | null;
	/** Ids of the style sheets that it takes the text of; null when it may take that of any. */
	takesTextOf: ReadonlySet<string> | null;
	diagnostics: Diagnostic[];
	/** What the compiler made of it, before linking; for the output views. */
	code: string;
	css: string | null;
	/** What mdsvex made of it, or null. */
	svelte: string | null;
	/** The ways from `code`, `css` and `svelte` back to the file the user wrote. */
	maps: Maps;
	/** False when the imports would now lead elsewhere. */
	resolvesAsBefore(has: (path: string) => boolean): boolean;
}

interface Maps {
	code: SourceMap | null;
	css: (() => SourceMap) | null;
	svelte: SourceMap | null;
}

/** An import that leads nowhere. The module is not run; the id only keeps Rollup going to find the other faults. */
const UNRESOLVED = 'unresolved:';

function isComponent(path: string): boolean {
	const kind = kindOf(path);
	return kind === 'svelte' || kind === 'svx';
}

/** Of the project, and not one of those that are imported as something else. */
function isStyleSheet(id: string): boolean {
	return isProjectId(id) && kindOf(id) === 'css';
}

function isProjectId(id: string): boolean {
	return id.startsWith('/');
}

function resolutionFault(
	specifier: string,
	resolution: Extract<ImportResolution, { ok: false }>,
	path: string,
	source: string
): Diagnostic {
	return {
		severity: 'error',
		code: resolution.code,
		message: resolution.message,
		path,
		...specifierRange(source, specifier),
		source: 'resolve',
		...(resolution.hint === undefined ? {} : { hint: resolution.hint })
	};
}

/** A fault that Rollup found in generated code, shown in the file the user wrote. */
function linkFault(
	error: LinkError,
	{ code, map }: StageResult,
	path: string,
	source: string
): Diagnostic {
	let from = error.position ?? 0;
	if (map && error.position !== null) {
		const { line, column } = new LineIndex(code).toPosition(error.position);
		const original = originalPositionFor(new TraceMap(map), { line: line + 1, column });
		from =
			original.line === null
				? 0
				: new LineIndex(source).toOffset({ line: original.line - 1, column: original.column });
	}
	return {
		severity: 'error',
		code: 'link_error',
		message: error.message,
		path,
		from,
		to: Math.min(from + 1, source.length),
		source: 'link'
	};
}

/** It is the file that needs the part, not its fault. */
function partFault({ code, message, hint }: PartNotLoaded, path: string): Diagnostic {
	return { severity: 'error', code, message, hint, path, from: 0, to: 0, source: 'link' };
}

/** The project's files as one module sees them: what it has read stays as it was, although an edit may come at any time. */
class Reading implements FileLookup {
	readonly #seen = new Map<string, FileContent | undefined>();

	constructor(readonly files: FileLookup) {}

	get(path: string): FileContent | undefined {
		if (!this.#seen.has(path)) this.#seen.set(path, this.files.get(path));
		return this.#seen.get(path);
	}

	has(path: string): boolean {
		return this.get(path) !== undefined;
	}
}

/** Null when there is no such file. `id` is `/path` with the import's query, if it had one. */
export async function buildModule(id: string, context: BuildContext): Promise<BuiltModule | null> {
	const { path: rooted, query } = splitQuery(id);
	const path = rooted.slice(1);
	const files = new Reading(context.files);
	const content = files.get(path);
	if (content === undefined) return null;
	const source = typeof content === 'string' ? content : '';
	const { injectsStyles, timings, names, svelte } = context;
	const { compiler } = svelte;

	const resolutions: BuiltModule['resolutions'] = [];
	let isIncomplete = false;
	let hasPackages = false;
	const result = await transform(path, query, content, {
		files,
		injectsStyles,
		timings,
		compiler,
		generate: 'client',
		async importStyles(specifier, importer) {
			const found = await context.styles(specifier, importer);
			hasPackages = true;
			if (found.ok) resolutions.push({ specifier, id: found.id });
			else isIncomplete ||= found.isTransient;
			return found;
		}
	}).catch((error: unknown): Transformed => {
		if (!(error instanceof PartNotLoaded)) throw error;
		isIncomplete = true;
		const rest = { svelte: null, svelteMap: null, dependsOnInjection: false };
		return { ...failed([partFault(error, path)]), ...rest };
	});
	const inputs = new Map<string, FileContent | undefined>([[path, content]]);
	for (const read of result.reads) inputs.set(read, files.get(read));
	const diagnostics = [...result.diagnostics];
	let linked: LinkedModule | null = null;
	let takesTextOf: BuiltModule['takesTextOf'] = new Set();
	let dependencies: string[] = [];

	async function resolveSpecifier(
		specifier: string,
		names: string[] | null
	): Promise<string | Origins> {
		const resolution = await context.resolve(specifier, path);
		const target = resolution.ok ? resolution.id : UNRESOLVED + specifier;
		hasPackages ||= !isProjectSpecifier(specifier);
		const origins = resolution.ok && names ? await context.origins(target, names) : null;
		if (origins) {
			for (const origin of origins.values()) {
				if (origin) resolutions.push({ specifier, id: origin.id });
			}
			return origins;
		}
		resolutions.push({ specifier, id: target });
		if (resolution.ok && names && isPackagedSvelte(target)) {
			for (const name of await context.missing(target, names)) {
				diagnostics.push(exportFault({ name, specifier, path, source }, svelte.version));
			}
		}
		if (!resolution.ok) {
			isIncomplete ||= resolution.isTransient;
			diagnostics.push(resolutionFault(specifier, resolution, path, source));
		}
		return target;
	}

	if (result.ok) {
		const started = performance.now();
		const isSwappable = isComponent(path) && query === '' && compiler.canSwap;
		const swap = isSwappable ? swapInterface(result.svelte ?? source) : null;
		try {
			const output = await link({
				id,
				code: swap === null ? result.code : withKeptStates(result),
				map: result.map,
				isComponent: isComponent(path) && query === '',
				resolve: resolveSpecifier
			});
			const { code, map } = output;
			dependencies = output.dependencies;
			const inside = swap === null ? [] : placesIn(result, resolutions);
			const isUserCode = result.map !== null || result.code === source;
			linked = {
				id,
				code,
				map: isUserCode ? withSource(map, path, source) : null,
				css: result.css,
				swap,
				...(inside.length > 0 && { inside })
			};
			const sheets = resolutions.filter((resolution) => isStyleSheet(resolution.id));
			if (sheets.length > 0 || result.code.includes('import(')) {
				takesTextOf = await takenValues(result.code, sheets);
			}
		} catch (error) {
			if (error instanceof PartNotLoaded) {
				isIncomplete = true;
				diagnostics.push(partFault(error, path));
			} else if (error instanceof LinkError) {
				diagnostics.push(linkFault(error, result, path, source));
			} else throw error;
		}
		timings.link += performance.now() - started;
	}
	const targets = [...new Set(resolutions.map((resolution) => resolution.id))];
	return {
		id,
		path,
		inputs,
		hasInjectedStyles: result.dependsOnInjection ? injectsStyles : null,
		compiler,
		names,
		hasPackages,
		epoch: context.epoch,
		isIncomplete,
		resolutions,
		dependencies,
		imports: targets.filter(isProjectId),
		externals: targets.filter((target) => !isProjectId(target) && !target.startsWith(UNRESOLVED)),
		linked,
		withoutText:
			linked && isStyleSheet(id) ? { ...linked, code: NO_TEXT, map: null, swap: '' } : null,
		takesTextOf,
		diagnostics: diagnostics.map((found) => withNewerSvelte(found, source, svelte.version)),
		code: result.code,
		css: result.css,
		svelte: result.svelte,
		maps: { code: result.map, css: result.cssMap ?? null, svelte: result.svelteMap },
		resolvesAsBefore: (has) =>
			resolutions.every(({ specifier, id: target }) => {
				if (!isProjectSpecifier(specifier)) return true;
				return (resolveProjectImport(specifier, path, has) ?? UNRESOLVED + specifier) === target;
			})
	};
}

function withKeptStates({ code, states, inside }: StageResult): string {
	const kept = keepState(code, states);
	return inside && inside.places.length > 0 ? enterInside(kept) : kept;
}

/** What `readInside` found, by modules: two specifiers may lead to one. */
function placesIn({ inside }: StageResult, resolutions: BuiltModule['resolutions']): InsidePlace[] {
	if (!inside || inside.places.length === 0) return [];
	const { places, uncertain } = inside;
	const ids = new Map(resolutions.map(({ specifier, id }) => [specifier, id]));
	const isUncertain = new Set([...uncertain].map((specifier) => ids.get(specifier)));
	return places
		.map(({ specifier, attributes }) => ({ id: ids.get(specifier) ?? '', attributes }))
		.filter(({ id }) => id && !isUncertain.has(id));
}

/** Rollup names the source after the module's id; people and DevTools know it by its path. */
function withSource(map: string, path: string, source: string): string {
	const parsed = JSON.parse(map) as { sources: string[]; sourcesContent: string[] };
	return JSON.stringify({ ...parsed, file: undefined, sources: [path], sourcesContent: [source] });
}
