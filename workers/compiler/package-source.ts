/** Packages as the compiler worker uses them: with the worker's own network, Rollup, runtime and stages. */
import type { CompilerConfig } from '../../src/protocol/compiler';
import { kindOf } from '../../src/workspace/paths';
import { PartNotLoaded } from './lazy-part';
import { loadRollup } from './linker';
import { Downloads } from './npm/downloads';
import { PackageFailure } from './npm/failures';
import { keepInCacheStorage } from './npm/kept';
import { Packages, type PackageIo } from './npm/packages';
import { openSource, type PackageServer } from './npm/sources';
import type { StageResult } from './stages/stage';
import { compileSvelte, compileSvelteModule } from './stages/svelte';
import { compileTypeScript } from './stages/typescript';
import type { SvelteCompiler } from './svelte-versions/compiler';
import type { SvelteRuntime } from './svelte-versions/svelte-version';

type TransformInput = Parameters<PackageIo['transform']>[0];

function compile(
	{ path, code: source }: TransformInput,
	compiler: SvelteCompiler
): Promise<StageResult> {
	const kind = kindOf(path);
	switch (kind) {
		case 'svelte':
			return compileSvelte({ path, source, compiler, generate: 'client', css: 'external' });
		case 'svelte-js':
		case 'svelte-ts':
			return compileSvelteModule({ path, source, compiler, generate: 'client' });
		case 'ts':
			return compileTypeScript({ path, source });
		default:
			throw new Error(`'${path}' is of a kind that cannot be compiled.`);
	}
}

async function transform(
	input: TransformInput,
	compiler: SvelteCompiler
): Promise<{ code: string; css: string | null }> {
	const { ok, code, css, diagnostics } = await compile(input, compiler).catch((error: unknown) => {
		if (!(error instanceof PartNotLoaded)) throw error;
		const { message, hint } = error;
		throw new PackageFailure({ code: 'network', message, hint });
	});
	if (ok) return { code, css };
	const { message = `'${input.path}' does not compile.`, hint } = diagnostics[0] ?? {};
	throw new Error([message, hint].filter(Boolean).join(' '));
}

export interface PackagesParts {
	compiler: SvelteCompiler;
	runtime: SvelteRuntime;
	/** Where packages are opened; all versions of Svelte share one. */
	server: PackageServer;
	onProgress(text: string): void;
}

/** Packages for one version of Svelte: it compiles what they have of components, and is the one copy that they import. */
export function createPackages(
	config: CompilerConfig,
	{ compiler, runtime, server, onProgress }: PackagesParts
): Packages {
	return new Packages(config.packages, {
		fetch: (input, init) => fetch(input, init),
		rollup: async (options) => (await loadRollup()).rollup(options),
		server,
		svelte: compiler.version,
		kept: keepInCacheStorage(globalThis.caches),
		onProgress,
		runtime: (specifier) => runtime.resolve(specifier),
		transform: (input) => transform(input, compiler)
	});
}

/** The source of packages that the page names, with the worker's own network and cache. */
export function openPackageServer(
	config: CompilerConfig,
	onProgress: (text: string) => void
): PackageServer {
	const kept = keepInCacheStorage(globalThis.caches);
	const fetch_: typeof fetch = (input, init) => fetch(input, init);
	return openSource(config.packages, new Downloads(fetch_, onProgress, { kept }));
}
