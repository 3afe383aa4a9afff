import { projectHash } from '../share/project-hash';
import { siteBase } from './create-repl';
import type { Repl } from './repl.svelte';

/** Opens the result of the project as it is now, and nothing else, in a tab of its own, or says why that cannot be. */
export function openAlone(repl: Repl): void {
	const link = projectHash(repl.workspace.toProject());
	if ('reason' in link) {
		repl.notify(`The result cannot be opened alone: the project fits into no link. ${link.reason}`);
		return;
	}
	const url = new URL('embed.html', siteBase());
	url.searchParams.set('view', 'result');
	url.hash = link.hash;
	open(url, '_blank', 'noopener');
}
