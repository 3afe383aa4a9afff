/** The prebuilt Svelte runtime as the module graph sees it: immutable modules that are fetched once, in one file. */
import manifest from 'virtual:svelte-runtime';
import type { LinkedModule } from '../../src/protocol/modules';
import type { SvelteRuntime } from './svelte-versions/svelte-version';

interface RuntimeModule {
	linked: LinkedModule;
	dependencies: string[];
}

export const SVELTE_VERSION: string = manifest.version;

export class Runtime implements SvelteRuntime {
	readonly #url: string;
	#loading: Promise<Map<string, RuntimeModule>> | null = null;

	/** `base` is the absolute URL of the site's root. Fetching starts at once and is awaited by the first build. */
	constructor(base: string) {
		this.#url = new URL(manifest.file, base).href;
		this.#load().catch(() => {
			// The first build asks again and reports what is wrong.
		});
	}

	/** The id of `svelte`, `svelte/*` or `esm-env`; null for anything else. */
	resolve(specifier: string): string | null {
		return Object.hasOwn(manifest.entries, specifier)
			? (manifest.entries[specifier] ?? null)
			: null;
	}

	/** Ids of the modules that every run needs. */
	get entries(): { svelte: string; internal: string } {
		return {
			svelte: this.resolve('svelte') ?? '',
			internal: this.resolve('svelte/internal/client') ?? ''
		};
	}

	/** The modules with these ids and all that they need. Rejects when the file cannot be fetched; asking again retries. */
	async modules(ids: Iterable<string>): Promise<LinkedModule[]> {
		const all = await this.#load();
		const found = new Map<string, LinkedModule>();
		const visit = (id: string) => {
			const module = all.get(id);
			if (!module || found.has(id)) return;
			found.set(id, module.linked);
			module.dependencies.forEach(visit);
		};
		for (const id of ids) visit(id);
		return [...found.values()];
	}

	#load(): Promise<Map<string, RuntimeModule>> {
		this.#loading ??= this.#fetch().catch((error: unknown) => {
			this.#loading = null;
			throw error;
		});
		return this.#loading;
	}

	async #fetch(): Promise<Map<string, RuntimeModule>> {
		const response = await fetch(this.#url);
		if (!response.ok) {
			throw new Error(
				`The Svelte runtime could not be loaded (HTTP ${response.status}). Reload the page.`
			);
		}
		const modules = (await response.json()) as {
			id: string;
			code: string;
			dependencies: string[];
		}[];
		return new Map(
			modules.map(({ id, code, dependencies }) => [
				id,
				{ linked: { id, code, map: null, css: null, swap: null }, dependencies }
			])
		);
	}
}
