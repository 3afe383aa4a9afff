/** Runs in the frame: the one-line texts of functions, errors, dates and DOM nodes. */
import {
	NOTHING,
	attempt,
	builtin,
	constructorName,
	cut,
	descriptor,
	isA,
	toText
} from './values-read';

export const MAX_STRING = 10_000;
const MAX_ATTRIBUTES = 8;

const functionSource = Function.prototype.toString;
const dateValue = Date.prototype.getTime;
const dateText = Date.prototype.toISOString;
const regexpText = RegExp.prototype.toString;

/** `class Nest extends Place`, `ƒ hatch(egg)`, `async ƒ load()`. */
export function functionText(value: object): string {
	const source = attempt(() => Reflect.apply(functionSource, value, []) as string, '');
	const named: unknown = descriptor(value, 'name')?.value;
	const name = typeof named === 'string' ? cut(named, 100) : '';
	if (/^class\b/.test(source)) {
		const base = /^class\b[^{]*?\bextends\s+([\w$.]+)/.exec(source)?.[1];
		return `class${name && ` ${name}`}${base ? ` extends ${base}` : ''}`;
	}
	const kind = /^async\b/.test(source) ? 'async ƒ' : 'ƒ';
	const star = /^(async\s+)?(function\s*)?\*/.test(source) ? '*' : '';
	return `${kind}${star} ${name}(${parameters(source)})`;
}

/** The plain names between the first parentheses; anything cleverer is not worth a parser. */
function parameters(source: string): string {
	const list =
		/^[^(]*\(([\w$,.\s]*)\)/.exec(source)?.[1] ?? /^(?:async\s+)?([\w$]+)\s*=>/.exec(source)?.[1];
	return list ? cut(list.replace(/\s+/g, ' ').trim(), 80) : '';
}

export function functionCode(value: object): string {
	return attempt(() => Reflect.apply(functionSource, value, []) as string, '');
}

export function dateToText(value: object): string | null {
	const time = attempt(() => Reflect.apply(dateValue, value, []) as number, null);
	if (time === null) return null;
	return Number.isNaN(time) ? 'Invalid Date' : (Reflect.apply(dateText, value, []) as string);
}

export function regexpToText(value: object): string | null {
	return attempt(() => cut(Reflect.apply(regexpText, value, []) as string, 1000), null);
}

/** `TypeError: message`. Errors are the one place where getters are called: `DOMException` has nothing else. */
export function errorText(value: object): string {
	const read = (key: string) => attempt(() => Reflect.get(value, key) as unknown, undefined);
	const own = read('name');
	const name = typeof own === 'string' && own ? own : constructorName(value);
	const message = read('message');
	const text = message === undefined || message === '' ? '' : `: ${withoutNobody(toText(message))}`;
	return cut(`${cut(name, 200)}${text}`, MAX_STRING);
}

/** In Svelte's list of the components around a fault, what has no name is called so: it says nothing. */
function withoutNobody(message: string): string {
	return message.replace(/\n\s+in undefined(?=\n|$)/g, '');
}

/** The stack as the engine wrote it, or null. */
export function errorStack(value: unknown): string | null {
	if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return null;
	const stack = attempt(() => Reflect.get(value, 'stack') as unknown, null);
	return typeof stack === 'string' ? stack : null;
}

export function isNode(value: object): value is Node {
	return typeof Node === 'function' && isA(value, Node) && nodeType(value) !== null;
}

function nodeType(value: object): number | null {
	const type = builtin(Node.prototype, 'nodeType', value);
	return typeof type === 'number' ? type : null;
}

function text(prototype: object, key: string, value: object): string {
	const read = builtin(prototype, key, value);
	return typeof read === 'string' ? read : '';
}

/** An element's opening tag, or the content of another node, shortened. */
export function nodeText(value: Node): string {
	switch (nodeType(value)) {
		case 1:
			return openingTag(value);
		case 3:
			return `#text ${JSON.stringify(cut(text(CharacterData.prototype, 'data', value), 200))}`;
		case 8:
			return `<!--${cut(text(CharacterData.prototype, 'data', value), 200)}-->`;
		default:
			// `#document`, `#document-fragment`, or the name of a doctype.
			return text(Node.prototype, 'nodeName', value);
	}
}

function openingTag(value: object): string {
	const tag = text(Node.prototype, 'nodeName', value).toLowerCase();
	let markup = `<${tag}`;
	// The getter of the prototype: `<form><input name="attributes">` hides the form's own.
	const attributes = builtin(Element.prototype, 'attributes', value);
	if (attributes === NOTHING || !(attributes instanceof NamedNodeMap)) return `${markup}>`;
	for (let index = 0; index < Math.min(attributes.length, MAX_ATTRIBUTES); index++) {
		const attribute = attributes.item(index);
		if (!attribute) continue;
		markup += ` ${cut(attribute.name, 60)}`;
		if (attribute.value) markup += `="${cut(attribute.value, 80)}"`;
	}
	return `${markup}${attributes.length > MAX_ATTRIBUTES ? ' …' : ''}>`;
}

/** Child nodes without the white space between tags. */
export function childNodes(value: Node): Node[] {
	const list = builtin(Node.prototype, 'childNodes', value);
	if (!(list instanceof NodeList)) return [];
	return [...list].filter(
		(node) => nodeType(node) !== 3 || text(CharacterData.prototype, 'data', node).trim() !== ''
	);
}
