/** Makes a REPL for a workspace with the worker, the package source and the theme of this site. */
import type { PackageSource } from '../protocol/compiler';
import { colorScheme } from '../ui/theme';
import type { Workspace } from '../workspace/workspace.svelte';
import { Repl } from './repl.svelte';

/** The site's root: pages and assets lie below it, wherever it is hosted. */
export function siteBase(): string {
	return new URL(import.meta.env.BASE_URL, document.baseURI).href;
}

/**
 * `<meta name="rookery-packages" content="…">` names an npm registry, relative to the site's root; without it packages come from
 * jsDelivr.
 */
export function packageSource(): PackageSource {
	const meta = document.querySelector<HTMLMetaElement>('meta[name="rookery-packages"]');
	if (meta?.content) {
		return { kind: 'registry', base: new URL(meta.content, siteBase()).href };
	}
	return {
		kind: 'jsdelivr',
		base: 'https://cdn.jsdelivr.net/',
		data: 'https://data.jsdelivr.com/'
	};
}

let preloaded: Worker | null = null;

/** Starts to load the compiler while the page still finds out which project it shows. */
export function preloadCompiler(): void {
	preloaded ??= startWorker();
}

function createWorker(): Worker {
	const worker = preloaded ?? startWorker();
	preloaded = null;
	return worker;
}

function startWorker(): Worker {
	return new Worker(new URL('../../workers/compiler/main.ts', import.meta.url), {
		type: 'module',
		name: 'rookery-compiler'
	});
}

/** `autoRun`: edits run by themselves, and so does the project when it is opened. Default: true. */
export function createRepl(workspace: Workspace, { autoRun = true } = {}): Repl {
	return new Repl({
		workspace,
		createWorker,
		base: siteBase(),
		packages: packageSource(),
		theme: colorScheme,
		autoRun
	});
}
