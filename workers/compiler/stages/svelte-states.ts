/** What the user wrote of each `$state` of a component, read from the tree that the compiler returns with its code. */
import { field, listOf, typeOf } from './tree-fields';

/** What says where a node stands, how it was spelled, or what its type is, but not what it does. */
const SILENT = new Set([
	...['start', 'end', 'loc', 'range', 'raw', 'metadata', 'parent'],
	...['leadingComments', 'trailingComments', 'typeAnnotation', 'typeArguments', 'typeParameters']
]);

/** `$state(…)` or `$state.raw(…)`. */
function isState(init: unknown): boolean {
	if (typeOf(init) !== 'CallExpression') return false;
	const callee = field(init, 'callee');
	const isRaw =
		typeOf(callee) === 'MemberExpression' && field(field(callee, 'property'), 'name') === 'raw';
	return field(isRaw ? field(callee, 'object') : callee, 'name') === '$state';
}

/** The variables that a pattern declares. */
function namesOf(pattern: unknown): string[] {
	switch (typeOf(pattern)) {
		case 'Identifier':
			return [String(field(pattern, 'name'))];
		case 'ObjectPattern':
			return listOf(field(pattern, 'properties')).flatMap((property) =>
				namesOf(typeOf(property) === 'Property' ? field(property, 'value') : property)
			);
		case 'ArrayPattern':
			return listOf(field(pattern, 'elements')).flatMap(namesOf);
		case 'AssignmentPattern':
			return namesOf(field(pattern, 'left'));
		case 'RestElement':
			return namesOf(field(pattern, 'argument'));
		default:
			return [];
	}
}

/** The same for two pieces of code that differ in spaces, comments, quotes or types only. */
function fingerprint(...nodes: unknown[]): string {
	const text = JSON.stringify(nodes, (name, value: unknown) => {
		// Parsers leave out what is false, or do not.
		if (SILENT.has(name) || (value === false && name !== 'value')) return undefined;
		return typeof value === 'bigint' ? String(value) : value;
	});
	let hash = 5381;
	for (let at = 0; at < text.length; at++) hash = ((hash << 5) - hash) ^ text.charCodeAt(at);
	return (hash >>> 0).toString(36);
}

/** By name, a text that stands for the initial expression of each `$state` at the top level of the component's script. */
export function readStates(ast: unknown): Map<string, string> {
	const states = new Map<string, string>();
	for (const statement of listOf(field(field(field(ast, 'instance'), 'content'), 'body'))) {
		const isExport = typeOf(statement) === 'ExportNamedDeclaration';
		const declaration = isExport ? field(statement, 'declaration') : statement;
		for (const declarator of listOf(field(declaration, 'declarations'))) {
			const init = field(declarator, 'init');
			if (!isState(init)) continue;
			const id = field(declarator, 'id');
			const written = fingerprint(id, init);
			for (const name of namesOf(id)) states.set(name, written);
		}
	}
	return states;
}
