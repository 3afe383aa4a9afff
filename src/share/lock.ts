/** Longest key and longest version, in UTF-16 code units, as for npm package names. */
const MAX_LENGTH = 300;
const MAX_ENTRIES = 5000;

/** The exact versions in `value`, sorted by key. Whatever is not a plain pair of texts is left out, and so is `__proto__`. */
export function toLock(value: unknown): Record<string, string> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
	const pairs = Object.entries(value)
		.filter((pair): pair is [string, string] => {
			const [key, version] = pair;
			if (typeof version !== 'string' || key === '' || key === '__proto__') return false;
			return key.length <= MAX_LENGTH && version.length <= MAX_LENGTH;
		})
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.slice(0, MAX_ENTRIES);
	return Object.fromEntries(pairs);
}
