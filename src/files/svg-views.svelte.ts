/** An SVG file is a picture, and a text to write: which of the two each of them is shown as. */
import { SvelteMap } from 'svelte/reactivity';
import type { WorkspaceFile } from '../workspace/workspace.svelte';
import { extension } from '../workspace/paths';

export type SvgView = 'picture' | 'code';

export class SvgViews {
	readonly #chosen = new SvelteMap<number, SvgView>();

	/** Null for a file that there is only one way to show. */
	of(file: WorkspaceFile | null): SvgView | null {
		if (!file || typeof file.content !== 'string') return null;
		if (extension(file.path).toLowerCase() !== '.svg') return null;
		// There is nothing to see yet in an empty one, only to write.
		return this.#chosen.get(file.id) ?? (file.content.trim() === '' ? 'code' : 'picture');
	}

	choose(id: number, view: SvgView): void {
		if (this.#chosen.get(id) !== view) this.#chosen.set(id, view);
	}
}
