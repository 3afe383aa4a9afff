import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const shims = new Map(
	['fs', 'path', 'util'].map((name) => [
		name,
		fileURLToPath(new URL(`../workers/compiler/shims/${name}.ts`, import.meta.url))
	])
);

/**
 * Lets mdsvex run in the compiler worker: the Node modules it imports become ours, for mdsvex alone, so that nobody else
 * gets a file system that is none. Goes into `worker.plugins` for the build and into `plugins` for development, where `mdsvex` must be in
 * `optimizeDeps.exclude` too, or its imports are resolved before this plugin sees them.
 */
export function mdsvexShims(): Plugin {
	return {
		name: 'rookery:mdsvex-shims',
		enforce: 'pre',
		resolveId(source, importer) {
			if (!importer || !/[\\/]node_modules[\\/]mdsvex[\\/]/.test(importer)) return null;
			return shims.get(source.replace(/^node:/, '')) ?? null;
		}
	};
}
