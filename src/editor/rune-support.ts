import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript';
import type { Extension } from '@codemirror/state';
import { runes } from '../ui/code/runes';
import { completeRunes } from './svelte-completions';

/** Runes in script: their colour and their completion. */
export function runeSupport(): Extension {
	return [
		runes,
		javascriptLanguage.data.of({ autocomplete: completeRunes }),
		typescriptLanguage.data.of({ autocomplete: completeRunes })
	];
}
