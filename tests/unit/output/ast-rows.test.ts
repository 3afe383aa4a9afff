import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysAt, toRows } from '../../../src/output/ast-rows';
import type { AstNode } from '../../../src/protocol/ast';

function node(type: string, from: number, to: number, children: AstNode[] = []): AstNode {
	return { type, label: '', range: { from, to }, fields: [{ name: 'nodes', value: children }] };
}

const root = node('Root', 0, 20, [
	node('Text', 0, 5),
	node('Element', 5, 20, [node('Tag', 8, 12)])
]);

test('a closed tree is one row', () => {
	expect(toRows(root, () => false).map(({ key }) => key)).toEqual(['']);
});

test('an open tree has a row for each node and each property, with its depth and its place among its siblings', () => {
	const rows = toRows(root, () => true);
	expect(rows.map(({ key, depth }) => [key, depth])).toEqual([
		['', 0],
		['/nodes', 1],
		['/nodes/0', 2],
		['/nodes/0/nodes', 3],
		['/nodes/1', 2],
		['/nodes/1/nodes', 3],
		['/nodes/1/nodes/0', 4],
		['/nodes/1/nodes/0/nodes', 5]
	]);
	expect(rows[4]).toMatchObject({ position: 2, siblings: 2, parent: '/nodes', hasChildren: true });
	expect(rows[3]).toMatchObject({ text: '[0]', hasChildren: false, isOpen: false });
});

test('an offset leads to the innermost node around it', () => {
	expect(keysAt(root, 9).at(-1)).toBe('/nodes/1/nodes/0');
	expect(keysAt(root, 18).at(-1)).toBe('/nodes/1');
	expect(keysAt(root, 99)).toEqual([]);
});

test('whatever is open, every row but the root stands below its parent, one step in', () => {
	const trees = fc.letrec<{ tree: AstNode }>((tie) => ({
		tree: fc
			.tuple(
				fc.nat(50),
				fc.nat(50),
				fc.oneof(
					{ maxDepth: 4, withCrossShrink: true },
					fc.constant<AstNode[]>([]),
					fc.array(tie('tree'), { maxLength: 3 })
				)
			)
			.map(([from, length, children]) => node('Node', from, from + length, children))
	})).tree;
	fc.assert(
		fc.property(trees, fc.func(fc.boolean()), (tree, isOpen) => {
			const rows = toRows(tree, isOpen);
			const depths = new Map(rows.map(({ key, depth }) => [key, depth]));
			for (const { parent, depth } of rows) {
				if (parent !== null) expect(depths.get(parent)).toBe(depth - 1);
			}
			expect(new Set(depths.keys()).size).toBe(rows.length);
		})
	);
});
