import { css } from '@codemirror/lang-css';
import { cssLanguage } from '@codemirror/lang-css';
import { javascript } from '@codemirror/lang-javascript';
import { LanguageSupport } from '@codemirror/language';
import { svelteLanguage } from '../ui/code/svelte-language';
import { svelteData } from '../ui/code/svelte-nodes';
import { closeTags } from './close-tags';
import { completeAttributes, completeTags, completeValues } from './complete-markup';
import { completeNames } from './complete-names';
import { completeSelectors } from './css-names';
import { runeSupport } from './rune-support';
import { completeBlocks } from './svelte-completions';

/** Svelte components, with completions of tags, blocks, runes and what scripts and styles bring. */
export function svelte(): LanguageSupport {
	return new LanguageSupport(svelteLanguage, [
		svelteData.of({ autocomplete: completeTags }),
		svelteData.of({ autocomplete: completeAttributes }),
		svelteData.of({ autocomplete: completeValues }),
		svelteData.of({ autocomplete: completeBlocks }),
		// Between the braces, before a letter is there, the language is still Svelte.
		svelteData.of({ autocomplete: completeNames }),
		cssLanguage.data.of({ autocomplete: completeSelectors }),
		javascript().support,
		css().support,
		runeSupport(),
		closeTags
	]);
}
