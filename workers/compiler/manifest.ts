/** What the project's own package.json asks for. Optional: without one, the newest versions are used. */
import type { FileContent } from '../../src/protocol/project';
import type { ProjectManifest } from './npm/packages';

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `dependencies` holds `devDependencies` as well. A file that does not parse says nothing; its fault is shown elsewhere. */
export function readManifest(files: ReadonlyMap<string, FileContent>): ProjectManifest {
	const dependencies: Record<string, string> = {};
	const text = files.get('package.json');
	if (typeof text !== 'string') return { dependencies, isModule: false };
	let manifest: unknown;
	try {
		manifest = JSON.parse(text);
	} catch {
		return { dependencies, isModule: false };
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
