import { css } from '@codemirror/lang-css';
import { htmlCompletionSource } from '@codemirror/lang-html';
import { javascript } from '@codemirror/lang-javascript';
import { LanguageSupport } from '@codemirror/language';
import { svelteLanguage } from '../ui/code/svelte-language';
import { svelteData } from '../ui/code/svelte-nodes';
import { closeTags } from './close-tags';
import { runeSupport } from './rune-support';
import { completeBlocks } from './svelte-completions';

/** Svelte components, with completions of tags, blocks, runes and what scripts and styles bring. */
export function svelte(): LanguageSupport {
	return new LanguageSupport(svelteLanguage, [
		svelteData.of({ autocomplete: htmlCompletionSource }),
		svelteData.of({ autocomplete: completeBlocks }),
		javascript().support,
		css().support,
		runeSupport(),
		closeTags
	]);
}
