/** Packages as the compiler worker uses them: with the worker's own network, Rollup, runtime and stages. */
import { rollup } from '@rollup/browser';
import type { CompilerConfig } from '../../src/protocol/compiler';
import { kindOf } from '../../src/workspace/paths';
import { keepInCacheStorage } from './npm/kept';
import { Packages, type PackageIo } from './npm/packages';
import type { Runtime } from './runtime';
import type { StageResult } from './stages/stage';
import { compileSvelte, compileSvelteModule } from './stages/svelte';
import { compileTypeScript } from './stages/typescript';

type TransformInput = Parameters<PackageIo['transform']>[0];

function compile({ path, code: source }: TransformInput): Promise<StageResult> {
	const kind = kindOf(path);
	switch (kind) {
		case 'svelte':
			return compileSvelte({ path, source, generate: 'client', css: 'external' });
		case 'svelte-js':
		case 'svelte-ts':
			return compileSvelteModule({ path, source, generate: 'client' });
		case 'ts':
			return compileTypeScript({ path, source });
		default:
			throw new Error(`'${path}' is of a kind that cannot be compiled.`);
	}
}

async function transform(input: TransformInput): Promise<{ code: string; css: string | null }> {
	const { ok, code, css, diagnostics } = await compile(input);
	if (!ok) throw new Error(diagnostics[0]?.message ?? `'${input.path}' does not compile.`);
	return { code, css };
}

export function createPackages(
	config: CompilerConfig,
	runtime: Runtime,
	onProgress: (text: string) => void
): Packages {
	return new Packages(config.packages, {
		fetch: (input, init) => fetch(input, init),
		rollup,
		kept: keepInCacheStorage(globalThis.caches),
		onProgress,
		runtime: (specifier) => runtime.resolve(specifier),
		transform
	});
}
