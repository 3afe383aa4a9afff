/** What packages expect of a bundler: `process.env.NODE_ENV`, `global`, `import.meta.env`. */
import {
	applyEdits,
	childrenOf,
	isIdentifier,
	isMember,
	isNode,
	literalOf,
	parse,
	type Edit,
	type SyntaxNode
} from './syntax';

const MODE = 'development';
const META_ENV = `({ MODE: "${MODE}", DEV: true, PROD: false, SSR: false, BASE_URL: "/" })`;

/** Cheap test: most files have nothing to replace and are not parsed. */
export function needsDefines(code: string): boolean {
	return /\bprocess\s*\.\s*env\b|\bglobal\b|\bimport\.meta\.env\b/.test(code);
}

/** The replacement for a node, if it is one of those. */
export function defineFor(node: SyntaxNode, parent: SyntaxNode | null): Edit | null {
	if (node.type !== 'MemberExpression') return null;
	const edit = (text: string): Edit => ({ from: node.start, to: node.end, text });
	if (isNodeEnv(node)) return isTarget(node, parent) ? null : edit(JSON.stringify(MODE));
	if (isMember(node, 'process', 'env')) return isTarget(node, parent) ? null : edit('({})');
	if (isMetaEnv(node)) return edit(META_ENV);
	return null;
}

/** ES module code with everything replaced. */
export function defineInModule(code: string): string {
	if (!needsDefines(code)) return code;
	const edits: Edit[] = [];
	const global = { isUsed: false, isDeclared: false };
	visit(parse(code, 'module'), null);

	function visit(node: SyntaxNode, parent: SyntaxNode | null): void {
		const edit = defineFor(node, parent);
		if (edit) {
			edits.push(edit);
			return;
		}
		if (isIdentifier(node, 'global')) noteGlobal(node, parent);
		for (const child of childrenOf(node)) visit(child, node);
	}

	function noteGlobal(node: SyntaxNode, parent: SyntaxNode | null): void {
		if (parent === null) return;
		if (parent.type === 'MemberExpression' && parent['property'] === node && !parent['computed'])
			return;
		if (parent.type === 'Property' && parent['key'] === node && !parent['shorthand']) return;
		if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') return;
		if (/Import.*Specifier|Declarator|Function|ClassDeclaration|Catch/.test(parent.type)) {
			if (parent['init'] !== node) global.isDeclared = true;
		}
		global.isUsed = true;
	}

	const prefix = global.isUsed && !global.isDeclared ? 'var global = globalThis; ' : '';
	return prefix + applyEdits(code, edits);
}

/** True or false when the test is decided by NODE_ENV alone, else null. */
export function decide(test: unknown): boolean | null {
	if (!isNode(test)) return null;
	switch (test.type) {
		case 'BinaryExpression': {
			const [left, right] = [valueOf(test['left']), valueOf(test['right'])];
			if (left === null || right === null) return null;
			if (test['operator'] === '===' || test['operator'] === '==') return left === right;
			if (test['operator'] === '!==' || test['operator'] === '!=') return left !== right;
			return null;
		}
		case 'UnaryExpression': {
			const value = test['operator'] === '!' ? decide(test['argument']) : null;
			return value === null ? null : !value;
		}
		case 'LogicalExpression': {
			const [left, right] = [decide(test['left']), decide(test['right'])];
			const [decisive, isLogical] = [test['operator'] === '||', test['operator'] !== '??'];
			if (!isLogical) return null;
			if (left === decisive || right === decisive) return decisive;
			return left === null || right === null ? null : !decisive;
		}
		default:
			return null;
	}
}

function valueOf(node: unknown): string | null {
	return isNode(node) && isNodeEnv(node) ? MODE : literalOf(node);
}

function isNodeEnv(node: SyntaxNode): boolean {
	const object = node['object'];
	if (node.type !== 'MemberExpression' || !isNode(object)) return false;
	if (!isMember(object, 'process', 'env')) return false;
	return isIdentifier(node['property'], 'NODE_ENV')
		? node['computed'] === false
		: literalOf(node['property']) === 'NODE_ENV';
}

function isMetaEnv(node: SyntaxNode): boolean {
	const object = node['object'];
	if (!isNode(object) || object.type !== 'MetaProperty') return false;
	return isIdentifier(object['meta'], 'import') && isIdentifier(node['property'], 'env');
}

/** Left of an assignment, where a value cannot stand. */
function isTarget(node: SyntaxNode, parent: SyntaxNode | null): boolean {
	if (parent === null) return false;
	if (parent.type === 'AssignmentExpression') return parent['left'] === node;
	return parent.type === 'UpdateExpression';
}
