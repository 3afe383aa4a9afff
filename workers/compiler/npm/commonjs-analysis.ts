/** What a CommonJS file requires, and which of it it cannot do without. */
import { decide, defineFor } from './defines';
import {
	applyEdits,
	childrenOf,
	isIdentifier,
	isNode,
	literalOf,
	parse,
	type Edit,
	type SyntaxNode
} from './syntax';

export interface CommonJs {
	/** Ready to stand in a function body. Dynamic imports call `$import`. */
	code: string;
	/** Specifiers; true when every execution of the file needs it: not inside a function, a condition or a `try`. */
	requires: Map<string, boolean>;
	dynamicImports: string[];
}

interface Place {
	isCertain: boolean;
	/** False inside functions that bring their own `require`, as bundles do. */
	isOurs: boolean;
}

const CONDITIONAL = new Set([
	'IfStatement',
	'ConditionalExpression',
	'TryStatement',
	'SwitchStatement'
]);

/** Throws a `SyntaxError` when the code cannot be parsed. */
export function analyseCommonJs(source: string): CommonJs {
	const code = source.replace(/^#!.*/, '');
	const requires = new Map<string, boolean>();
	const dynamicImports = new Set<string>();
	const edits: Edit[] = [];
	if (/\brequire\b|\bprocess\b|\bimport\b/.test(code)) {
		visit(parse(code, 'script'), null, { isCertain: true, isOurs: true });
	}
	return { code: applyEdits(code, edits), requires, dynamicImports: [...dynamicImports] };

	function visit(node: SyntaxNode, parent: SyntaxNode | null, place: Place): void {
		const edit = defineFor(node, parent);
		if (edit) {
			edits.push(edit);
			return;
		}
		if (node.type === 'CallExpression' && place.isOurs) noteRequire(node, place);
		if (node.type === 'ImportExpression') noteImport(node);
		const inner = placeInside(node, place);
		for (const child of liveChildren(node)) {
			// The test of a condition is always evaluated.
			visit(child, node, child === node['test'] ? place : inner);
		}
	}

	function noteRequire(node: SyntaxNode, place: Place): void {
		if (!isIdentifier(node['callee'], 'require')) return;
		const [argument] = Array.isArray(node['arguments']) ? node['arguments'] : [];
		const specifier = literalOf(argument);
		if (specifier === null) return;
		requires.set(specifier, place.isCertain || requires.get(specifier) === true);
	}

	function noteImport(node: SyntaxNode): void {
		edits.push({ from: node.start, to: node.start + 'import'.length, text: '$import' });
		const specifier = literalOf(node['source']);
		if (specifier !== null) dynamicImports.add(specifier);
	}
}

function placeInside(node: SyntaxNode, place: Place): Place {
	if (/Function/.test(node.type)) {
		const parameters = Array.isArray(node['params']) ? node['params'] : [];
		const bringsRequire = parameters.some((parameter) => isIdentifier(parameter, 'require'));
		return { isCertain: false, isOurs: place.isOurs && !bringsRequire };
	}
	if (CONDITIONAL.has(node.type)) {
		return decide(node['test']) === null ? { ...place, isCertain: false } : place;
	}
	return node.type === 'LogicalExpression' ? { ...place, isCertain: false } : place;
}

/** Without the branch that `NODE_ENV` rules out: `react` requires its production build there. */
function liveChildren(node: SyntaxNode): SyntaxNode[] {
	const children = childrenOf(node);
	if (node.type !== 'IfStatement' && node.type !== 'ConditionalExpression') return children;
	const decision = decide(node['test']);
	if (decision === null) return children;
	const dead = decision ? node['alternate'] : node['consequent'];
	return isNode(dead) ? children.filter((child) => child !== dead) : children;
}
