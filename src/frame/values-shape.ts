/** Runs in the frame: what kind of thing an object is, decided by brand and never by what the object says of itself. */
import type { ConsoleValue } from '../protocol/console';
import { NOTHING, attempt, builtin, isA, toText } from './values-read';
import { dateToText, errorText, functionText, isNode, nodeText, regexpToText } from './values-text';

type Shape = Extract<ConsoleValue, { type: 'object' }>['shape'];

export interface Description {
	shape: Shape;
	size: number | null;
	text: string | null;
}

const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const mapEntries = Map.prototype.entries;
const setValues = Set.prototype.values;

/** Entries of a real Map, past anything a subclass overrides: reading a `SvelteMap` this way reads no signal. */
export function entriesOf(value: object): Iterable<[unknown, unknown]> {
	return Reflect.apply(mapEntries, value, []) as Iterable<[unknown, unknown]>;
}

export function membersOf(value: object): Iterable<unknown> {
	return Reflect.apply(setValues, value, []) as Iterable<unknown>;
}

function sizeBy(prototype: object, key: string, value: object): number | null {
	const size = builtin(prototype, key, value);
	return typeof size === 'number' ? size : null;
}

function sized(shape: Shape, size: number | null): Description | null {
	return size === null ? null : { shape, size, text: null };
}

function texted(shape: Shape, text: string | null): Description | null {
	return text === null ? null : { shape, size: null, text };
}

function globalClass(name: string): { prototype: object } | null {
	const found: unknown = Reflect.get(globalThis, name);
	return typeof found === 'function' ? found : null;
}

function listOf(name: string, value: object): Description | null {
	const list = globalClass(name);
	return list && isA(value, list) ? sized('array', sizeBy(list.prototype, 'length', value)) : null;
}

function boxed(value: object): Description | null {
	const box = [Number, String, Boolean, Symbol, BigInt].find((maker) => isA(value, maker));
	if (!box) return null;
	const primitive: unknown = attempt(
		() => Reflect.apply(box.prototype.valueOf, value, []) as unknown,
		NOTHING
	);
	if (primitive === NOTHING) return null;
	const text =
		typeof primitive === 'string' ? JSON.stringify(primitive.slice(0, 1000)) : toText(primitive);
	return texted('other', Object.is(primitive, -0) ? '-0' : text);
}

/** In order of how common they are; the first that recognises the value has it. */
const describers: ((value: object) => Description | null)[] = [
	(value) => (isNode(value) ? texted('node', nodeText(value)) : null),
	(value) => (isA(value, Error) ? texted('error', errorText(value)) : null),
	(value) => (isA(value, Map) ? sized('map', sizeBy(Map.prototype, 'size', value)) : null),
	(value) => (isA(value, Set) ? sized('set', sizeBy(Set.prototype, 'size', value)) : null),
	(value) => (isA(value, Date) ? texted('date', dateToText(value)) : null),
	(value) => (isA(value, RegExp) ? texted('regexp', regexpToText(value)) : null),
	(value) => (isA(value, Promise) ? { shape: 'promise', size: null, text: null } : null),
	(value) =>
		ArrayBuffer.isView(value) ? sized('array', sizeBy(typedArray, 'length', value)) : null,
	(value) =>
		isA(value, ArrayBuffer)
			? sized('other', sizeBy(ArrayBuffer.prototype, 'byteLength', value))
			: null,
	(value) => listOf('NodeList', value),
	(value) => listOf('HTMLCollection', value),
	boxed
];

export function describe(value: object): Description {
	if (typeof value === 'function') {
		return { shape: 'function', size: null, text: functionText(value) };
	}
	// Throws on a revoked proxy, which is how one is known.
	if (Array.isArray(value)) {
		const length = attempt(() => Reflect.get(value, 'length') as unknown, 0);
		return { shape: 'array', size: typeof length === 'number' ? length : 0, text: null };
	}
	if (Reflect.getPrototypeOf(value) !== Object.prototype) {
		for (const describer of describers) {
			const description = describer(value);
			if (description) return description;
		}
	}
	return { shape: 'object', size: null, text: null };
}
