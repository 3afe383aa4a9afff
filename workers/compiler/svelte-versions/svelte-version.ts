import type { LinkedModule } from '../../../src/protocol/modules';
import type { Packages } from '../npm/packages';
import type { SvelteCompiler } from './compiler';

/** What a program needs of Svelte while it runs. */
export interface SvelteRuntime {
	/** The id of `svelte`, `svelte/*` or `esm-env`; null for anything else, also for what this version does not have. */
	resolve(specifier: string): string | null;
	/** Ids of the modules that every run needs. */
	readonly entries: { svelte: string; internal: string };
	/**
	 * The modules with these ids and all that they need, as far as they were built ahead (`svelte:/…`). Modules that come from the package
	 * are linked as those of any package. Rejects when they cannot be fetched; asking again retries.
	 */
	modules(ids: Iterable<string>): Promise<LinkedModule[]>;
}

/** One version of Svelte, whole: a program never mixes two. */
export interface SvelteVersion {
	/** Exact. */
	readonly version: string;
	readonly compiler: SvelteCompiler;
	readonly runtime: SvelteRuntime;
	/** Packages from npm, compiled by this compiler and linked to this runtime. */
	readonly packages: Packages;
}

/** Whether the module belongs to Svelte: to the runtime that was built ahead, or to that of another version. */
export function isSvelteModule(id: string): boolean {
	return id.startsWith('svelte:') || isPackagedSvelte(id);
}

/** Whether it belongs to a Svelte that does not come with Rookery. */
export function isPackagedSvelte(id: string): boolean {
	return id.startsWith('npm:/svelte@');
}
