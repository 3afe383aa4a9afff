/** What the user wrote of each `$state` of a component, read from the tree that the compiler returns with its code. */
import { fingerprint } from './fingerprint';
import { field, listOf, typeOf } from './tree-fields';

/** What the user wrote of one `$state`. */
export interface WrittenState {
	/** Stands for its initial expression. */
	written: string;
	/** The expression has the same value whenever and wherever it is evaluated. */
	isLiteral: boolean;
}

export type WrittenStates = ReadonlyMap<string, WrittenState>;

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

/** Values of their own that are made from literals alone. */
const LITERAL_CLASSES = new Set(['Map', 'Set']);
const LITERAL_NAMES = new Set(['undefined', 'NaN', 'Infinity']);

/** Whether an expression has the same value whenever and wherever it is evaluated. */
function isLiteral(node: unknown): boolean {
	const parts = (name: string) => listOf(field(node, name)).every(isLiteral);
	const part = (name: string) => isLiteral(field(node, name));
	switch (typeOf(node)) {
		case 'Literal':
		case 'TemplateElement':
			return true;
		case 'Identifier':
			return LITERAL_NAMES.has(String(field(node, 'name')));
		case 'TemplateLiteral':
			return parts('expressions');
		case 'ArrayExpression':
			return parts('elements');
		case 'ObjectExpression':
			return parts('properties');
		case 'Property':
			return part('value') && (field(node, 'computed') !== true || part('key'));
		case 'UnaryExpression':
			return part('argument');
		case 'BinaryExpression':
		case 'LogicalExpression':
			return part('left') && part('right');
		case 'ConditionalExpression':
			return part('test') && part('consequent') && part('alternate');
		case 'NewExpression':
			return (
				LITERAL_CLASSES.has(String(field(field(node, 'callee'), 'name'))) && parts('arguments')
			);
		case 'TSAsExpression':
		case 'TSSatisfiesExpression':
		case 'TSNonNullExpression':
			return part('expression');
		default:
			return false;
	}
}

/** The `$state` at the top level of the component's script, by name. */
export function readStates(ast: unknown): WrittenStates {
	const states = new Map<string, WrittenState>();
	for (const statement of listOf(field(field(field(ast, 'instance'), 'content'), 'body'))) {
		const isExport = typeOf(statement) === 'ExportNamedDeclaration';
		const declaration = isExport ? field(statement, 'declaration') : statement;
		for (const declarator of listOf(field(declaration, 'declarations'))) {
			const init = field(declarator, 'init');
			if (!isState(init)) continue;
			const id = field(declarator, 'id');
			const state: WrittenState = {
				written: fingerprint(id, init),
				// A pattern may have defaults of its own.
				isLiteral: typeOf(id) === 'Identifier' && listOf(field(init, 'arguments')).every(isLiteral)
			};
			for (const name of namesOf(id)) states.set(name, state);
		}
	}
	return states;
}
