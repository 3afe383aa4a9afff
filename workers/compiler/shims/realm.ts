/** Runs in the compiler worker, before mdsvex is loaded. */

/**
 * mdsvex asks for `process` while it loads, and its copy of Prism would answer the worker's messages as if they were
 * its own. In Node there is a `process` already, and it is left alone.
 */
export function prepareRealm(): void {
	if (!('process' in globalThis)) {
		define('process', { cwd: () => '/', env: {}, platform: 'browser' });
	}
	// https://github.com/PrismJS/prism/issues/1059
	if (!('Prism' in globalThis)) {
		define('Prism', { manual: true, disableWorkerMessageHandler: true });
	}
	if ('window' in globalThis) {
		throw new Error(
			'mdsvex would run without frontmatter and layouts: something defined `window` in the worker. Remove it.'
		);
	}
}

function define(name: string, value: object): void {
	Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
