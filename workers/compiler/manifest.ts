/** What the project's own package.json asks for. Optional: without one, the newest versions are used. */
import type { FileContent } from '../../src/protocol/project';
import type { ProjectManifest } from './npm/packages';

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * `dependencies` holds `devDependencies` as well. Null when the file does not parse, as in the middle of an edit; its fault is shown
 * elsewhere.
 */
export function readManifest(files: ReadonlyMap<string, FileContent>): ProjectManifest | null {
	const dependencies: Record<string, string> = {};
	const text = files.get('package.json');
	if (typeof text !== 'string' || text.trim() === '') return { dependencies, isModule: false };
	let manifest: unknown;
	try {
		manifest = JSON.parse(text);
	} catch {
		return null;
	}
	if (!isRecord(manifest)) return { dependencies, isModule: false };
	for (const key of ['devDependencies', 'dependencies']) {
		const group = manifest[key];
		if (!isRecord(group)) continue;
		for (const [name, range] of Object.entries(group)) {
			if (typeof range === 'string') dependencies[name] = range;
		}
	}
	return { dependencies, isModule: manifest['type'] === 'module' };
}
