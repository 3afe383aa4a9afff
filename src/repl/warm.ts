/**
 * Fetches what the page loads on use, so that the network may go away: a first `.svx` file is coloured and the output tabs open all the
 * same. A fetch that fails is no fault: whoever needs it asks again and says what is wrong.
 */
import type { Repl } from './repl.svelte';

/** Milliseconds after the first result, so that nothing of it is in the way of the first edits. */
const DELAY = 4_000;

let isScheduled = false;

/** Call when a result is shown; once is enough. For a page that loads little else on use, and where bytes count. */
export function warmPreview(repl: Repl): void {
	schedule(() => [repl.keepPreview()]);
}

/** The same, and all that the REPL loads on use. `more` fetches what the page around it does. */
export function warm(repl: Repl, more: () => Promise<unknown>): void {
	schedule(() => [
		repl.keepPreview(),
		more(),
		// Faults stand beside numbers in bold.
		document.fonts.load('600 13px "Geist Mono"'),
		import('../output/CodeView.svelte'),
		import('../editor/code-colours'),
		import('./VersionDialog.svelte'),
		import('../files/import-updates'),
		import('../editor/languages').then(({ loadLanguages }) => loadLanguages())
	]);
}

function schedule(fetches: () => Promise<unknown>[]): void {
	if (isScheduled) return;
	isScheduled = true;
	setTimeout(() => void Promise.allSettled(fetches()), DELAY);
}
