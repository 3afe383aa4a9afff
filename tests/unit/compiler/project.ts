/** A project in the module graph, without packages and without a worker. */
import type { LinkedModule } from '../../../src/protocol/modules';
import type { FileContent } from '../../../src/protocol/project';
import { ModuleGraph, type Job, type Program } from '../../../workers/compiler/graph';
import { Packages } from '../../../workers/compiler/npm/packages';
import {
	bundledCompiler,
	type SvelteCompiler
} from '../../../workers/compiler/svelte-versions/compiler';
import type {
	SvelteRuntime,
	SvelteVersion
} from '../../../workers/compiler/svelte-versions/svelte-version';
import { load } from './programs';

/** As much of the runtime as the graph asks for. */
function fakeRuntime(): SvelteRuntime {
	return {
		entries: { svelte: 'svelte:/svelte', internal: 'svelte:/svelte/internal/client' },
		resolve: (specifier) => (/^svelte(\/|$)/.test(specifier) ? `svelte:/${specifier}` : null),
		modules: (ids) =>
			Promise.resolve(
				[...ids].map((id) => ({
					id,
					code: 'System.register([], () => ({ execute() {} }));',
					map: null,
					css: null,
					swap: null
				}))
			)
	};
}

export class TestProject {
	readonly graph: ModuleGraph;
	readonly #svelte: SvelteVersion;
	#revision = 0;

	/** `compiler` is that of the version of Svelte which the project runs with. */
	constructor(files: Record<string, FileContent>, compiler: SvelteCompiler = bundledCompiler) {
		const packages = new Packages(
			{ kind: 'registry', base: 'https://registry.test/' },
			{
				fetch: () => Promise.reject(new Error('There is no network here.')),
				rollup: () => Promise.reject(new Error('There are no packages here.')),
				onProgress() {},
				runtime: () => null,
				transform: () => Promise.reject(new Error('There are no packages here.'))
			}
		);
		this.#svelte = {
			version: compiler.version,
			compiler,
			runtime: fakeRuntime(),
			packages
		};
		this.graph = new ModuleGraph(this.#svelte);
		this.set(files);
	}

	/** Null takes a file away. */
	set(files: Record<string, FileContent | null>): this {
		for (const [path, content] of Object.entries(files)) this.graph.setFile(path, content);
		return this;
	}

	/** As if another version had been chosen. */
	useOtherSvelte(): void {
		this.graph.use({ ...this.#svelte });
	}

	job(): Job {
		const revision = ++this.#revision;
		return { revision, superseded: false, isFirst: true, onModule() {} };
	}

	build(entry = 'App.svelte', job: Job = this.job()): Promise<Program> {
		return this.graph.build(entry, job);
	}

	/** The codes of what is wrong. */
	async faults(entry?: string): Promise<string[]> {
		const { diagnostics } = await this.build(entry);
		return diagnostics.map(({ code, path }) => `${path} ${code}`);
	}
}

/** Runs a program and gives what one of its modules exports. */
export async function run(modules: LinkedModule[], id: string): Promise<Record<string, unknown>> {
	return { ...(await load(modules).import(id)) };
}
