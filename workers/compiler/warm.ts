/**
 * Fetches what is loaded on use, once the first result has long been shown, so that the network may go away: a first `.svx` file or the
 * first enum then works all the same.
 */

import { loadRollup } from './linker';

/** Milliseconds after the first run. */
const DELAY = 4_000;

let isScheduled = false;

export function warm(): void {
	if (isScheduled) return;
	isScheduled = true;
	setTimeout(() => {
		void Promise.allSettled([
			loadRollup(),
			import('./stages/mdsvex'),
			import('sucrase'),
			import('yaml'),
			warmMdsvex()
		]);
	}, DELAY);
}

/** mdsvex loads its parts on use, so each is used once, one after the other: a page that somebody writes waits for one at most. */
async function warmMdsvex(): Promise<void> {
	const [{ runMdsvex }, { languages }] = await Promise.all([
		import('./stages/mdsvex-run'),
		import('./stages/mdsvex-highlight')
	]);
	const files = { read: () => '<slot />', exists: () => true };
	const layout = { name: '_', path: 'warm.svelte' };
	await runMdsvex({ path: 'warm.svx', source: '', files, layout });
	for (const language of languages) {
		const source = `\`\`\`${language}\n1\n\`\`\``;
		await runMdsvex({ path: 'warm.svx', source, files, layout: null });
	}
}
