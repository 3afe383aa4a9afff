/**
 * The `exports` and `imports` of a package.json, as Node reads them (PACKAGE_EXPORTS_RESOLVE and PACKAGE_IMPORTS_EXPORTS_RESOLVE,
 * https://nodejs.org/api/esm.html#resolution-algorithm-specification).
 */
// With its ending, because Vite's configuration reads this file too, and Node may do that by itself.
import { isObject, type JsonObject } from './json.ts';

/**
 * What the keys lead to: a list to be tried in its order, null where the package says that nothing is to be had, undefined where it says
 * nothing under these conditions.
 */
export type Targets = string[] | null | undefined;

/** `exports` as a map from subpaths, also where it is the one entry of the package. */
export function entriesOf(exports: unknown): JsonObject {
	const isMap = isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
	return isMap ? exports : { '.': exports };
}

/** `key` is a subpath (`.`, `./path`) or an internal name (`#name`). */
export function findTargets(entries: JsonObject, key: string, conditions: string[]): Targets {
	if (Object.hasOwn(entries, key) && !isPattern(key)) return targetsOf(entries[key], conditions);
	let best: { pattern: string; prefix: string; rest: string } | null = null;
	for (const pattern of Object.keys(entries).filter(isPattern)) {
		// Folders as Node had them once (`./lib/`) are still found in packages.
		const [prefix = '', suffix = ''] = pattern.split('*');
		const isMatch =
			key.length > prefix.length + suffix.length && key.startsWith(prefix) && key.endsWith(suffix);
		if (!isMatch) continue;
		const isBetter =
			best === null ||
			prefix.length > best.prefix.length ||
			(prefix.length === best.prefix.length && pattern.length > best.pattern.length);
		const rest = key.slice(prefix.length, key.length - suffix.length);
		if (isBetter) best = { pattern, prefix, rest };
	}
	if (best === null) return undefined;
	const { pattern, rest } = best;
	return targetsOf(entries[pattern], conditions)?.map((target) =>
		target.endsWith('/') && !pattern.includes('*') ? target + rest : target.replaceAll('*', rest)
	);
}

function isPattern(key: string): boolean {
	return key.split('*').length === 2 || (!key.includes('*') && key.endsWith('/'));
}

/** PACKAGE_TARGET_RESOLVE: a condition that leads nowhere is passed over, null ends the search. */
function targetsOf(target: unknown, conditions: string[]): Targets {
	if (typeof target === 'string') return [target];
	if (target === null) return null;
	if (Array.isArray(target)) {
		const all = target.map((one: unknown) => targetsOf(one, conditions));
		const found = all.flatMap((targets) => targets ?? []);
		return found.length > 0 ? found : all.findLast((targets) => targets !== undefined);
	}
	if (!isObject(target)) return undefined;
	for (const [condition, inner] of Object.entries(target)) {
		if (condition !== 'default' && !conditions.includes(condition)) continue;
		const found = targetsOf(inner, conditions);
		if (found !== undefined) return found;
	}
	return undefined;
}
