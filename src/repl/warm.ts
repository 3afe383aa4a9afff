/**
 * Fetches what the page loads on use, so that the network may go away: a first `.svx` file is coloured and the output tabs open all the
 * same. A fetch that fails is no fault: whoever needs it asks again and says what is wrong. Formatting, Vim's keys and Emmet are fetched on
 * use only, and on the embed page the dialog of versions and the update of imports as well.
 */
import { loadLanguages } from '../editor/languages';
import type { Repl } from './repl.svelte';

/** Milliseconds after the first result, so that nothing of it is in the way of the first edits. */
const DELAY = 4_000;

let isScheduled = false;

/** Call when a result is shown; once is enough. For the embed page, where bytes count: what reading and small edits need. */
export function warmEmbed(repl: Repl): void {
	schedule(() => views(repl));
}

/** The same, and the rest of what the REPL loads on use. `more` fetches what the page around it does. */
export function warm(repl: Repl, more: () => Promise<unknown>): void {
	schedule(() => [
		...views(repl),
		more(),
		import('./VersionDialog.svelte'),
		import('../files/import-updates')
	]);
}

function views(repl: Repl): Promise<unknown>[] {
	return [
		repl.keepPreview(),
		// Faults stand beside numbers in bold.
		document.fonts.load('600 13px "Geist Mono"'),
		import('../output/CodeView.svelte'),
		import('../output/AstView.svelte'),
		import('../editor/code-colours'),
		loadLanguages()
	];
}

function schedule(fetches: () => Promise<unknown>[]): void {
	if (isScheduled) return;
	isScheduled = true;
	setTimeout(() => void Promise.allSettled(fetches()), DELAY);
}
