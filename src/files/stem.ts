import { extension, kindOf } from '../workspace/paths';

/** How much of a path is likely to be changed: all but its ending, `.svelte.ts` counted as one. */
export function stemLength(path: string): number {
	const end = kindOf(path).startsWith('svelte-') ? `.svelte${extension(path)}` : extension(path);
	return path.length - end.length;
}
