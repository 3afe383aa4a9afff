/** Built for the page by `reactivity.test.ts`: what the tests there need from one copy of Svelte. */
import { flushSync } from 'svelte';

export { flushSync };
export { Workspace } from '../../../src/workspace/workspace.svelte';

/** Collects what `read` gives each time that something it read has changed. */
export function watch<Value>(read: () => Value): { values: Value[]; stop: () => void } {
	const values: Value[] = [];
	const stop = $effect.root(() => {
		$effect(() => {
			values.push(read());
		});
	});
	flushSync();
	return { values, stop };
}
