/** Comparing what was written before with what is written now. */

/** What says where a node stands, how it was spelled, or what its type is, but not what it does. */
const SILENT = new Set([
	...['start', 'end', 'loc', 'range', 'raw', 'metadata', 'parent'],
	...['leadingComments', 'trailingComments', 'typeAnnotation', 'typeArguments', 'typeParameters']
]);

/** The same for two pieces of code that differ in spaces, comments, quotes or types only. */
export function fingerprint(...nodes: unknown[]): string {
	const text = JSON.stringify(nodes, (name, value: unknown) => {
		// Parsers leave out what is false, or do not.
		if (SILENT.has(name) || (value === false && name !== 'value')) return undefined;
		return typeof value === 'bigint' ? String(value) : value;
	});
	let hash = 5381;
	for (let at = 0; at < text.length; at++) hash = ((hash << 5) - hash) ^ text.charCodeAt(at);
	return (hash >>> 0).toString(36);
}
