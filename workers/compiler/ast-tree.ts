/** From the nodes of a parser, of whatever version, to the tree that the output view shows: without what only the compiler needs. */
import type { Ast, AstField, AstNode } from '../../src/protocol/ast';

type Range = AstNode['range'];

/** From the text that was parsed to the file the user wrote. */
export type ToSource = (from: number, to: number) => Range;

/** Where nodes say where they are, and what is told by the tree itself. */
const SILENT = new Set(['type', 'start', 'end', 'loc', 'name_loc', 'range', 'parent', 'metadata']);

/** Properties that tell a node from its like, the best first. */
const TELLING = ['name', 'raw', 'value', 'data', 'operator', 'kind', 'property', 'prelude', 'tag'];
const LONGEST_LABEL = 40;

/** Null when `value` is no node. */
export function toTree(value: object, toSource: ToSource): Ast | null {
	const root = toNode(value, toSource);
	return root && { kind: 'tree', root };
}

function isNode(value: unknown): value is Record<string, unknown> & { type: string } {
	return (
		typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'
	);
}

function toNode(value: unknown, toSource: ToSource): AstNode | null {
	if (!isNode(value)) return null;
	const { start, end } = value;
	const fields: AstField[] = [];
	for (const [name, field] of Object.entries(value)) {
		if (SILENT.has(name) || field === undefined) continue;
		fields.push({ name, value: toValue(field, toSource) });
	}
	return {
		type: value.type,
		label: labelOf(value),
		range: typeof start === 'number' && typeof end === 'number' ? toSource(start, end) : null,
		fields
	};
}

function toValue(value: unknown, toSource: ToSource): AstField['value'] {
	if (isNode(value)) return toNode(value, toSource) ?? '';
	if (Array.isArray(value)) {
		const nodes = value.flatMap((item) => toNode(item, toSource) ?? []);
		if (nodes.length > 0 || value.length === 0) return nodes;
	}
	return toText(value);
}

function toText(value: unknown): string {
	if (value instanceof RegExp || typeof value === 'bigint') return String(value);
	return (JSON.stringify(value) ?? String(value)).slice(0, 1000);
}

function labelOf(node: Record<string, unknown>): string {
	for (const name of TELLING) {
		const value = node[name];
		if (typeof value !== 'string' && typeof value !== 'number') continue;
		const text = String(value).replace(/\s+/g, ' ').trim();
		if (text) return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text;
	}
	return '';
}
