/** Objects that hold bytes, texts and numbers, and nothing that could refer to the program. */
const LEAVES = new Set<unknown>(
	[
		...[Date, RegExp, URL, URLSearchParams, Blob, ArrayBuffer, DataView],
		...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array],
		...[BigInt64Array, BigUint64Array, Float32Array, Float64Array]
	].map(({ prototype }) => prototype as unknown)
);
/** A class of its own with the browser's content. */
if (typeof File === 'function') LEAVES.add(File.prototype);

/**
 * Whether a value is data through and through: primitives, plain objects, arrays, Map, Set, Date and their like. What holds a function, an
 * accessor or an instance of another class refers to the program that made it. Proxies of `$state` count as what they stand for.
 */
export function holdsData(value: unknown): boolean {
	const seen = new Set<object>();
	const open = [value];
	while (open.length > 0) {
		const one = open.pop();
		if (typeof one === 'function') return false;
		if (typeof one !== 'object' || one === null || seen.has(one)) continue;
		seen.add(one);
		const parts = partsOf(one);
		if (!parts) return false;
		for (const part of parts) open.push(part);
	}
	return true;
}

/** Null for an object that is not data. */
function partsOf(value: object): Iterable<unknown> | null {
	const prototype: unknown = Object.getPrototypeOf(value);
	if (prototype === Array.prototype) return value as unknown[];
	if (prototype === Map.prototype) return [...(value as Map<unknown, unknown>)].flat();
	if (prototype === Set.prototype) return value as Set<unknown>;
	if (prototype !== Object.prototype && prototype !== null) {
		return LEAVES.has(prototype) ? [] : null;
	}
	const descriptors = Reflect.ownKeys(value).map((key) =>
		Reflect.getOwnPropertyDescriptor(value, key)
	);
	if (descriptors.some((descriptor) => descriptor?.get ?? descriptor?.set)) return null;
	return descriptors.map((descriptor): unknown => descriptor?.value);
}
