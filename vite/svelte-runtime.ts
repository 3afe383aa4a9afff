/**
 * The Svelte runtime, built ahead into `System.register` modules and served from our own build: `svelte` and `svelte/*` need no
 * network, and every program has exactly one copy, of the same version as the compiler.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rollup, type OutputChunk, type Plugin as RollupPlugin } from 'rollup';
import { minify, type Plugin } from 'vite';
import { entriesOf, findTargets } from '../workers/compiler/npm/exports.ts';

/** What the compiler worker knows of the runtime without fetching it. */
export interface RuntimeManifest {
	version: string;
	/** Path of the modules' file under the site's base: JSON, an array of `{ id, code, dependencies }`. */
	file: string;
	/** Specifier → module id. */
	entries: Record<string, string>;
}

interface Runtime {
	manifest: RuntimeManifest;
	/** An array of `{ id, code, dependencies }`. */
	json: string;
}

const MANIFEST_ID = 'virtual:svelte-runtime';
const PREFIX = 'svelte:/';

/** Development builds: the warnings of Svelte and of packages are part of what a playground is for. */
const CONDITIONS = ['browser', 'development', 'svelte', 'import', 'default'];
const ESM_ENV_ID = '\0esm-env';
const ESM_ENV = 'export const BROWSER = true, DEV = true, NODE = false;';

/**
 * Entries that are built into one module, with all that they need: what Svelte assigns while components run would have to be published to
 * other modules, each time. `esm-env` is not in it, because programs with another version of Svelte have that in common.
 */
const CORE = ['svelte', 'internal/client', 'store', 'reactivity'];

const require = createRequire(import.meta.url);
const MANIFEST = require.resolve('svelte/package.json');

/** Entries that run in a browser: not the compiler, nothing of the server, nothing that has types only. */
function isRuntimeEntry(subpath: string, target: object): boolean {
	if (/^\.\/(package\.json|compiler|internal\/server|server|ssr)/.test(subpath)) return false;
	return Object.keys(target).some((condition) => condition !== 'types');
}

function resolveFrom(packageFolder: string, exports: object, subpath: string): string | null {
	const found = findTargets(entriesOf(exports), subpath, CONDITIONS);
	return found?.[0] ? path.join(packageFolder, found[0]) : null;
}

function sources(svelteFolder: string, svelteExports: object): RollupPlugin {
	return {
		name: 'svelte-runtime-sources',
		resolveId(specifier, importer) {
			if (specifier === 'esm-env' || specifier === ESM_ENV_ID) return ESM_ENV_ID;
			if (specifier === 'svelte' || specifier.startsWith('svelte/')) {
				const subpath = specifier === 'svelte' ? '.' : `.${specifier.slice('svelte'.length)}`;
				return resolveFrom(svelteFolder, svelteExports, subpath);
			}
			if (path.isAbsolute(specifier)) return specifier;
			if (specifier.startsWith('.') && importer) {
				return path.resolve(path.dirname(importer), specifier);
			}
			return createRequire(path.join(svelteFolder, 'package.json'))
				.resolve(specifier)
				.replace(/\.js$/, (end) => (specifier === 'clsx' ? '.mjs' : end));
		},
		load: (id) => (id === ESM_ENV_ID ? ESM_ENV : null)
	};
}

/** Rollup writes relative file names between chunks; the frame's loader knows absolute ids only. */
function withAbsoluteDependencies(chunk: OutputChunk): string {
	let code = chunk.code;
	for (const dependency of chunk.imports) {
		const relative = path.posix.relative(path.posix.dirname(chunk.fileName), dependency);
		code = code.replaceAll(`'./${relative}'`, `'${PREFIX}${dependency}'`);
		code = code.replaceAll(`'${relative}'`, `'${PREFIX}${dependency}'`);
	}
	return code;
}

async function readManifest(): Promise<{ version: string; exports: Record<string, object> }> {
	return JSON.parse(await readFile(MANIFEST, 'utf8'));
}

/** The modules of Svelte that programs can import, with their files in the installed package. */
export async function runtimeEntries(): Promise<{ specifier: string; file: string }[]> {
	const { exports } = await readManifest();
	return Object.entries(exports).flatMap(([subpath, target]) => {
		if (!isRuntimeEntry(subpath, target)) return [];
		const file = resolveFrom(path.dirname(MANIFEST), exports, subpath);
		return file?.endsWith('.js') ? [{ specifier: `svelte${subpath.slice(1)}`, file }] : [];
	});
}

export async function buildRuntime(): Promise<Runtime> {
	const svelteFolder = path.dirname(MANIFEST);
	const svelte = await readManifest();
	const entries: Record<string, string> = {};
	const input: Record<string, string> = { 'esm-env': ESM_ENV_ID };
	for (const { specifier, file } of await runtimeEntries()) {
		const name = specifier.replace('svelte/', '');
		input[name] = file;
		entries[specifier] = `${PREFIX}${name}.js`;
	}
	entries['esm-env'] = `${PREFIX}esm-env.js`;

	const bundle = await rollup({
		input,
		plugins: [sources(svelteFolder, svelte.exports)],
		onwarn: (warning, warn) => {
			if (warning.code !== 'CIRCULAR_DEPENDENCY') warn(warning);
		}
	});
	const { output } = await bundle.generate({
		format: 'system',
		entryFileNames: '[name].js',
		chunkFileNames: 'chunks/[name].js',
		manualChunks: { env: [ESM_ENV_ID], core: CORE.flatMap((name) => input[name] ?? []) },
		generatedCode: 'es2015',
		minifyInternalExports: false
	});
	await bundle.close();

	const modules: { id: string; code: string; dependencies: string[] }[] = [];
	for (const chunk of output) {
		if (chunk.type !== 'chunk') continue;
		const { code } = await minify(chunk.fileName, withAbsoluteDependencies(chunk), {
			mangle: { keepNames: true },
			compress: { keepNames: { function: true, class: true } }
		});
		modules.push({
			id: PREFIX + chunk.fileName,
			code,
			dependencies: chunk.imports.map((name) => PREFIX + name)
		});
	}
	const json = JSON.stringify(modules);
	const hash = createHash('sha256').update(json).digest('hex').slice(0, 8);
	const file = `runtime/svelte-${svelte.version}-${hash}.json`;
	return { manifest: { version: svelte.version, file, entries }, json };
}

let runtime: Promise<Runtime> | undefined;

/**
 * Serves or emits the modules, and resolves `virtual:svelte-runtime` to their manifest. The plugin has to stand in the page's
 * and in the workers' plugin lists; the runtime is built once for both.
 */
export function svelteRuntime({ emit }: { emit: boolean }): Plugin {
	return {
		name: 'rookery:svelte-runtime',
		resolveId: (id) => (id === MANIFEST_ID ? `\0${MANIFEST_ID}` : null),
		async load(id) {
			if (id !== `\0${MANIFEST_ID}`) return null;
			const { manifest } = await (runtime ??= buildRuntime());
			return `export default ${JSON.stringify(manifest)};`;
		},
		async generateBundle() {
			if (!emit) return;
			const { manifest, json } = await (runtime ??= buildRuntime());
			this.emitFile({ type: 'asset', fileName: manifest.file, source: json });
		},
		configureServer(server) {
			server.middlewares.use(async (request, response, next) => {
				if (!request.url?.startsWith('/runtime/')) return next();
				const { json } = await (runtime ??= buildRuntime());
				response.setHeader('Content-Type', 'application/json');
				response.end(json);
			});
		}
	};
}
