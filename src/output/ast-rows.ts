/** The syntax tree as rows: what is open, and which node a place is in. */
import type { AstNode } from '../protocol/ast';

export interface AstRow {
	/** The way from the root, such as `/fragment/nodes/0`: the same node has the same key after an edit elsewhere. */
	key: string;
	depth: number;
	/** Property of the parent; empty for the root and for members of a list. */
	name: string;
	/** The node it stands for; null for a list and for text. */
	node: AstNode | null;
	/** For a list its length in words, for text the text. */
	text: string;
	isOpen: boolean;
	hasChildren: boolean;
	/** Key of the row it lies in; null for the root. */
	parent: string | null;
	/** 1-based, among its siblings. */
	position: number;
	siblings: number;
}

type Item = Pick<AstRow, 'key' | 'name'> & { value: AstNode | AstNode[] | string };

function childrenOf({ key, value }: Item): Item[] {
	if (typeof value === 'string') return [];
	if (Array.isArray(value)) {
		return value.map((node, index) => ({ key: `${key}/${index}`, name: '', value: node }));
	}
	return value.fields.map((field) => ({
		key: `${key}/${field.name}`,
		name: field.name,
		value: field.value
	}));
}

/** The rows that are in view when everything is as open as `isOpen` says. */
export function toRows(root: AstNode, isOpen: (key: string) => boolean): AstRow[] {
	const rows: AstRow[] = [];
	const add = (item: Item, depth: number, parent: string | null, place: [number, number]) => {
		const { value } = item;
		const isList = Array.isArray(value);
		const isText = typeof value === 'string';
		const size = isText ? 0 : isList ? value.length : value.fields.length;
		const isRowOpen = size > 0 && isOpen(item.key);
		rows.push({
			key: item.key,
			depth,
			name: item.name,
			node: isText || isList ? null : value,
			text: isText ? value : isList ? `[${value.length}]` : '',
			isOpen: isRowOpen,
			hasChildren: size > 0,
			parent,
			position: place[0],
			siblings: place[1]
		});
		if (!isRowOpen) return;
		const children = childrenOf(item);
		children.forEach((child, index) => {
			add(child, depth + 1, item.key, [index + 1, children.length]);
		});
	};
	add({ key: '', name: '', value: root }, 0, null, [1, 1]);
	return rows;
}

const contains = ({ range }: AstNode, offset: number): boolean =>
	range !== null && range.from <= offset && offset <= range.to;

/** The keys from the root to the innermost node around the offset; empty when it is in none. */
export function keysAt(root: AstNode, offset: number): string[] {
	let best: { keys: string[]; size: number } = { keys: [], size: Infinity };
	const visit = (item: Item, above: string[]) => {
		const { value } = item;
		if (typeof value === 'string') return;
		const keys = [...above, item.key];
		if (!Array.isArray(value) && value.range) {
			// What lies outside of its parent, as comments do, is found by its own range only.
			if (!contains(value, offset)) return;
			const size = value.range.to - value.range.from;
			if (size <= best.size) best = { keys, size };
		}
		for (const child of childrenOf(item)) visit(child, keys);
	};
	visit({ key: '', name: '', value: root }, []);
	return best.keys;
}
