/** Fetches a published version of Svelte: its compiler is evaluated in this worker, its runtime is linked when it is needed. */
import type { CompilerConfig } from '../../../src/protocol/compiler';
import { PartNotLoaded } from '../lazy-part';
import { network, PackageFailure } from '../npm/failures';
import { parseObject } from '../npm/json';
import { readManifest } from '../npm/manifest';
import type { PackageFiles, PackageServer } from '../npm/sources';
import { createPackages } from '../package-source';
import { COMPILER_FILES, evaluateCompiler } from './evaluate';
import { packageRuntime } from './package-runtime';
import type { SvelteRuntime, SvelteVersion } from './svelte-version';
import { brokenVersion, unknownVersion } from './versions';

interface LoadParts {
	config: CompilerConfig;
	server: PackageServer;
	prebuilt: SvelteRuntime;
	onProgress(text: string): void;
}

/** Rejects with a `PackageFailure`. */
export async function loadSvelte(version: string, parts: LoadParts): Promise<SvelteVersion> {
	const { config, server, prebuilt, onProgress } = parts;
	const files = await openSvelte(version, server);
	const code = await readCompiler(files);
	const bytes = await files.read('package.json');
	try {
		if (code === null) throw new Error('it has no compiler that a browser can load.');
		if (!bytes) throw new Error('it has no package.json.');
		const manifest = readManifest(parseObject(bytes));
		const compiler = evaluateCompiler(code, version);
		const runtime = await packageRuntime({ name: 'svelte', version, manifest, files }, prebuilt);
		if (runtime.entries.svelte === '' || runtime.entries.internal === '') {
			throw new Error('its runtime has another shape.');
		}
		const own: PackageServer = {
			...server,
			open: (name, wanted, isChecked) =>
				name === 'svelte' && wanted === version
					? Promise.resolve(files)
					: server.open(name, wanted, isChecked)
		};
		return {
			version,
			compiler,
			runtime,
			packages: createPackages(config, { compiler, runtime, server: own, onProgress })
		};
	} catch (error) {
		throw brokenVersion(version, error);
	}
}

/**
 * Brings what every program needs of the runtime: from some servers it comes file by file, and a program without one of them does not run.
 * Rejects with a `PackageFailure`.
 */
export async function linkRuntime({ version, runtime, packages }: SvelteVersion): Promise<void> {
	const ids = Object.values(runtime.entries);
	const { errors } = await packages.link(ids).catch((error: unknown) => {
		// The linker itself could not be fetched.
		if (!(error instanceof PartNotLoaded)) throw error;
		return { errors: [{ code: 'network', message: `${error.message} ${error.hint}` }] };
	});
	const [error] = errors;
	if (!error) return;
	const { code, message } = error;
	if (code === 'network') throw new PackageFailure({ code, message });
	throw brokenVersion(version, new Error(message));
}

/**
 * The code runs with the rights of the worker, so what is fetched is compared with the checksum that the list of versions has for it. What
 * was kept has been compared when it came.
 */
async function openSvelte(version: string, server: PackageServer): Promise<PackageFiles> {
	const kept = await server.kept('svelte');
	if (!kept.includes(version)) {
		const { tags, versions, isKept } = await server.versions('svelte');
		if (!versions.includes(version)) {
			// Trying again asks again: by then there may be a network, or the version.
			server.refresh();
			throw isKept
				? network(`Svelte ${version}`, 'there is no network')
				: unknownVersion(version, tags['latest'] ?? null);
		}
	}
	return server.open('svelte', version, true);
}

async function readCompiler(files: PackageFiles): Promise<string | null> {
	for (const file of COMPILER_FILES) {
		const bytes = files.has(file) ? await files.read(file) : null;
		if (bytes) return new TextDecoder().decode(bytes);
	}
	return null;
}
