/**
 * Which components stand inside of a component at places that each of its instances has, once: not in blocks, in snippets or in what is given
 * to another component. The instance at such a place can be told from all others.
 */
import { fingerprint } from './fingerprint';
import { branchesOf, field, listOf, typeOf } from './tree-fields';

/** A component in the markup. */
export interface Place {
	/** As the component is imported. */
	specifier: string;
	/** Stands for its attributes as they are written. */
	attributes: string;
}

export interface Inside {
	/** In the order of the document, which is that in which instances are made. */
	places: Place[];
	/** Specifiers of components that may also stand elsewhere, or that the code names. */
	uncertain: ReadonlySet<string>;
}

const NOTHING: Inside = { places: [], uncertain: new Set() };

const COMPONENT_FILE = /\.(?:svelte|svx|md)$/;
/** What is inside of these is not there, or not always. */
const OTHER_ELEMENTS = new Set(['svelte:element', 'noscript']);
/** Most pages of Markdown are done with that. */
const MAY_HAVE_COMPONENTS = /<\p{Lu}/u;

interface Import {
	specifier: string;
	isDefault: boolean;
}

type Imports = Map<string, Import>;

function importsOf(ast: unknown): Imports {
	const imports: Imports = new Map();
	const scripts = [field(ast, 'instance'), field(ast, 'module')];
	for (const statement of scripts.flatMap((script) =>
		listOf(field(field(script, 'content'), 'body'))
	)) {
		if (typeOf(statement) !== 'ImportDeclaration') continue;
		const specifier = String(field(field(statement, 'source'), 'value'));
		for (const node of listOf(field(statement, 'specifiers'))) {
			const isDefault = typeOf(node) === 'ImportDefaultSpecifier';
			imports.set(String(field(field(node, 'local'), 'name')), { specifier, isDefault });
		}
	}
	return imports;
}

interface Markup {
	/** Components at places of their own, with their attributes. */
	places: { name: string; attributes: string }[];
	/** Names of components elsewhere. */
	others: Set<string>;
	/** Something may stand in it that other components bring along. */
	isOpen: boolean;
}

function readMarkup(nodes: unknown, isCertain: boolean, markup: Markup): void {
	for (const node of listOf(nodes)) {
		const type = typeOf(node);
		const name = String(field(node, 'name'));
		if (type === 'RenderTag' || type === 'Slot') markup.isOpen = true;
		if (type === 'InlineComponent') {
			if (isCertain)
				markup.places.push({ name, attributes: fingerprint(field(node, 'attributes')) });
			else markup.others.add(name);
		}
		const isElement = type === 'Element' && !OTHER_ELEMENTS.has(name);
		readMarkup(field(node, 'children'), isCertain && isElement, markup);
		for (const branch of branchesOf(node)) readMarkup(field(branch, 'children'), false, markup);
	}
}

interface Code {
	/** Those of imports and of elements are none. */
	names: Set<string>;
	/** Something is awaited outside of functions: what waits is made later than what stands behind it. */
	isAwaited: boolean;
}

/** Adds what occurs in code and in attributes. */
function readCode(node: unknown, code: Code, isInFunction = false): void {
	if (typeof node !== 'object' || node === null) return;
	const type = typeOf(node);
	if (type === 'ImportDeclaration') return;
	if (type === 'Identifier' || type === 'Let') code.names.add(String(field(node, 'name')));
	if (!isInFunction && (type === 'AwaitExpression' || field(node, 'await') === true)) {
		code.isAwaited = true;
	}
	const isFunction = isInFunction || /Function/.test(String(type));
	for (const part of Object.values(node)) readCode(part, code, isFunction);
}

/** Whether it is plain which component a name in the markup is: of the project's, only one that is imported from its own file. */
function isKnown(name: string, { specifier, isDefault }: Import): boolean {
	if (!/^[./$#]/.test(specifier)) return true;
	return isDefault && COMPONENT_FILE.test(specifier) && !name.includes('.');
}

/** Nothing when it cannot be told. */
export function readInside(source: string, ast: unknown): Inside {
	if (!MAY_HAVE_COMPONENTS.test(source)) return NOTHING;
	const markup: Markup = { places: [], others: new Set(), isOpen: false };
	readMarkup(field(field(ast, 'html'), 'children'), true, markup);
	if (markup.isOpen || markup.places.length === 0) return NOTHING;
	const imports = importsOf(ast);
	const code: Code = { names: new Set(), isAwaited: false };
	for (const part of ['html', 'instance', 'module']) readCode(field(ast, part), code);
	if (code.isAwaited) return NOTHING;
	const places: Place[] = [];
	const uncertain = new Set<string>();
	for (const name of [...markup.others, ...markup.places.map((place) => place.name)]) {
		const isNamed = code.names.has(name);
		const isElsewhere = markup.others.has(name);
		const found = imports.get(name.split('.')[0] ?? '');
		if (!found || !isKnown(name, found) || (isNamed && isElsewhere)) return NOTHING;
		if (isNamed || isElsewhere) uncertain.add(found.specifier);
	}
	for (const { name, attributes } of markup.places) {
		const { specifier = '', isDefault = false } = imports.get(name) ?? {};
		if (isDefault && COMPONENT_FILE.test(specifier)) places.push({ specifier, attributes });
	}
	return { places, uncertain };
}
