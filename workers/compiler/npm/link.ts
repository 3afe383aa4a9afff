/**
 * Links many package modules in one Rollup build. They never change, so unlike the project's modules they can be linked together; a
 * build for each file of a package with hundreds of them would be too slow.
 */
import { hoistFunctions } from '../hoist';
import type { ModuleNode } from './nodes';

/** The part of Rollup that is used: `rollup` of `@rollup/browser` and of `rollup` both fit. */
export type Rollup = (options: RollupInput) => Promise<{
	generate(options: RollupOutput): Promise<{ output: Chunk[] }>;
	close(): Promise<void>;
}>;

interface RollupInput {
	input: string[];
	treeshake: false;
	preserveEntrySignatures: 'strict';
	shimMissingExports: true;
	makeAbsoluteExternalsRelative: false;
	onLog(): void;
	plugins: Plugin[];
}

interface RollupOutput {
	format: 'system';
	preserveModules: true;
	generatedCode: 'es2015';
	entryFileNames(chunk: { facadeModuleId: string | null }): string;
	paths(id: string): string;
	minifyInternalExports: false;
	hoistTransitiveImports: false;
}

type Chunk = { type: 'chunk'; code: string; facadeModuleId: string | null } | { type: 'asset' };

interface Plugin {
	name: string;
	resolveId(
		specifier: string,
		importer: string | undefined
	): string | { id: string; external: true };
	load(id: string): string | null;
}

export interface LinkResult {
	/** Code by id. */
	code: Map<string, string>;
	/** Why Rollup could not read a module, by id. The others are linked. */
	failures: Map<string, string>;
}

/** Every import of `modules` leads to one of them or stays external. `onStep` is called often, as a sign of life. */
export async function linkModules(
	modules: ModuleNode[],
	rollup: Rollup,
	onStep: () => void
): Promise<LinkResult> {
	const failures = new Map<string, string>();
	let rest = modules;
	while (rest.length > 0) {
		try {
			return { code: await build(rest, rollup, onStep), failures };
		} catch (error) {
			const fault = toFault(error);
			const failed = rest.find(({ id }) => id === fault?.id);
			if (!fault || !failed) throw error;
			failures.set(failed.id, fault.message);
			rest = rest.filter((module) => module !== failed);
		}
	}
	return { code: new Map(), failures };
}

async function build(
	modules: ModuleNode[],
	rollup: Rollup,
	onStep: () => void
): Promise<Map<string, string>> {
	const nodes = new Map(modules.map((module) => [module.id, module]));
	const names = new NameTable();
	const bundle = await rollup({
		input: [...nodes.keys()],
		treeshake: false,
		// Modules that are linked later may import any name.
		preserveEntrySignatures: 'strict',
		// Types that were erased, and names that only exist in other builds of a package: undefined, not an error.
		shimMissingExports: true,
		makeAbsoluteExternalsRelative: false,
		onLog() {
			// Cycles, `this`, unused imports: nothing that the user can do about a package.
		},
		plugins: [plugin(nodes, onStep)]
	});
	try {
		const { output } = await bundle.generate({
			format: 'system',
			preserveModules: true,
			generatedCode: 'es2015',
			entryFileNames: ({ facadeModuleId }) => {
				onStep();
				return names.of(facadeModuleId ?? '');
			},
			paths: (id) => names.of(id),
			minifyInternalExports: false,
			hoistTransitiveImports: false
		});
		const code = new Map<string, string>();
		for (const chunk of output) {
			if (chunk.type !== 'chunk') continue;
			if (chunk.facadeModuleId !== null) {
				code.set(chunk.facadeModuleId, hoistFunctions(names.restore(chunk.code)));
			}
		}
		return code;
	} finally {
		await bundle.close();
	}
}

function plugin(nodes: Map<string, ModuleNode>, onStep: () => void): Plugin {
	/** Barrels have thousands of imports. */
	const targets = new Map<string, Map<string, string>>();
	for (const { id, edges } of nodes.values()) {
		targets.set(id, new Map(edges.map((edge) => [edge.specifier, edge.id])));
	}
	return {
		name: 'package-modules',
		resolveId(specifier, importer) {
			if (importer === undefined) return specifier;
			const id = targets.get(importer)?.get(specifier) ?? specifier;
			return nodes.has(id) ? id : { id, external: true };
		},
		load(id) {
			onStep();
			return nodes.get(id)?.content.code ?? null;
		}
	};
}

/**
 * Rollup writes file names where ids belong. So each id goes by a plain name inside the build, free of anything that needs quoting,
 * and gets its place back afterwards.
 */
class NameTable {
	readonly #names = new Map<string, string>();
	readonly #ids: string[] = [];

	of(id: string): string {
		let name = this.#names.get(id);
		if (name === undefined) {
			name = `rookery-id-${this.#ids.push(id) - 1}`;
			this.#names.set(id, name);
		}
		return name;
	}

	restore(code: string): string {
		const end = code.indexOf(']');
		const header = code.slice(0, end).replace(/'(?:\.\/)?rookery-id-(\d+)'/g, this.#quote);
		const body = code
			.slice(end)
			.replace(/(?<=\bmodule\.import\()'(?:\.\/)?rookery-id-(\d+)'/g, this.#quote);
		return header + body;
	}

	#quote = (_: string, index: string): string => JSON.stringify(this.#ids[Number(index)]);
}

function toFault(error: unknown): { id: string; message: string } | null {
	if (!(error instanceof Error)) return null;
	const id = 'id' in error ? error.id : null;
	return typeof id === 'string' ? { id, message: error.message } : null;
}
