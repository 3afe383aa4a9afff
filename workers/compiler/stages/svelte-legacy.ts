/** What Svelte 4 needs done for it: it compiles JavaScript only, and knows no runes. */
import type { Diagnostic } from '../../../src/protocol/diagnostic';
import { toCompilerMessage, type CompilerMessage } from '../svelte-versions/compiler';
import {
	EVENT_ATTRIBUTES,
	eventAttributeHint,
	featureHint,
	RUNE
} from '../svelte-versions/features';
import { compileJavaScript } from './javascript';
import type { Rewritten } from './rewritten';
import { failed, type StageInput, type StageResult } from './stage';
import { toCrash, toDiagnostic } from './svelte-diagnostic';
import { lowerScripts } from './svelte-scripts';
import { branchesOf, field, listOf, typeOf } from './tree-fields';
import { compileTypeScript } from './typescript';

/** Takes the TypeScript out of the scripts of a component. What it returns are faults. */
export async function lowerForLegacy(component: Rewritten): Promise<Diagnostic[]> {
	if (!/<script\b[^>]*\slang\s*=\s*["']?(?:ts|typescript)\b/.test(component.text)) return [];
	try {
		return await lowerScripts(component);
	} catch (error) {
		// It is the parser of Svelte 5, which finds most of the faults that there are for Svelte 4.
		const message = toCompilerMessage(error);
		return [message ? toDiagnostic(message, 'error', component) : toCrash(error, component.path)];
	}
}

/** Svelte 4 takes a rune for a store that is not declared, and only warns of it: what it makes of that cannot run. */
export function runeFault(
	component: Rewritten,
	warnings: CompilerMessage[],
	{ version }: { version: string }
): Diagnostic | null {
	for (const { code, position } of warnings) {
		if (code !== 'missing-declaration' || position === null) continue;
		const [from] = position;
		const rune = RUNE.exec(component.text.slice(from));
		if (rune?.index !== 0) continue;
		return runeUnknown(component.path, {
			name: rune[0].replace(/[\s.(<]+$/, ''),
			hint: featureHint(rune[0], version),
			...component.toSourceRange(from, from + rune[0].length - 1)
		});
	}
	return null;
}

/**
 * Warnings of `onclick={…}` on elements: Svelte 4 takes it for an attribute, without a word, and nothing listens. `ast` is the compiler's. Only
 * what may be a function is meant as an event; on components and custom elements it is a property like any other.
 */
export function silentEvents(
	component: Rewritten,
	ast: unknown,
	{ version }: { version: string }
): Diagnostic[] {
	return elementsOf(field(ast, 'html'))
		.flatMap((element) => listOf(field(element, 'attributes')))
		.flatMap((attribute) => {
			const found = readEvent(attribute);
			if (!found) return [];
			const { name, from, to } = found;
			const isShort = component.text[from] === '{';
			const directive = `on:${toDirective(name)}={${isShort ? name : '…'}}`;
			return {
				severity: 'warning',
				code: 'event_attribute_unknown',
				message: `Svelte 4 does not take \`${name}\` for an event: nothing listens.`,
				hint: eventAttributeHint(directive, version),
				svelteSince: EVENT_ATTRIBUTES,
				path: component.path,
				...component.toSourceRange(from, isShort ? to : from + name.length),
				source: 'svelte'
			};
		});
}

const HOSTS = new Set(['Element', 'Window', 'Body', 'Document']);

/** What may result in a function. */
const HANDLERS = new Set([
	...['ArrowFunctionExpression', 'FunctionExpression'],
	...['Identifier', 'MemberExpression', 'CallExpression']
]);

function mayBeHandler(expression: unknown): boolean {
	switch (typeOf(expression)) {
		case 'ConditionalExpression':
			return ['consequent', 'alternate'].some((branch) => mayBeHandler(field(expression, branch)));
		case 'LogicalExpression':
			return mayBeHandler(field(expression, 'right'));
		default:
			return HANDLERS.has(String(typeOf(expression))) && field(expression, 'name') !== 'undefined';
	}
}

/** The elements in a tree of Svelte 4, but for custom ones. */
function elementsOf(node: unknown): unknown[] {
	const children = [...listOf(field(node, 'children')), ...branchesOf(node)];
	const isHost = HOSTS.has(String(typeOf(node)));
	// Of `<svelte:element>`, what it becomes.
	const tag = field(node, 'tag') ?? field(node, 'name');
	const isCustom = String(field(tag, 'value') ?? tag).includes('-');
	return [...(isHost && !isCustom ? [node] : []), ...children.flatMap(elementsOf)];
}

/** `onclick={…}`, `onclick="{…}"` or `{onclick}`. */
function readEvent(attribute: unknown): { name: string; from: number; to: number } | null {
	const [name, from, to] = ['name', 'start', 'end'].map((key) => field(attribute, key));
	const [value, ...rest] = listOf(field(attribute, 'value'));
	if (typeOf(attribute) !== 'Attribute' || rest.length > 0) return null;
	if (typeof name !== 'string' || !/^on[a-z]/.test(name)) return null;
	const expression = field(value, 'expression');
	if (!mayBeHandler(expression)) return null;
	return typeof from === 'number' && typeof to === 'number' ? { name, from, to } : null;
}

/** `onclickcapture` → `click|capture`. */
function toDirective(name: string): string {
	const event = name.slice(2);
	return event.replace(/(?<!^(?:got|lost)pointer)capture$/, '|capture');
}

/** `.svelte.js` means nothing to Svelte 4: a module like any other, unless it has runes in it. */
export async function compileLegacyModule(
	{ path, source }: StageInput,
	version: string
): Promise<StageResult> {
	const rune = RUNE.exec(source);
	if (rune) {
		const name = rune[0].replace(/[\s.(<]+$/, '');
		const from = rune.index;
		const hint = featureHint(rune[0], version);
		return failed([runeUnknown(path, { name, hint, from, to: from + name.length })]);
	}
	return path.endsWith('.ts')
		? compileTypeScript({ path, source })
		: compileJavaScript({ path, source });
}

function runeUnknown(
	path: string,
	{ name, hint, from, to }: { name: string; hint: string | null; from: number; to: number }
): Diagnostic {
	return {
		severity: 'error',
		code: 'rune_unknown',
		message: `Svelte 4 does not know the rune \`${name}\`.`,
		path,
		from,
		to,
		source: 'svelte',
		...(hint === null ? {} : { hint })
	};
}
