import { javascriptLanguage } from '@codemirror/lang-javascript';
import type { Extension } from '@codemirror/state';
import { runes } from '../ui/code/runes';
import { completeImported, completeSpecifiers } from './complete-imports';
import { completeNames } from './complete-names';
import { completeRunes } from './svelte-completions';

/** Names and imports in script. TypeScript shares its data with JavaScript. */
export function moduleSupport(): Extension {
	return [completeNames, completeSpecifiers, completeImported].map((autocomplete) =>
		javascriptLanguage.data.of({ autocomplete })
	);
}

/** What modules with runes have besides: their colour and their completion. */
export function runeSupport(): Extension {
	return [runes, moduleSupport(), javascriptLanguage.data.of({ autocomplete: completeRunes })];
}
