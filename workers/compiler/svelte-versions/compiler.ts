/**
 * A Svelte compiler of any version behind one interface: the stages say what they want, and here it is said in the words that this
 * version knows. Options that it does not know are left out, because an unknown one is an error.
 */
import { compile, compileModule, parse, parseCss, VERSION } from 'svelte/compiler';
import major from 'semver/functions/major';
import { listOf } from '../stages/tree-fields';

/** What the compiler throws and what it warns of, as far as it is needed here. */
export interface CompilerMessage {
	code: string;
	message: string;
	/** Offsets in the text that was compiled; null when no place is known. */
	position: [number, number] | null;
}

export interface CompilerMap {
	mappings: string;
	names: string[];
	sources: string[];
}

export interface Compiled {
	code: string;
	map: CompilerMap;
	css: string | null;
	/** Null without styles, and where this version gives none. */
	cssMap: CompilerMap | null;
	warnings: CompilerMessage[];
	/** The tree of the component that was compiled, in the form that this version gives it. */
	ast: unknown;
}

export interface ModuleOptions {
	/** Project path. */
	path: string;
	generate: 'client' | 'server';
	/** With the checks and names of development. Default: true. */
	dev?: boolean;
}

export interface ComponentOptions extends ModuleOptions {
	/** `injected` puts the styles into the code; custom elements always do. */
	css: 'external' | 'injected';
	/** Emit the `import.meta.hot` code that swaps the component in place, if this version can. */
	hmr: boolean;
	isCustomElement: boolean;
}

export interface SvelteCompiler {
	/** Exact. */
	readonly version: string;
	/** Svelte 4: components are classes, there are no runes, and scripts must be JavaScript. */
	readonly isLegacy: boolean;
	/** `hmr` has an effect. */
	readonly canSwap: boolean;
	/** Throws what the compiler throws: see `toCompilerMessage`. */
	compile(source: string, options: ComponentOptions): Compiled;
	/** As `compile`, for `.svelte.js`. */
	compileModule(source: string, options: ModuleOptions): Compiled;
	/**
	 * The root that the parser makes of a component, in the shape that this version has for it: a `Root` with a `fragment`, or the `html`
	 * of Svelte 4. Throws as `compile` does.
	 */
	parse(source: string): ParsedNode;
	/** The same of a style sheet. Null when this version has no parser for one that stands alone. */
	parseCss(source: string): ParsedNode | null;
}

/** What parsers give: objects all the way down. */
export type ParsedNode = Record<string, unknown>;

/** The part of `svelte/compiler` that is used. */
export interface CompilerLibrary {
	compile(source: string, options: object): unknown;
	/** Missing in Svelte 4. */
	compileModule?(source: string, options: object): unknown;
	parse?(source: string, options: object): unknown;
	/** Missing in most versions. */
	parseCss?(source: string): unknown;
}

/** Beside those that every version has, in the order in which they came. */
const NEWER_OPTIONS = {
	hmr: true,
	// Said here, because the default asks `process`, which mdsvex makes appear in the worker.
	rootDir: '/',
	// `await` in markup.
	experimental: { async: true }
};

/** By the file: versions before 5.38.9 go by the text of the style, and then each edit of it would change the markup as well. */
function cssHash({ filename, hash }: { filename: string; hash(text: string): string }): string {
	return `svelte-${hash(filename)}`;
}

type NewerOption = keyof typeof NEWER_OPTIONS;

/** `isNewest` spares the tries that find out which options the compiler knows. */
export function adaptCompiler(
	library: CompilerLibrary,
	version: string,
	{ isNewest = false } = {}
): SvelteCompiler {
	const isLegacy = major(version) < 5;
	const known = new Map<NewerOption, boolean>();

	function knows(option: NewerOption): boolean {
		if (isNewest) return true;
		let answer = known.get(option);
		if (answer === undefined) {
			try {
				library.compile('', { [option]: NEWER_OPTIONS[option] });
				answer = true;
			} catch {
				answer = false;
			}
			known.set(option, answer);
		}
		return answer;
	}

	function common({ path, generate, dev = true }: ModuleOptions): object {
		const names = { client: 'dom', server: 'ssr' };
		return {
			filename: `/${path}`,
			generate: isLegacy ? names[generate] : generate,
			dev,
			...(knows('rootDir') && { rootDir: NEWER_OPTIONS.rootDir }),
			...(knows('experimental') && { experimental: NEWER_OPTIONS.experimental })
		};
	}

	return {
		version,
		isLegacy,
		get canSwap() {
			return knows('hmr');
		},
		compile(source, options) {
			const { css, hmr, isCustomElement } = options;
			const specific = {
				css,
				customElement: isCustomElement,
				...(!isLegacy && { cssHash }),
				...(knows('hmr') && { hmr })
			};
			return readResult(library.compile(source, { ...common(options), ...specific }), version);
		},
		compileModule(source, options) {
			if (!library.compileModule) throw new Error(`Svelte ${version} compiles no modules.`);
			return readResult(library.compileModule(source, common(options)), version);
		},
		parse(source) {
			if (!library.parse) throw new Error(`Svelte ${version} has no parser.`);
			// Before Svelte 5 there was one shape of the tree, and no option for it.
			return readRoot(library.parse(source, isLegacy ? {} : { modern: true }), version);
		},
		parseCss: (source) => (library.parseCss ? readRoot(library.parseCss(source), version) : null)
	};
}

/** The compiler of the version that Rookery comes with. */
export const bundledCompiler = adaptCompiler({ compile, compileModule, parse, parseCss }, VERSION, {
	isNewest: true
});

/** Null when the thrown value is no fault in the user's code but one of the compiler. */
export function toCompilerMessage(value: unknown): CompilerMessage | null {
	if (!isRecord(value) || typeof value['code'] !== 'string') return null;
	if (typeof value['message'] !== 'string') return null;
	const isFault = /^(?:Compile|Parse|Validation)Error$/.test(String(value['name']));
	return isFault ? toMessage(value['code'], value['message'], value) : null;
}

function readResult(result: unknown, version: string): Compiled {
	const js = isRecord(result) ? result['js'] : null;
	if (!isRecord(result) || !isRecord(js)) throw unexpected(version);
	const map = readMap(js['map']);
	const { css } = result;
	const { code } = js;
	if (typeof code !== 'string' || !map) throw unexpected(version);
	return {
		code,
		map,
		css: isRecord(css) && typeof css['code'] === 'string' ? css['code'] : null,
		cssMap: isRecord(css) ? readMap(css['map']) : null,
		warnings: listOf(result['warnings']).flatMap((warning) => {
			if (!isRecord(warning) || typeof warning['code'] !== 'string') return [];
			return [toMessage(warning['code'], String(warning['message']), warning)];
		}),
		ast: result['ast']
	};
}

function readRoot(root: unknown, version: string): ParsedNode {
	if (!isRecord(root)) throw unexpected(version);
	return root;
}

function readMap(map: unknown): CompilerMap | null {
	if (!isRecord(map) || typeof map['mappings'] !== 'string') return null;
	const { mappings, names, sources } = map;
	return { mappings, names: textsOf(names), sources: textsOf(sources) };
}

/** Svelte 4 and the first of 5 give the start and the end in place of both. */
function toMessage(code: string, message: string, data: Record<string, unknown>): CompilerMessage {
	const [from, to] = listOf(data['position']);
	if (typeof from === 'number' && typeof to === 'number') {
		return { code, message, position: [from, to] };
	}
	const start = isRecord(data['start']) ? data['start']['character'] : data['pos'];
	const end = isRecord(data['end']) ? data['end']['character'] : start;
	const isKnown = typeof start === 'number' && typeof end === 'number';
	return { code, message, position: isKnown ? [start, end] : null };
}

function unexpected(version: string): Error {
	return new Error(`The compiler of Svelte ${version} returned something that is not known here.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const textsOf = (value: unknown): string[] => listOf(value).map(String);
