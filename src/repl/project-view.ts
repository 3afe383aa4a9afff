import type { ProjectView } from '../editor/project-view';
import type { Workspace } from '../workspace/workspace.svelte';

/** What the editor may know of the project, as it is when it asks. */
export function projectView(workspace: Workspace): ProjectView {
	return {
		files: () => workspace.files.map(({ path, content }) => ({ path, content })),
		packages: () => {
			// `d3-scale@^4` and `@scope/name@1`: the name ends at the last `@` but one at the start.
			const names = Object.keys(workspace.options.lock ?? {}).map((key) => {
				const at = key.indexOf('@', 1);
				return at < 0 ? key : key.slice(0, at);
			});
			return [...new Set(names)].sort();
		}
	};
}
