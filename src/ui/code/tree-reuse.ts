/** Puts what has not changed since the last parse back into a new tree, so that the code inside need not be parsed again. */
import { Tree } from '@lezer/common';
import type { TreeFragment } from '@lezer/common';

/** Index of the last child that starts at or before `position`; -1 when there is none. */
function childBefore(tree: Tree, position: number): number {
	let low = 0;
	let high = tree.positions.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((tree.positions[middle] ?? 0) <= position) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/** The same nodes in the same places. What is mounted in them follows from the text. */
function isSame(a: Tree, b: Tree): boolean {
	if (a === b) return true;
	if (a.type !== b.type || a.length !== b.length || a.children.length !== b.children.length)
		return false;
	return a.children.every((child, index) => {
		const twin = b.children[index];
		return (
			a.positions[index] === b.positions[index] &&
			child instanceof Tree &&
			twin instanceof Tree &&
			isSame(child, twin)
		);
	});
}

/** The node of the old tree that is the same as `wanted` and begins at `position` of that tree. */
function twinOf(wanted: Tree, root: Tree, position: number): Tree | null {
	let node = root;
	let from = 0;
	for (;;) {
		const index = childBefore(node, position - from);
		const child = node.children[index];
		if (!(child instanceof Tree)) return null;
		from += node.positions[index] ?? 0;
		if (from === position && child.type === wanted.type && isSame(wanted, child)) return child;
		if (from + child.length < position + wanted.length) return null;
		node = child;
	}
}

/**
 * The tree with the old nodes, wherever one lies in text that is the same as before. `from` is where the tree begins in the document that
 * the fragments speak of.
 */
export function reuse(tree: Tree, from: number, fragments: readonly TreeFragment[]): Tree {
	if (fragments.length === 0) return tree;
	let changed = false;
	let at = 0;
	const children = tree.children.map((child, index) => {
		if (!(child instanceof Tree)) return child;
		const start = from + (tree.positions[index] ?? 0);
		const end = start + child.length;
		while (at < fragments.length && (fragments[at]?.to ?? 0) <= start) at++;
		const fragment = fragments[at];
		if (!fragment || fragment.from >= end) return child;
		const isInside = fragment.from <= start && fragment.to >= end;
		const twin = isInside ? twinOf(child, fragment.tree, start + fragment.offset) : null;
		const reused = twin ?? reuse(child, start, fragments.slice(at));
		changed ||= reused !== child;
		return reused;
	});
	return changed ? new Tree(tree.type, children, tree.positions, tree.length) : tree;
}
