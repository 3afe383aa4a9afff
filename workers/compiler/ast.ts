/**
 * The tree of a file for the output view: the parser's nodes, without what only the compiler needs. The parser is that of the version
 * Rookery comes with, whichever the project asks for.
 */
import { parse, parseCss } from 'svelte/compiler';
import type { Ast, AstField, AstNode } from '../../src/protocol/ast';
import { kindOf } from '../../src/workspace/paths';
import type { ModuleGraph } from './graph';
import { Tracer } from './stages/runs';

type Range = AstNode['range'];

/** From the text that was parsed to the file the user wrote. */
type ToSource = (from: number, to: number) => Range;

const same: ToSource = (from, to) => ({ from, to });

/** Where nodes say where they are, and what is told by the tree itself. */
const SILENT = new Set(['type', 'start', 'end', 'loc', 'name_loc', 'range', 'parent', 'metadata']);

/** Properties that tell a node from its like, the best first. */
const TELLING = ['name', 'raw', 'value', 'data', 'operator', 'kind', 'property', 'prelude', 'tag'];
const LONGEST_LABEL = 40;

export async function makeAst(path: string, graph: ModuleGraph): Promise<Ast> {
	const content = graph.files.get(path);
	if (content === undefined) return { kind: 'none', reason: 'The file is gone.' };
	if (typeof content !== 'string') return { kind: 'none', reason: 'Only text has a syntax tree.' };
	try {
		const root = await parseFile(path, content, graph);
		return root ?? { kind: 'none', reason: 'This kind of file has no syntax tree here.' };
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return { kind: 'none', reason: message.split('\n', 1)[0] ?? message };
	}
}

async function parseFile(path: string, content: string, graph: ModuleGraph): Promise<Ast | null> {
	switch (kindOf(path)) {
		case 'svelte':
			return toTree(parse(content, { modern: true }), same);
		case 'svx': {
			const module = graph.module(path) ?? (await graph.buildAlone(path));
			if (!module || module.svelte === null) {
				const fault = module?.diagnostics.find(({ severity }) => severity === 'error');
				return { kind: 'none', reason: fault?.message ?? 'mdsvex made nothing of this file.' };
			}
			const { svelte: text, maps } = module;
			const tracer = maps.svelte && new Tracer(maps.svelte, text, content);
			const toSource: ToSource = (from, to) => tracer?.toSourceRange(from, to) ?? null;
			return toTree(parse(text, { modern: true }), toSource);
		}
		case 'css':
			return toTree(parseCss(content), same);
		case 'js':
		case 'ts':
		case 'svelte-js':
		case 'svelte-ts': {
			// The parser of scripts, reached by way of a component.
			const open = '<script module lang="ts">';
			const root = parse(`${open}${content.replaceAll('</script', '<\\script')}</script>`, {
				modern: true
			});
			const shifted: ToSource = (from, to) => ({ from: from - open.length, to: to - open.length });
			return root.module && toTree(root.module.content, shifted);
		}
		default:
			return null;
	}
}

function toTree(value: object, toSource: ToSource): Ast | null {
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
