/**
 * One small Rollup build per project module: everything it imports stays external, the output is a `System.register` module with a
 * source map. The cost does not depend on how large the project is, which is why an edit does not either.
 *
 * Modules are not built together, although that would be cheaper on the first build: Rollup would bind an import through a re-export
 * straight to the module behind it, and a later change of the re-export alone would then be lost.
 */
import type { RollupLog } from '@rollup/browser';
import { linkComponent } from './component-linker';
import { hoistFunctions } from './hoist';
import { lazyPart } from './lazy-part';
import { importedNames } from './npm/import-clause';
import type { Origins } from './npm/origins';
import { generateBarrel } from './npm/redirect';
import type { SourceMap } from './stages/stage';

/** Stands before the specifier of a barrel, of which only the names that are used are linked into the module. */
const BARREL = '\0barrel:';

/** Stands for the module itself among its imports: to Rollup, one id cannot be its input and external as well. */
const SELF = '\0self';

export interface LinkInput {
	id: string;
	code: string;
	map: SourceMap | null;
	/** The Svelte compiler made the code of a component, so it is known to be a module without faults. Default: false. */
	isComponent?: boolean;
	/**
	 * The id that an import leads to, or where the names come from that are imported by it. Called once for each specifier, static and
	 * dynamic. `names` is null when the whole module is wanted.
	 */
	resolve(specifier: string, names: string[] | null): Promise<string | Origins>;
}

export interface LinkOutput {
	code: string;
	map: string;
	/** Ids, in the order of the imports. */
	dependencies: string[];
	dynamicDependencies: string[];
}

/** Rollup could not parse or link the code. `position` is an offset into the code that went in. */
export class LinkError extends Error {
	constructor(
		message: string,
		readonly position: number | null
	) {
		super(message);
	}
}

type Library = typeof import('@rollup/browser');

/**
 * Rollup and its WebAssembly, a third of what the compiler weighs: components do without. Rejects with `PartNotLoaded`; asking again tries
 * again.
 */
export const loadRollup = lazyPart('The linker', async (): Promise<Library> => {
	const library = await import('@rollup/browser');
	// It fetches its WebAssembly with the first build, where that could not be told from a fault in the code.
	const bundle = await library.rollup({
		input: '/',
		plugins: [{ name: 'nothing', resolveId: (id) => id, load: () => '' }],
		onwarn: ignoreWarning
	});
	await bundle.close();
	return library;
});

/** Rollup warns of much that is no fault in a playground: an empty module, an unused import, `this` at the top level. */
function ignoreWarning(): void {}

function isRollupLog(error: unknown): error is RollupLog {
	return typeof error === 'object' && error !== null && 'message' in error;
}

/** Rejects with a `LinkError`, or with `PartNotLoaded`. */
export async function link(input: LinkInput): Promise<LinkOutput> {
	const component = input.isComponent ? await linkComponent(input) : null;
	return component ?? linkByRollup(input);
}

async function linkByRollup({ id, code, map, resolve }: LinkInput): Promise<LinkOutput> {
	const { rollup } = await loadRollup();
	const barrels = new Map<string, string>();
	let names: Map<string, string[]> | null = null;
	try {
		const bundle = await rollup({
			input: id,
			treeshake: false,
			onwarn: ignoreWarning,
			plugins: [
				{
					name: 'project-module',
					async resolveId(specifier, importer) {
						if (importer === undefined) return specifier;
						if (importer.startsWith(BARREL)) return { id: specifier, external: 'absolute' };
						names ??= await importedNames(code);
						const target = await resolve(specifier, names.get(specifier) ?? null);
						if (typeof target === 'string') {
							return { id: target === id ? SELF : target, external: 'absolute' };
						}
						barrels.set(BARREL + specifier, generateBarrel(target));
						return BARREL + specifier;
					},
					load: (loaded) => {
						const barrel = barrels.get(loaded);
						if (barrel !== undefined) return { code: barrel, map: { mappings: '' } };
						return { code, map };
					}
				}
			]
		});
		const { output } = await bundle.generate({
			format: 'system',
			sourcemap: true,
			generatedCode: 'es2015',
			externalLiveBindings: true,
			paths: { [SELF]: id }
		});
		await bundle.close();
		const [chunk] = output;
		const toId = (imported: string) => (imported === SELF ? id : imported);
		return {
			code: hoistFunctions(chunk.code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')),
			map: chunk.map?.toString() ?? '',
			dependencies: chunk.imports.map(toId),
			dynamicDependencies: chunk.dynamicImports.map(toId)
		};
	} catch (error) {
		if (!isRollupLog(error)) throw error;
		throw new LinkError(error.message, error.pos ?? null);
	}
}
