/** Reading JSON that others wrote: every access checks what it finds. */

export type JsonObject = { [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws a `SyntaxError` when the text is no JSON object. */
export function parseObject(bytes: Uint8Array | string): JsonObject {
	const text = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
	const value: unknown = JSON.parse(text);
	if (!isObject(value)) throw new SyntaxError('it is not a JSON object');
	return value;
}

export function stringOf(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

/** The entries whose values are strings. */
export function stringsOf(value: unknown): Record<string, string> {
	if (!isObject(value)) return {};
	const strings: Record<string, string> = {};
	for (const [key, entry] of Object.entries(value)) {
		if (typeof entry === 'string') strings[key] = entry;
	}
	return strings;
}
