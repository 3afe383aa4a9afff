/**
 * Fetches what is loaded on use, once the first result has long been shown, so that the network may go away: a first `.svx` file or the
 * first enum then works all the same.
 */

/** Milliseconds after the first run. */
const DELAY = 4_000;

let isScheduled = false;

export function warm(): void {
	if (isScheduled) return;
	isScheduled = true;
	setTimeout(() => {
		void Promise.allSettled([import('./stages/mdsvex'), import('sucrase'), import('yaml')]);
	}, DELAY);
}
