/** What the project's own package.json asks for. Optional: without one, the newest versions are used. */
import type { FileContent } from '../../src/protocol/project';

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * `dependencies` and `devDependencies`, by name. Null when the file does not parse, as in the middle of an edit; its fault is shown
 * elsewhere.
 */
export function readManifest(
	files: ReadonlyMap<string, FileContent>
): Record<string, string> | null {
	const text = files.get('package.json');
	if (typeof text !== 'string' || text.trim() === '') return {};
	let manifest: unknown;
	try {
		manifest = JSON.parse(text);
	} catch {
		return null;
	}
	if (!isRecord(manifest)) return {};
	const ranges: Record<string, string> = {};
	for (const key of ['devDependencies', 'dependencies']) {
		const group = manifest[key];
		if (!isRecord(group)) continue;
		for (const [name, range] of Object.entries(group)) {
			if (typeof range === 'string') ranges[name] = range;
		}
	}
	return ranges;
}
