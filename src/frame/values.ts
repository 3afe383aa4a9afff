/** Runs in the frame: turns any JavaScript value into plain data, one level at a time. */
import type {
	ConsoleChildren,
	ConsoleProperty,
	ConsoleValue,
	StackFrame
} from '../protocol/console';
import {
	mapEntry,
	openView,
	readItems,
	readProperty,
	type Builder,
	type View
} from './values-children';
import { attempt, constructorName, cut, descriptor, ownKeys, toText } from './values-read';
import { describe, entriesOf, membersOf, type Description } from './values-shape';
import { MAX_STRING, errorText, functionText } from './values-text';

export interface Values {
	/**
	 * The value as it is now, one level deep. Everything below is read when it is opened. Never throws.
	 * `asObject` shows functions, nodes and the like by their properties, as `console.dir` does.
	 */
	toValue(value: unknown, options?: { asObject?: boolean }): ConsoleValue;
	/** The name of a value in a few words, for a table's cell or a message. */
	toShortValue(value: unknown): ConsoleValue;
	expand(handle: number): ConsoleChildren;
	/** All reads go through `untrack`, so that logging in an effect makes no dependency. Until it is set nothing is reactive. */
	setUntrack(untrack: <T>(read: () => T) => T): void;
	/**
	 * Learns how to recognise `$state` proxies from Svelte's `proxy` (an export of `svelte/internal/client`). Must be that of
	 * the copy of Svelte that the program runs on.
	 */
	learnState(proxy: (value: object) => unknown): void;
	/** How the stack of an error that is opened in the tree is mapped. Until it is set the engine's text is shown. */
	setFrames(frames: (stack: string) => StackFrame[]): void;
	/** Runs `read` in the program's `untrack`. */
	untracked<T>(read: () => T): T;
	/** Forgets every handle. */
	clear(): void;
}

const MAX_HANDLES = 20_000;
const PREVIEW_ITEMS = 10;
const PREVIEW_PROPERTIES = 5;
const PREVIEW_STRING = 100;

function text(value: Exclude<unknown, object>): ConsoleValue {
	switch (typeof value) {
		case 'number':
			return { type: 'number', text: Object.is(value, -0) ? '-0' : String(value) };
		case 'bigint':
			return { type: 'bigint', text: `${cut(String(value), MAX_STRING)}n` };
		case 'boolean':
			return { type: 'boolean', text: String(value) };
		case 'symbol':
			return { type: 'symbol', text: cut(toText(value), PREVIEW_STRING) };
		default:
			return { type: 'undefined', text: 'undefined' };
	}
}

function string(value: string, length: number): ConsoleValue {
	return {
		type: 'string',
		value: value.slice(0, length),
		truncated: Math.max(0, value.length - length)
	};
}

export function createValues(): Values {
	const views = new Map<number, View>();
	let nextHandle = 1;
	let untrack = <T>(read: () => T): T => read();
	let stateSymbol: symbol | null = null;
	let frames: (stack: string) => StackFrame[] = () => [];

	function register(view: View): number {
		const handle = nextHandle++;
		views.set(handle, view);
		if (views.size > MAX_HANDLES) {
			for (const oldest of views.keys()) {
				views.delete(oldest);
				break;
			}
		}
		return handle;
	}

	function isState(value: object): boolean {
		const symbol = stateSymbol;
		if (symbol === null || typeof value === 'function') return false;
		return attempt(() => symbol in value && typeof Reflect.get(value, symbol) === 'object', false);
	}

	function stackText(stack: string): string {
		const mapped = frames(stack);
		if (mapped.length === 0) return stack;
		return mapped
			.map(({ name, path, label, line, column }) => {
				const place = path === null ? label : `${path}:${line}:${column}`;
				return `at ${name === null ? place : `${name} (${place})`}`;
			})
			.join('\n');
	}

	/** Values inside a preview have no handle: they are opened through their parent. */
	const inner: Builder = { build: short, label, isState, stackText };
	const outer: Builder = {
		build: (value, length) => build(value, { length, asObject: false }),
		label,
		isState,
		stackText
	};

	function label({
		name = '',
		text = '',
		view
	}: {
		name?: string;
		text?: string;
		view?: View;
	}): ConsoleValue {
		return {
			type: 'object',
			name,
			size: null,
			shape: 'other',
			preview: [],
			more: false,
			text: text || null,
			reactive: false,
			handle: view ? register(view) : null
		};
	}

	function preview(
		value: object,
		{ shape, size }: Description
	): { preview: ConsoleProperty[]; more: boolean } {
		const length = PREVIEW_STRING;
		const preview: ConsoleProperty[] = [];
		switch (shape) {
			case 'array': {
				const to = Math.min(size ?? 0, PREVIEW_ITEMS);
				const items = readItems({ value, from: 0, to, length }, inner);
				return { preview: items, more: (size ?? 0) > to };
			}
			case 'map':
				for (const entry of entriesOf(value)) {
					if (preview.length === PREVIEW_PROPERTIES) break;
					preview.push(mapEntry({ entry, index: preview.length, length }, inner));
				}
				return { preview, more: (size ?? 0) > preview.length };
			case 'set':
				for (const member of membersOf(value)) {
					if (preview.length === PREVIEW_ITEMS) break;
					preview.push({
						key: String(preview.length),
						kind: 'entry',
						value: short(member, length)
					});
				}
				return { preview, more: (size ?? 0) > preview.length };
			case 'object':
			case 'other':
			case 'promise':
				for (const key of ownKeys(value)) {
					if (!descriptor(value, key)?.enumerable) continue;
					if (preview.length === PREVIEW_PROPERTIES) return { preview, more: true };
					preview.push(readProperty({ value, key, receiver: value, length }, inner));
				}
				return { preview, more: false };
			default:
				return { preview, more: false };
		}
	}

	function build(
		value: unknown,
		{ length, asObject }: { length: number; asObject: boolean }
	): ConsoleValue {
		if (value === null) return { type: 'null', text: 'null' };
		if (typeof value === 'string') return string(value, length);
		if (typeof value !== 'object' && typeof value !== 'function') return text(value);
		try {
			const described = describe(value);
			const shown: Description = asObject ? { shape: 'object', size: null, text: null } : described;
			const { preview: properties, more } = preview(value, shown);
			const name = constructorName(value);
			const empty =
				properties.length === 0 && !more && shown.text === null && isPlain(value, shown.shape);
			const view: View = asObject
				? { kind: 'properties', value, receiver: value }
				: { kind: 'contents', value };
			return {
				type: 'object',
				name,
				size: shown.size,
				shape: shown.shape,
				preview: properties,
				more,
				text: shown.text,
				reactive: isState(value),
				handle: empty ? null : register(view)
			};
		} catch {
			return label({ text: '(a proxy that cannot be read)' });
		}
	}

	/** Name and size only. */
	function short(value: unknown, length: number): ConsoleValue {
		if (value === null) return { type: 'null', text: 'null' };
		if (typeof value === 'string') return string(value, Math.min(length, PREVIEW_STRING));
		if (typeof value === 'function') return { type: 'function', text: functionText(value) };
		if (typeof value !== 'object') return text(value);
		try {
			const { shape, size, text } = describe(value);
			return {
				type: 'object',
				name: constructorName(value),
				size,
				shape,
				preview: [],
				more: size === null ? shape === 'object' && ownKeys(value).length > 0 : size > 0,
				text: text === null ? null : cut(text, PREVIEW_STRING),
				reactive: isState(value),
				handle: null
			};
		} catch {
			return label({ text: '(a proxy that cannot be read)' });
		}
	}

	const reading = <T>(read: () => T): T => untrack(read);

	return {
		toValue: (value, { asObject = false } = {}) =>
			reading(() => build(value, { length: MAX_STRING, asObject })),
		toShortValue: (value) => reading(() => short(value, PREVIEW_STRING)),
		expand(handle) {
			const view = views.get(handle);
			if (!view) return { ok: false };
			try {
				return reading(() => openView(view, outer));
			} catch (error) {
				const thrown =
					typeof error === 'object' && error !== null
						? attempt(() => errorText(error), 'an error')
						: toText(error);
				const value = label({ text: `(threw ${cut(thrown, 200)})` });
				return { ok: true, properties: [{ key: '', kind: 'internal', value }], more: 0 };
			}
		},
		setUntrack: (given) => (untrack = given),
		setFrames: (given) => (frames = given),
		learnState(proxy) {
			// The symbol is private to Svelte, but before it wraps a value it asks whether the value is wrapped already.
			const probe = new Proxy(
				{},
				{
					has(_, key) {
						if (typeof key !== 'symbol' || key.description !== '$state') return false;
						stateSymbol = key;
						return true;
					}
				}
			);
			attempt(() => proxy(probe), null);
		},
		untracked: reading,
		clear: () => views.clear()
	};
}

/** Opening it would show nothing: an empty object or collection of a built-in class. */
function isPlain(value: object, shape: Description['shape']): boolean {
	const prototype = attempt(() => Reflect.getPrototypeOf(value), null);
	switch (shape) {
		case 'object':
			return prototype === Object.prototype && ownKeys(value).length === 0;
		case 'array':
			return prototype === Array.prototype;
		case 'map':
			return prototype === Map.prototype;
		case 'set':
			return prototype === Set.prototype;
		case 'promise':
			return prototype === Promise.prototype;
		default:
			return false;
	}
}
