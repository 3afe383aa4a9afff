/** What of a component says which components stand inside of it, in which order. */
import { fingerprint } from './fingerprint';
import type { WrittenStates } from './svelte-states';
import { field, listOf, typeOf } from './tree-fields';

/** Those parts of a block that have markup of their own. */
const BRANCHES = ['else', 'pending', 'then', 'catch'];
/** Those that decide what of it there is, and how often. */
const CONDITIONS = ['expression', 'context', 'key', 'value', 'error'];

const conditions = (node: unknown) => fingerprint(CONDITIONS.map((name) => field(node, name)));

/** A text that stands for the components inside of a node, and the blocks around them; empty when there are none. */
function insideOf(node: unknown): string {
	return listOf(field(node, 'children')).map(layoutOf).join('');
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
 * blocks depend on.
 */
export function readLayout(ast: unknown, states: WrittenStates): string {
	const layout = insideOf(field(ast, 'html'));
	return layout && fingerprint(layout, [...states]);
}
