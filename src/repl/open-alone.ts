import { encodeLink } from '../share/link';
import type { Workspace } from '../workspace/workspace.svelte';
import { siteBase } from './create-repl';

/** Opens the result of the project as it is now, and nothing else, in a tab of its own. */
export function openAlone(workspace: Workspace): void {
	const url = new URL('embed.html', siteBase());
	url.searchParams.set('view', 'result');
	url.hash = encodeLink(workspace.toProject());
	open(url, '_blank', 'noopener');
}
