/** Runs in the frame: reads from values that may fight back. No getter is called, nothing here throws. */

/** What a proxy or a getter threw, or did not give. */
export const NOTHING = Symbol('nothing');

/** Runs `read`; `fallback` when it throws. */
export function attempt<T, F>(read: () => T, fallback: F): T | F {
	try {
		return read();
	} catch {
		return fallback;
	}
}

/** A prototype chain made of proxies can be endless. */
const MAX_CHAIN = 100;

export function* prototypes(value: object): Generator<object> {
	let current = attempt(() => Reflect.getPrototypeOf(value), null);
	for (let depth = 0; current && depth < MAX_CHAIN; depth++) {
		yield current;
		const from: object = current;
		current = attempt(() => Reflect.getPrototypeOf(from), null);
	}
}

export function ownKeys(value: object): (string | symbol)[] {
	return attempt(() => Reflect.ownKeys(value), []);
}

export function descriptor(value: object, key: PropertyKey): PropertyDescriptor | undefined {
	return attempt(() => Reflect.getOwnPropertyDescriptor(value, key), undefined);
}

function ownData(value: object, key: PropertyKey): unknown {
	return descriptor(value, key)?.value;
}

/** The name of the class, found without running the program's code. */
export function constructorName(value: object): string {
	for (const prototype of prototypes(value)) {
		const maker: unknown = ownData(prototype, 'constructor');
		if (typeof maker === 'function') {
			const name = ownData(maker, 'name');
			if (typeof name === 'string' && name) return name.slice(0, 200);
		}
		// Generators and iterators have a tag and no constructor of their own.
		const tag = ownData(prototype, Symbol.toStringTag);
		if (typeof tag === 'string' && tag) return tag.slice(0, 200);
	}
	return 'Object';
}

/** `value instanceof maker` that survives proxies. */
export function isA(value: object, maker: unknown): boolean {
	return typeof maker === 'function' && attempt(() => value instanceof maker, false);
}

/** Calls the getter that `prototype` has for `key`, so that nothing the program put on the value is in its way. */
export function builtin(prototype: object, key: PropertyKey, value: object): unknown {
	const getter = descriptor(prototype, key)?.get;
	return getter ? attempt(() => Reflect.apply(getter, value, []) as unknown, NOTHING) : NOTHING;
}

/** `String(value)` for values whose conversion may throw. */
export function toText(value: unknown): string {
	return attempt(() => String(value), '(cannot be converted to text)');
}

export function cut(text: string, length: number): string {
	return text.length > length ? `${text.slice(0, length)}…` : text;
}
