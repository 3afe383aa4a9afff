import { Tree } from '@lezer/common';
import { nodeType } from './svelte-nodes';
import type { NodeName } from './svelte-nodes';

interface OpenNode {
	type: NodeName;
	/** Tag or block name, which a closing tag is compared with. */
	name: string;
	from: number;
	children: Tree[];
	positions: number[];
}

/** Builds a syntax tree from nodes that are opened and closed in order. */
export class TreeBuilder {
	readonly #stack: OpenNode[];

	constructor() {
		this.#stack = [{ type: 'Document', name: '', from: 0, children: [], positions: [] }];
	}

	get #top(): OpenNode {
		const top = this.#stack.at(-1);
		if (!top) throw new Error('The syntax tree was closed more often than it was opened.');
		return top;
	}

	open(type: NodeName, from: number, name = ''): void {
		this.#stack.push({ type, name, from, children: [], positions: [] });
	}

	/** Nodes of no length are left out. */
	leaf(type: NodeName, from: number, to: number): void {
		if (to <= from) return;
		this.#top.children.push(new Tree(nodeType(type), [], [], to - from));
		this.#top.positions.push(from - this.#top.from);
	}

	/** Closes the innermost open node; `type` replaces the type that it was opened with. */
	close(to: number, type = this.#top.type): void {
		const node = this.#top;
		this.#stack.pop();
		this.#top.children.push(
			new Tree(nodeType(type), node.children, node.positions, to - node.from)
		);
		this.#top.positions.push(node.from - this.#top.from);
	}

	/** Closes what has no end of its own, and says so by an empty node: indentation asks for it. */
	#breakOff(to: number): void {
		const { type, from, children, positions } = this.#top;
		if (type === 'Element' || type === 'Block') {
			children.push(new Tree(nodeType('⚠'), [], [], 0));
			positions.push(to - from);
		}
		this.close(to);
	}

	/** Closes everything inside the innermost open node of that type and name. False when there is none. */
	closeInside(type: NodeName, name: string, at: number): boolean {
		const index = this.#stack.findLastIndex((node) => node.type === type && node.name === name);
		if (index < 0) return false;
		while (this.#stack.length - 1 > index) this.#breakOff(at);
		return true;
	}

	finish(length: number): Tree {
		while (this.#stack.length > 1) this.#breakOff(length);
		return new Tree(nodeType('Document'), this.#top.children, this.#top.positions, length);
	}
}
