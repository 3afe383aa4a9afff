/** Makes a published compiler of Svelte run in this realm. */
import { adaptCompiler, type CompilerLibrary, type SvelteCompiler } from './compiler';

/** The file that holds the whole compiler as one script, by version: 5 and 4. */
export const COMPILER_FILES = ['compiler/index.js', 'compiler.cjs'];

/** Uses what every version must be able to do. */
const PROBE =
	'<script>\n\tlet bird = 1;\n</script>\n<p>{bird}</p>\n<style>p { color: red }</style>';

/**
 * `code` must be that of the package `svelte` as it was published, never anything else: it runs with the rights of the worker. Throws
 * when it does not work.
 */
export function evaluateCompiler(code: string, version: string): SvelteCompiler {
	const module: { exports: unknown } = { exports: {} };
	// Some versions ask for `node:process`, and do without what they find missing there.
	const require = () => ({});
	// Svelte 4 looks for `btoa` in a `window`. The worker has none, and others decide by that: only this script gets one.
	const run = new Function('module', 'exports', 'require', 'window', code);
	run(module, module.exports, require, globalThis);
	const library = module.exports;
	if (!isLibrary(library)) throw new Error('it exports no `compile`.');
	if (library.VERSION !== version) {
		throw new Error(`it says that it is version ${String(library.VERSION)}.`);
	}
	const compiler = adaptCompiler(library, version);
	compiler.compile(PROBE, {
		path: 'Probe.svelte',
		generate: 'client',
		css: 'external',
		hmr: false,
		isCustomElement: false
	});
	return compiler;
}

function isLibrary(value: unknown): value is CompilerLibrary & { VERSION: unknown } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'VERSION' in value &&
		typeof Reflect.get(value, 'compile') === 'function'
	);
}
