/** `bind:`, `class:`, `transition:` and their like. */
import { snippet, startCompletion } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { EditorState } from '@codemirror/state';
import { applyWithImport } from './auto-import';
import { stylesheetClasses } from './css-names';
import { bindingsOf, eventsOf } from './html-data';
import { ownSymbols } from './project-symbols';
import type { Prop } from './script-symbols';
import { svelteExports } from './svelte-modules';

const isComponent = (name: string): boolean => /^\p{Lu}|\./u.test(name);

/** What a directive is for. */
const kinds: readonly [string, string][] = [
	['bind:', 'a value both ways'],
	['class:', 'a class by condition'],
	['style:', 'one style property'],
	['use:', 'an action'],
	['transition:', 'in and out'],
	['in:', 'when it comes'],
	['out:', 'when it goes'],
	['animate:', 'when a keyed list is reordered']
];

function begin(label: string, detail: string): Completion {
	return {
		label,
		detail,
		type: 'keyword',
		boost: -20,
		apply: (view, _, from, to) => {
			view.dispatch({
				changes: { from, to, insert: label },
				selection: { anchor: from + label.length },
				userEvent: 'input.complete'
			});
			startCompletion(view);
		}
	};
}

/** The directives that make sense on an element, and `{@attach}`. */
export function directives(element: string, props: readonly Prop[] | null): Completion[] {
	const attach: Completion = {
		label: '@attach',
		detail: 'runs with the element',
		type: 'keyword',
		boost: -20,
		apply: snippet('{@attach ${attachment}}')
	};
	if (!isComponent(element))
		return [...kinds.map(([label, detail]) => begin(label, detail)), attach];
	const bindable = (props ?? []).filter(({ isBindable }) => isBindable);
	return [
		...bindable.map(({ name, type }): Completion => ({
			label: `bind:${name}`,
			detail: type,
			type: 'property',
			boost: 35,
			apply: snippet(`bind:${name}={\${${name}}}`)
		})),
		{
			label: 'bind:this',
			type: 'property',
			boost: -20,
			apply: snippet('bind:this={${component}}')
		},
		attach
	];
}

function options(
	labels: readonly string[],
	kind: string,
	value: (label: string) => string | null
): Completion[] {
	return labels.map((label, index): Completion => {
		const template = value(label);
		const base: Completion = {
			label: kind + label,
			displayLabel: label,
			type: 'property',
			boost: -index / 10
		};
		return template === null ? base : { ...base, apply: snippet(template) };
	});
}

/** Transitions and animations of Svelte that are not imported yet; the import comes along. */
function fromSvelte(state: EditorState, specifier: string, kind: string): Completion[] {
	const known = new Set(ownSymbols(state).definitions.map(({ name }) => name));
	return svelteExports
		.filter((entry) => entry.specifier === specifier && !entry.isType && !known.has(entry.name))
		.map(({ name }) => ({
			label: kind + name,
			displayLabel: name,
			detail: specifier,
			type: 'function',
			boost: -1,
			apply: applyWithImport({ name, specifier }, kind + name)
		}));
}

function functions(state: EditorState, kind: string): Completion[] {
	const known = ownSymbols(state).definitions.filter(
		({ kind: what, specifier }) =>
			what === 'function' ||
			(what === 'import' && !/\.(?:svelte|svx|md|css|json)$/.test(specifier ?? ''))
	);
	return options(
		known.map(({ name }) => name),
		kind,
		() => null
	);
}

/** CSS properties that this browser knows. */
function styleProperties(): string[] {
	const { style } = globalThis.document?.documentElement ?? {};
	if (!style) return [];
	const names: string[] = [];
	for (const name in style) {
		if (/^(?:webkit|moz|css)|^(?:length|parentRule)$/i.test(name)) continue;
		if (typeof Reflect.get(style, name) !== 'string') continue;
		names.push(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
	}
	return [...new Set(names)].filter((name) => name !== 'css-text');
}

function optionsOf(state: EditorState, kind: string, element: string): Completion[] {
	switch (kind) {
		case 'bind:':
			return options(bindingsOf(element), kind, (name) =>
				name === 'this' ? 'bind:this={${element}}' : `bind:${name}={\${${name}}}`
			);
		case 'on:':
			return options(eventsOf(element), kind, (name) => `on:${name}={\${handler}}`);
		case 'class:':
			return options(
				stylesheetClasses(state.doc.toString()),
				kind,
				(name) => `class:${name}={\${${name}}}`
			);
		case 'style:':
			return options(styleProperties(), kind, (name) => `style:${name}={\${value}}`);
		case 'use:':
			return functions(state, kind);
		case 'transition:':
		case 'in:':
		case 'out:':
			return [...functions(state, kind), ...fromSvelte(state, 'svelte/transition', kind)];
		case 'animate:':
			return [...functions(state, kind), ...fromSvelte(state, 'svelte/animate', kind)];
		default:
			return [];
	}
}

/** After the colon of a directive. */
export function completeDirective(
	{ state }: CompletionContext,
	{ element, from, text }: { element: string; from: number; text: string }
): CompletionResult | null {
	const kind = text.slice(0, text.indexOf(':') + 1);
	const found = optionsOf(state, kind, element);
	return found.length === 0 ? null : { from, options: found, validFor: /^[\w:-]*$/ };
}
