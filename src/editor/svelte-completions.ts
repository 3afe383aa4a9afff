import { snippetCompletion } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';

const rune = (template: string, label: string, detail: string): Completion =>
	snippetCompletion(template, { label, detail, type: 'function' });

const runeCompletions = [
	rune('$state(${})', '$state', 'reactive state'),
	rune('$state.raw(${})', '$state.raw', 'state without a proxy'),
	rune('$state.snapshot(${})', '$state.snapshot', 'a plain copy'),
	rune('$derived(${})', '$derived', 'computed from state'),
	rune('$derived.by(() => {\n\t${}\n})', '$derived.by', 'computed by a function'),
	rune('$effect(() => {\n\t${}\n});', '$effect', 'runs when state changes'),
	rune('$effect.pre(() => {\n\t${}\n});', '$effect.pre', 'before the DOM changes'),
	rune('$props()', '$props', 'what the parent passes'),
	rune('$bindable(${})', '$bindable', 'a prop the parent can bind'),
	rune('$inspect(${});', '$inspect', 'log on every change'),
	rune('$host()', '$host', 'the custom element')
];

const block = (template: string, label: string): Completion =>
	snippetCompletion(template, { label, type: 'keyword' });

/** Shown in the order of the list, not of the alphabet. */
const inOrder = (options: Completion[]): Completion[] =>
	options.map((option, index) => ({ ...option, boost: -index }));

const blockCompletions: Record<string, Completion[]> = {
	'#': [
		block('if ${condition}}\n\t${}\n{/if', 'if'),
		block('each ${items} as ${item} (${item}.id)}\n\t${}\n{/each', 'each'),
		block('await ${promise} then ${value}}\n\t${}\n{/await', 'await'),
		block('key ${value}}\n\t${}\n{/key', 'key'),
		block('snippet ${name}(${})}\n\t${}\n{/snippet', 'snippet')
	],
	':': [
		block('else', 'else'),
		block('else if ${condition}', 'else if'),
		block('then ${value}', 'then'),
		block('catch ${error}', 'catch')
	],
	'@': [
		block('render ${snippet}(${})', 'render'),
		block('const ${name} = ${value}', 'const'),
		block('attach ${attachment}', 'attach'),
		block('html ${html}', 'html'),
		block('debug ${value}', 'debug')
	],
	'/': ['if', 'each', 'await', 'key', 'snippet'].map((name) => block(name, name))
};

const noCode = /String|Comment|RegExp|AttributeValueText|Text$/;

/** Runes, wherever a variable could stand. */
export function completeRunes(context: CompletionContext): CompletionResult | null {
	const typed = context.matchBefore(/\$[\w.]*/);
	if (!typed || noCode.test(syntaxTree(context.state).resolveInner(context.pos, -1).name))
		return null;
	return { from: typed.from, options: runeCompletions, validFor: /^\$[\w.]*$/ };
}

/** Blocks and special tags after `{#`, `{:`, `{@` and `{/`. */
export function completeBlocks(context: CompletionContext): CompletionResult | null {
	const typed = context.matchBefore(/\{[#:@/][a-z]*/);
	if (!typed) return null;
	const options = inOrder(blockCompletions[typed.text.charAt(1)] ?? []);
	return { from: typed.from + 2, options, validFor: /^[a-z]*$/ };
}
