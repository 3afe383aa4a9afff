/** Runs in the frame: what an object shows when it is opened. */
import type { ConsoleChildren, ConsoleProperty, ConsoleValue } from '../protocol/console';
import { NOTHING, attempt, cut, descriptor, ownKeys, toText } from './values-read';
import { describe, entriesOf, membersOf } from './values-shape';
import { childNodes, errorStack, functionCode, isNode } from './values-text';

/** What a handle stands for. */
export type View =
	/** A value as its shape wants: entries of a map, nodes of an element, properties of an object. */
	| { kind: 'contents'; value: object }
	/** Own properties and the prototype. Getters are called on `receiver`. */
	| { kind: 'properties'; value: object; receiver: object }
	/** The items `from` to `to` of something long. */
	| { kind: 'range'; value: object; from: number; to: number }
	| { kind: 'getter'; value: object; key: PropertyKey; receiver: object }
	| { kind: 'pair'; key: unknown; value: unknown };

/** What the views need from the registry that made them. */
export interface Builder {
	/** A value with its preview and a handle; strings up to `length` characters. */
	build(value: unknown, length: number): ConsoleValue;
	/** An object that is only a name or a text, and opens into `view` if there is one. */
	label(parts: { name?: string; text?: string; view?: View }): ConsoleValue;
	isState(value: object): boolean;
	stackText(stack: string): string;
}

const MAX_CHILDREN = 1000;
const RANGE = 100;
/** Finding the named properties of a longer array means listing all its indexes. */
const MAX_LISTED = 10_000;
const LONG = 10_000;
const SHORT = 1000;

const plainPrototypes = new Set<unknown>(
	[Object, Array, Map, Set, Date, RegExp, Promise, Error, Function].map((maker) => maker.prototype)
);

export function keyText(key: PropertyKey): string {
	return typeof key === 'symbol' ? toText(key) : cut(String(key), SHORT);
}

/** One own property. Getters are shown, not called. */
export function readProperty(
	{
		value,
		key,
		receiver,
		length
	}: { value: object; key: PropertyKey; receiver: object; length: number },
	builder: Builder
): ConsoleProperty {
	const kind = typeof key === 'symbol' ? 'symbol' : 'property';
	const found = descriptor(value, key);
	if (!found)
		return { key: keyText(key), kind, value: builder.label({ text: '(cannot be read)' }) };
	if (found.get) {
		const view: View = { kind: 'getter', value, key, receiver };
		return { key: keyText(key), kind: 'getter', value: builder.label({ text: '(...)', view }) };
	}
	if (found.set)
		return { key: keyText(key), kind, value: builder.label({ text: '(setter only)' }) };
	// A `$state` proxy's descriptor may hold the value from before it was made reactive.
	const content: unknown = builder.isState(value)
		? attempt(() => Reflect.get(value, key) as unknown, found.value)
		: found.value;
	return { key: keyText(key), kind, value: builder.build(content, length) };
}

/** Items by index; holes in a row become one property. */
export function readItems(
	{ value, from, to, length }: { value: object; from: number; to: number; length: number },
	builder: Builder
): ConsoleProperty[] {
	const properties: ConsoleProperty[] = [];
	const plain = Array.isArray(value);
	let holes = 0;
	const endHoles = (index: number) => {
		if (holes === 0) return;
		const key = holes === 1 ? String(index - 1) : `${index - holes} … ${index - 1}`;
		properties.push({
			key,
			kind: 'internal',
			value: builder.label({ text: holes === 1 ? 'empty' : `empty × ${holes}` })
		});
		holes = 0;
	};
	for (let index = from; index < to; index++) {
		if (plain) {
			if (attempt(() => !(index in value), false)) {
				holes++;
				continue;
			}
			endHoles(index);
			properties.push(
				readProperty({ value, key: String(index), receiver: value, length }, builder)
			);
		} else {
			const item: unknown = attempt(() => Reflect.get(value, index) as unknown, NOTHING);
			if (item === NOTHING) continue;
			properties.push({ key: String(index), kind: 'property', value: builder.build(item, length) });
		}
	}
	endHoles(to);
	return properties;
}

function rangesOf(value: object, from: number, to: number, builder: Builder): ConsoleProperty[] {
	if (to - from <= RANGE) return readItems({ value, from, to, length: SHORT }, builder);
	let step = RANGE;
	while ((to - from) / step > RANGE) step *= RANGE;
	const properties: ConsoleProperty[] = [];
	for (let start = from; start < to; start += step) {
		const end = Math.min(start + step, to);
		const view: View = { kind: 'range', value, from: start, to: end };
		const key = `[${start} … ${end - 1}]`;
		properties.push({ key, kind: 'internal', value: builder.label({ view }) });
	}
	return properties;
}

function ownProperties(
	value: object,
	receiver: object,
	builder: Builder,
	wanted: (key: string | symbol) => boolean = () => true
): { properties: ConsoleProperty[]; more: number } {
	const keys = ownKeys(value).filter(wanted);
	const length = keys.length > 20 ? SHORT : LONG;
	const properties = keys
		.slice(0, MAX_CHILDREN)
		.map((key) => readProperty({ value, key, receiver, length }, builder));
	const prototype = attempt(() => Reflect.getPrototypeOf(value), undefined);
	if (prototype === null ? value === receiver : prototype && !plainPrototypes.has(prototype)) {
		const shown: ConsoleValue = prototype
			? builder.label({
					name: builderName(prototype, builder),
					view: { kind: 'properties', value: prototype, receiver }
				})
			: { type: 'null', text: 'null' };
		properties.push({ key: '[[Prototype]]', kind: 'internal', value: shown });
	}
	return { properties, more: Math.max(0, keys.length - MAX_CHILDREN) };
}

function builderName(prototype: object, builder: Builder): string {
	const built = builder.build(prototype, 0);
	return built.type === 'object' ? built.name : 'Object';
}

function take<T>(items: Iterable<T>, count: number): T[] {
	const taken: T[] = [];
	for (const item of items) {
		if (taken.length === count) break;
		taken.push(item);
	}
	return taken;
}

/** A map entry: primitive keys speak for themselves, others are opened with their value. */
export function mapEntry(
	{ entry, index, length }: { entry: [unknown, unknown]; index: number; length: number },
	builder: Builder
): ConsoleProperty {
	const [key, value] = entry;
	const shown = builder.build(key, 100);
	if (shown.type === 'string') {
		return { key: `'${shown.value}'`, kind: 'entry', value: builder.build(value, length) };
	}
	if (shown.type !== 'object') {
		return { key: shown.text, kind: 'entry', value: builder.build(value, length) };
	}
	const pair: View = { kind: 'pair', key, value };
	const name = shown.text ?? shown.name;
	return {
		key: String(index),
		kind: 'entry',
		value: builder.label({ name: `${cut(name, 100)} →`, view: pair })
	};
}

function contents(
	value: object,
	builder: Builder
): { properties: ConsoleProperty[]; more: number } {
	const { shape, size } = describe(value);
	const more = Math.max(0, (size ?? 0) - MAX_CHILDREN);
	switch (shape) {
		case 'array': {
			const items = rangesOf(value, 0, size ?? 0, builder);
			const rest =
				!Array.isArray(value) || (size ?? 0) > MAX_LISTED
					? { properties: [], more: 0 }
					: ownProperties(value, value, builder, isNamed);
			return { properties: [...items, ...rest.properties], more: rest.more };
		}
		case 'map': {
			const properties = take(entriesOf(value), MAX_CHILDREN).map((entry, index) =>
				mapEntry({ entry, index, length: SHORT }, builder)
			);
			return {
				properties: [...properties, ...ownProperties(value, value, builder).properties],
				more
			};
		}
		case 'set': {
			const properties = take(membersOf(value), MAX_CHILDREN).map(
				(member, index): ConsoleProperty => ({
					key: String(index),
					kind: 'entry',
					value: builder.build(member, SHORT)
				})
			);
			return {
				properties: [...properties, ...ownProperties(value, value, builder).properties],
				more
			};
		}
		case 'node': {
			const nodes = isNode(value) ? childNodes(value) : [];
			const properties = nodes.slice(0, MAX_CHILDREN).map((node, index): ConsoleProperty => ({
				key: String(index),
				kind: 'entry',
				value: builder.build(node, SHORT)
			}));
			const view: View = { kind: 'properties', value, receiver: value };
			properties.push({ key: '[[Properties]]', kind: 'internal', value: builder.label({ view }) });
			return { properties, more: Math.max(0, nodes.length - MAX_CHILDREN) };
		}
		case 'error': {
			const own = ownProperties(value, value, builder, (key) => key !== 'stack');
			const stack = errorStack(value);
			if (stack !== null) {
				const text = builder.build(builder.stackText(stack), LONG);
				own.properties.push({ key: '[[Stack]]', kind: 'internal', value: text });
			}
			return own;
		}
		case 'function': {
			const own = ownProperties(
				value,
				value,
				builder,
				(key) => key !== 'arguments' && key !== 'caller'
			);
			const code = builder.build(functionCode(value), LONG);
			own.properties.push({ key: '[[Source]]', kind: 'internal', value: code });
			return own;
		}
		default: {
			const own = ownProperties(value, value, builder);
			if (value instanceof ArrayBuffer) {
				const bytes: unknown = attempt(() => new Uint8Array(value), null);
				own.properties.unshift({
					key: '[[Uint8Array]]',
					kind: 'internal',
					value: builder.build(bytes, LONG)
				});
			}
			return own;
		}
	}
}

function isNamed(key: string | symbol): boolean {
	return typeof key === 'symbol' || (key !== 'length' && !/^\d+$/.test(key));
}

/** May throw what the program's getters and proxies throw. */
export function openView(view: View, builder: Builder): ConsoleChildren {
	switch (view.kind) {
		case 'contents':
			return { ok: true, ...contents(view.value, builder) };
		case 'properties':
			return { ok: true, ...ownProperties(view.value, view.receiver, builder) };
		case 'range':
			return { ok: true, properties: rangesOf(view.value, view.from, view.to, builder), more: 0 };
		case 'pair':
			return {
				ok: true,
				properties: [
					{ key: 'key', kind: 'internal', value: builder.build(view.key, LONG) },
					{ key: 'value', kind: 'internal', value: builder.build(view.value, LONG) }
				],
				more: 0
			};
		case 'getter': {
			const result: unknown = Reflect.get(view.value, view.key, view.receiver);
			const value = builder.build(result, LONG);
			return { ok: true, properties: [{ key: keyText(view.key), kind: 'getter', value }], more: 0 };
		}
		default:
			return view satisfies never;
	}
}
