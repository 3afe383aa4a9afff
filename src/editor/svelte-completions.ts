import { snippetCompletion } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';

/** Label, template, what it is in a few words, and what to know about it. */
const runes: readonly [string, string, string, string][] = [
	[
		'$state',
		'$state(${})',
		'reactive state',
		'A value that updates the page when it changes. Objects and arrays become deeply reactive proxies.'
	],
	[
		'$state.raw',
		'$state.raw(${})',
		'state without a proxy',
		'Only a new value counts; changes inside the object do not. Good for large data that is replaced as a whole.'
	],
	[
		'$state.snapshot',
		'$state.snapshot(${})',
		'a plain copy',
		'A copy without the proxy, for logging or for libraries that do not expect one.'
	],
	[
		'$state.eager',
		'$state.eager(${})',
		'shown at once',
		'The newest value, also while an update waits for a promise. For feedback such as a pressed link.'
	],
	[
		'$derived',
		'$derived(${})',
		'computed from state',
		'Computed again when what it reads has changed. Keep the expression free of side effects.'
	],
	[
		'$derived.by',
		'$derived.by(() => {\n\t${}\n})',
		'computed by a function',
		'As $derived, for what does not fit into one expression.'
	],
	[
		'$effect',
		'$effect(() => {\n\t${}\n});',
		'runs when state changes',
		'Runs after the page is updated, whenever what it read has changed. Return a function to clean up. To compute a value, use $derived.'
	],
	[
		'$effect.pre',
		'$effect.pre(() => {\n\t${}\n});',
		'before the DOM changes',
		'As $effect, but before the page is updated.'
	],
	[
		'$effect.tracking',
		'$effect.tracking()',
		'is something watching?',
		'True inside an effect or in markup, where reading state has consequences.'
	],
	[
		'$effect.pending',
		'$effect.pending()',
		'promises on their way',
		'How many promises this boundary waits for, not counting those of its children.'
	],
	[
		'$effect.root',
		'$effect.root(() => {\n\t${}\n})',
		'an effect of its own',
		'An effect that lives until the function it returns is called.'
	],
	[
		'$props',
		'$props()',
		'what the parent passes',
		'The props of this component: let { name, size = 1, ...rest } = $props();'
	],
	[
		'$props.id',
		'$props.id()',
		'a unique id',
		'An id for this instance, the same on server and client: for labels and aria attributes.'
	],
	[
		'$bindable',
		'$bindable(${})',
		'a prop the parent can bind',
		'Lets the parent write bind: on this prop. The argument is its default.'
	],
	[
		'$inspect',
		'$inspect(${});',
		'log on every change',
		'Logs its arguments whenever they change. Does nothing in a production build.'
	],
	[
		'$inspect.trace',
		'$inspect.trace();',
		'why did it run?',
		'First line of an effect or a $derived.by: logs what made it run.'
	],
	[
		'$host',
		'$host()',
		'the custom element',
		'The element itself, in a component that is compiled to a custom element.'
	]
];

const runeCompletions: readonly Completion[] = runes.map(([label, template, detail, info], index) =>
	snippetCompletion(template, { label, detail, info, type: 'function', boost: 40 - index })
);

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
