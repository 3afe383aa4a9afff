/** What a script defines, exports and takes, read from its text without a language service. */
import { typescriptLanguage } from '@codemirror/lang-javascript';
import type { SyntaxNode } from '@lezer/common';

export interface Definition {
	name: string;
	kind: 'variable' | 'function' | 'class' | 'type' | 'import';
	/** What an import leads to. */
	specifier?: string;
}

export interface Prop {
	name: string;
	/** As it is written; empty when nothing says. */
	type: string;
	isOptional: boolean;
	isBindable: boolean;
}

export interface ScriptSymbols {
	/** Of the top level. */
	definitions: readonly Definition[];
	/** By `$props()` or `export let`. */
	props: readonly Prop[];
	/** Names that can be imported; `default` is among them. */
	exports: readonly string[];
}

const scriptElement = /<script\b((?:"[^"]*"|'[^']*'|[^>"'])*)>([^]*?)(?:<\/script>|$)/g;

/** The scripts of a component or of Markdown, each with its place. */
export function scriptsOf(source: string): { text: string; from: number; isModule: boolean }[] {
	return [...source.matchAll(scriptElement)].map((match) => {
		const [, attributes = '', text = ''] = match;
		const head = match[0].indexOf('>', '<script'.length + attributes.length) + 1;
		return {
			text,
			from: match.index + head,
			isModule: /\bmodule\b/.test(attributes)
		};
	});
}

class Reader {
	readonly definitions: Definition[] = [];
	readonly props: Prop[] = [];
	readonly exports: string[] = [];
	readonly #text: string;
	/** Members of object types by the name of their interface or alias. */
	readonly #types = new Map<string, Prop[]>();

	readonly #top: SyntaxNode;

	/** `text` is what the offsets in `top`, the node of a script, count from. */
	constructor(text: string, top: SyntaxNode = typescriptLanguage.parser.parse(text).topNode) {
		this.#text = text;
		this.#top = top;
	}

	read(): ScriptSymbols {
		const statements = children(this.#top);
		for (const node of statements)
			this.#readType(
				node.name === 'ExportDeclaration'
					? (node.getChild('InterfaceDeclaration') ?? node.getChild('TypeAliasDeclaration'))
					: node
			);
		for (const node of statements) this.#statement(node, false);
		return { definitions: this.definitions, props: this.props, exports: this.exports };
	}

	#slice(node: SyntaxNode | null | undefined): string {
		return node ? this.#text.slice(node.from, node.to) : '';
	}

	#define(node: SyntaxNode | null, kind: Definition['kind'], isExported: boolean): void {
		if (!node) return;
		const name = this.#slice(node);
		this.definitions.push({ name, kind });
		if (isExported && kind !== 'type') this.exports.push(name);
	}

	#statement(node: SyntaxNode, isExported: boolean): void {
		switch (node.name) {
			case 'ImportDeclaration':
				return this.#import(node);
			case 'ExportDeclaration':
				return this.#export(node);
			case 'FunctionDeclaration':
				return this.#define(node.getChild('VariableDefinition'), 'function', isExported);
			case 'ClassDeclaration':
				return this.#define(node.getChild('VariableDefinition'), 'class', isExported);
			case 'InterfaceDeclaration':
			case 'TypeAliasDeclaration':
				return this.#define(node.getChild('TypeDefinition'), 'type', isExported);
			case 'EnumDeclaration':
				return this.#define(
					node.getChild('VariableDefinition') ?? node.getChild('TypeDefinition'),
					'class',
					isExported
				);
			case 'VariableDeclaration':
				return this.#variables(node, isExported);
			default:
		}
	}

	#import(node: SyntaxNode): void {
		const specifier = this.#slice(node.getChild('String')).slice(1, -1);
		for (const name of descendants(node, 'VariableDefinition'))
			this.definitions.push({ name: this.#slice(name), kind: 'import', specifier });
	}

	#export(node: SyntaxNode): void {
		if (node.getChild('default')) this.exports.push('default');
		const group = node.getChild('ExportGroup');
		if (group) {
			// `a as b` exports b.
			for (const part of this.#slice(group).slice(1, -1).split(',')) {
				const name = part.trim().split(/\s+/).at(-1);
				if (name) this.exports.push(name);
			}
			return;
		}
		for (const child of children(node)) {
			this.#statement(child, true);
			if (child.name === 'VariableDeclaration' && child.getChild('let')) this.#exportedLet(child);
		}
	}

	/** Props of legacy mode. */
	#exportedLet(node: SyntaxNode): void {
		for (const name of node.getChildren('VariableDefinition')) {
			const next = name.nextSibling;
			const type = next?.name === 'TypeAnnotation' ? this.#annotation(next) : '';
			const after = next?.name === 'TypeAnnotation' ? next.nextSibling : next;
			this.props.push({
				name: this.#slice(name),
				type,
				isOptional: after?.name === 'Equals',
				isBindable: true
			});
		}
	}

	#variables(node: SyntaxNode, isExported: boolean): void {
		const isProps = /^[^]*=\s*\$props\s*\(/.test(this.#slice(node));
		for (const child of children(node)) {
			if (child.name === 'VariableDefinition') {
				const after =
					child.nextSibling?.name === 'TypeAnnotation'
						? child.nextSibling.nextSibling
						: child.nextSibling;
				const value = after?.name === 'Equals' ? after.nextSibling : null;
				const isFunction = value?.name === 'ArrowFunction' || value?.name === 'FunctionExpression';
				this.#define(child, isFunction ? 'function' : 'variable', isExported);
				if (isProps) this.props.push(...this.#typeMembers(child.nextSibling));
			} else if (child.name === 'ObjectPattern' || child.name === 'ArrayPattern') {
				for (const name of descendants(child, 'VariableDefinition'))
					this.#define(name, 'variable', isExported);
				if (isProps && child.name === 'ObjectPattern') this.#props(child);
			}
		}
	}

	#props(pattern: SyntaxNode): void {
		const typed = this.#typeMembers(pattern.nextSibling);
		for (const property of pattern.getChildren('PatternProperty')) {
			const key = property.firstChild;
			const text = this.#slice(property);
			if (!key || text.startsWith('...')) continue;
			const name = this.#slice(key).replace(/^['"]|['"]$/g, '');
			const value = /=\s*([^]*)$/.exec(text)?.[1] ?? '';
			const known = typed.find((prop) => prop.name === name);
			this.props.push({
				name,
				type: known?.type ?? '',
				isOptional: known?.isOptional ?? value !== '',
				isBindable: value.startsWith('$bindable')
			});
		}
		// What `...rest` takes.
		for (const prop of typed)
			if (!this.props.some(({ name }) => name === prop.name)) this.props.push(prop);
	}

	#annotation(node: SyntaxNode): string {
		return this.#slice(node).replace(/^:\s*/, '').replace(/\s+/g, ' ');
	}

	#readType(node: SyntaxNode | null): void {
		if (node?.name !== 'InterfaceDeclaration' && node?.name !== 'TypeAliasDeclaration') return;
		const body = node.getChild('ObjectType');
		if (body) this.#types.set(this.#slice(node.getChild('TypeDefinition')), this.#members(body));
	}

	#typeMembers(annotation: SyntaxNode | null): Prop[] {
		if (annotation?.name !== 'TypeAnnotation') return [];
		const bodies = descendants(annotation, 'ObjectType');
		const names = descendants(annotation, 'TypeName').map((name) => this.#slice(name));
		const first = bodies[0];
		return [
			...(first ? this.#members(first) : []),
			...names.flatMap((name) => this.#types.get(name) ?? [])
		];
	}

	#members(body: SyntaxNode): Prop[] {
		return children(body).flatMap((member) => {
			const name = member.getChild('PropertyDefinition') ?? member.getChild('PropertyName');
			if (!name) return [];
			const annotation = member.getChild('TypeAnnotation');
			return {
				name: this.#slice(name).replace(/^['"]|['"]$/g, ''),
				type: annotation ? this.#annotation(annotation) : '',
				isOptional: this.#text.slice(name.to, name.to + 1) === '?',
				isBindable: false
			};
		});
	}
}

function children(node: SyntaxNode): SyntaxNode[] {
	const found: SyntaxNode[] = [];
	for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
	return found;
}

/** Nodes of that name, but not those inside functions and classes. */
function descendants(node: SyntaxNode, name: string): SyntaxNode[] {
	return children(node).flatMap((child) => {
		if (child.name === name) return [child];
		return /Function|ClassBody|^Block$/.test(child.name) ? [] : descendants(child, name);
	});
}

/** How many texts are remembered: those of a project of usual size. */
const MOST_REMEMBERED = 60;
const remembered = new Map<string, ScriptSymbols>();

function remember(key: string, read: () => ScriptSymbols): ScriptSymbols {
	const known = remembered.get(key) ?? read();
	// The least recently used one goes first.
	remembered.delete(key);
	remembered.set(key, known);
	if (remembered.size > MOST_REMEMBERED) {
		const oldest = remembered.keys().next();
		if (!oldest.done) remembered.delete(oldest.value);
	}
	return known;
}

/** What an editor has parsed already: the node of the script that fills a range, with offsets in the whole text, or null. */
export type ParsedScripts = (from: number, to: number) => SyntaxNode | null;

const nothingParsed: ParsedScripts = () => null;

/** Symbols of a module of JavaScript or TypeScript. */
export function moduleSymbols(text: string, parsed = nothingParsed): ScriptSymbols {
	return remember(text, () => new Reader(text, parsed(0, text.length) ?? undefined).read());
}

/** Symbols of all scripts of a component or of Markdown. */
export function componentSymbols(source: string, parsed = nothingParsed): ScriptSymbols {
	return remember(
		`<component>${scriptsOf(source)
			.map(({ text }) => text)
			.join('\u0000')}`,
		() => {
			const parts = scriptsOf(source).map(({ text, from, isModule }) => {
				const top = parsed(from, from + text.length);
				const reader = top ? new Reader(source, top) : new Reader(text);
				return { isModule, ...reader.read() };
			});
			return {
				definitions: parts.flatMap(({ definitions }) => definitions),
				props: parts.filter(({ isModule }) => !isModule).flatMap(({ props }) => props),
				exports: [
					'default',
					...parts.filter(({ isModule }) => isModule).flatMap(({ exports }) => exports)
				]
			};
		}
	);
}
