import { Prec } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** What the visitor has chosen for editing. */
export interface EditorChoices {
	hasVimKeys: boolean;
	hasEmmet: boolean;
	hasLineWrapping: boolean;
}

/** One editor's optional parts. Each is loaded when it is first chosen, and is the same extension ever after. */
export class OptionalParts {
	readonly #onsave: () => void;
	#vim: Extension | null = null;
	#emmet: Extension | null = null;

	/** `onsave` is what `:w` of Vim does. */
	constructor(onsave: () => void) {
		this.#onsave = onsave;
	}

	/** Loads what is chosen and not here yet. Rejects when a part cannot be loaded; the next call tries again. */
	async load({ hasVimKeys, hasEmmet }: EditorChoices): Promise<void> {
		const [vim, emmet] = await Promise.all([
			hasVimKeys && !this.#vim ? import('./vim') : null,
			hasEmmet && !this.#emmet ? import('./emmet') : null
		]);
		if (vim) this.#vim = vim.vimKeys(this.#onsave);
		if (emmet) this.#emmet = emmet.emmet();
	}

	/** What is chosen, as far as it is loaded. */
	extensions({ hasVimKeys, hasEmmet, hasLineWrapping }: EditorChoices): Extension {
		return [
			// Vim sees each key before all others.
			hasVimKeys && this.#vim ? Prec.highest(this.#vim) : [],
			hasEmmet && this.#emmet ? this.#emmet : [],
			hasLineWrapping ? EditorView.lineWrapping : []
		];
	}
}
