/** What of a component says which components stand inside of it, in which order. */
import { fingerprint } from './fingerprint';
import type { WrittenStates } from './svelte-states';
import { field, listOf, typeOf } from './tree-fields';

/** Those parts of a block that have markup of their own. */
const BRANCHES = ['else', 'pending', 'then', 'catch'];
/** Those that decide what of it there is, and how often. */
const CONDITIONS = ['expression', 'context', 'key', 'value', 'error'];

const conditions = (node: unknown) => fingerprint(CONDITIONS.map((name) => field(node, name)));

/** Nothing else brings a component into markup. Most pages of Markdown are done with that. */
const MAY_HAVE_COMPONENTS =
	/<(?:\p{Lu}|[\w$]+\.|svelte:(?:component|self)\b|slot\b)|\{\s*@render\b/u;

/** A text that stands for the components inside of a node, and the blocks around them; empty when there are none. */
function insideOf(node: unknown): string {
	let text = '';
	for (const child of listOf(field(node, 'children'))) text += layoutOf(child);
	return text;
}

/** As `insideOf`, with the node itself. */
function layoutOf(node: unknown): string {
	const type = typeOf(node);
	switch (type) {
		case 'InlineComponent':
			return `<${String(field(node, 'name'))} ${conditions(node)}>${insideOf(node)}</>`;
		case 'RenderTag':
		case 'Slot':
			return `{${conditions(node)}}`;
		case 'IfBlock':
		case 'EachBlock':
		case 'AwaitBlock':
		case 'KeyBlock':
		case 'SnippetBlock': {
			const parts = [insideOf(node), ...BRANCHES.map((name) => insideOf(field(node, name)))];
			return parts.some(Boolean) ? `{${type} ${conditions(node)}}${parts.join('|')}{/}` : '';
		}
		default:
			return insideOf(node);
	}
}

/**
 * The same for two versions of a component, if what its instances have inside comes in the same order as before: the states are those that
 * blocks depend on. Empty for one without components inside.
 */
export function readLayout(source: string, ast: unknown, states: WrittenStates): string {
	if (!MAY_HAVE_COMPONENTS.test(source)) return '';
	const layout = insideOf(field(ast, 'html'));
	return layout && fingerprint(layout, [...states]);
}
