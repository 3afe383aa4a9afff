/** Reading code that others wrote: a parser and a walk over its tree. */
import { parse as parseWith, type Node, type Options } from 'acorn';

export interface SyntaxNode extends Node {
	[key: string]: unknown;
}

export interface Edit {
	from: number;
	to: number;
	text: string;
}

export function isNode(value: unknown): value is SyntaxNode {
	return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Throws acorn's `SyntaxError`. */
export function parse(code: string, sourceType: 'module' | 'script'): SyntaxNode {
	const options: Options = {
		ecmaVersion: 'latest',
		sourceType,
		allowReturnOutsideFunction: true,
		allowHashBang: true,
		allowAwaitOutsideFunction: sourceType === 'module'
	};
	const tree: Node = parseWith(code, options);
	if (!isNode(tree)) throw new SyntaxError('The parser gave no tree.');
	return tree;
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
	const children: SyntaxNode[] = [];
	for (const key in node) {
		const value = node[key];
		if (Array.isArray(value)) children.push(...value.filter(isNode));
		else if (isNode(value)) children.push(value);
	}
	return children;
}

export function isIdentifier(value: unknown, name: string): value is SyntaxNode {
	return isNode(value) && value.type === 'Identifier' && value['name'] === name;
}

/** `object.property`, not computed. */
export function isMember(node: SyntaxNode, object: string, property: string): boolean {
	return (
		node.type === 'MemberExpression' &&
		node['computed'] === false &&
		isIdentifier(node['object'], object) &&
		isIdentifier(node['property'], property)
	);
}

/** The text of a string literal, or of a template without holes. */
export function literalOf(value: unknown): string | null {
	if (!isNode(value)) return null;
	if (value.type === 'Literal' && typeof value['value'] === 'string') return value['value'];
	if (value.type !== 'TemplateLiteral') return null;
	const [quasi, ...others] = Array.isArray(value['quasis']) ? value['quasis'] : [];
	if (others.length > 0 || !isNode(quasi)) return null;
	const text = quasi['value'];
	if (typeof text !== 'object' || text === null || !('cooked' in text)) return null;
	return typeof text.cooked === 'string' ? text.cooked : null;
}

export function applyEdits(code: string, edits: Edit[]): string {
	let result = '';
	let last = 0;
	for (const { from, to, text } of [...edits].sort((a, b) => a.from - b.from)) {
		if (from < last) continue;
		result += code.slice(last, from) + text;
		last = to;
	}
	return result + code.slice(last);
}
