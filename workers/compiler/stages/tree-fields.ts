/** Reading the compiler's trees, whose shape differs between versions of Svelte. */

/** Undefined where there is no such field. */
export function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Empty for what is no list. */
export function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

export const typeOf = (node: unknown): unknown => field(node, 'type');

/** Those parts of a block that have markup of their own, beside its `children`. */
export function branchesOf(node: unknown): unknown[] {
	return ['else', 'pending', 'then', 'catch'].map((name) => field(node, name)).filter(Boolean);
}
