/** The tree that a parser makes of a file, as the output view shows it. */

export interface AstNode {
	type: string;
	/** What tells it from its like: a name, a value. May be empty. */
	label: string;
	/** Offsets in UTF-16 code units of the file the user wrote; null for what stands for nothing there. */
	range: { from: number; to: number } | null;
	/** In the parser's order. */
	fields: AstField[];
}

/** A property of a node: text for what is no node. */
export interface AstField {
	name: string;
	value: string | AstNode | AstNode[];
}

export type Ast =
	| { kind: 'tree'; root: AstNode }
	/** There is nothing to show, and why. */
	| { kind: 'none'; reason: string };
