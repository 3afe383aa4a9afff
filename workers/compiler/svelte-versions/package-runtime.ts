/** The runtime of a version that does not come with Rookery: files of the package, linked like those of any other package. */
import { resolveEntry, type Package } from '../npm/entries';
import { PackageFailure } from '../npm/failures';
import { toNpmId } from '../npm/ids';
import type { SvelteRuntime } from './svelte-version';

/** Not for the browser, or for nobody at all. */
const NO_ENTRY = /^\.\/(?:package\.json$|compiler|internal\/server|server|ssr|elements|types)/;

/** `prebuilt` gives what is the same for every version: `esm-env`. */
export async function packageRuntime(
	pkg: Package,
	prebuilt: SvelteRuntime
): Promise<SvelteRuntime> {
	const entries = await readEntries(pkg);
	const internal = entries.get('svelte/internal/client') ?? entries.get('svelte/internal');
	return {
		resolve: (specifier) =>
			entries.get(specifier) ?? (specifier === 'esm-env' ? prebuilt.resolve(specifier) : null),
		entries: { svelte: entries.get('svelte') ?? '', internal: internal ?? '' },
		modules: (ids) => prebuilt.modules(ids)
	};
}

/** Specifier → id. */
async function readEntries(pkg: Package): Promise<Map<string, string>> {
	const { exports: exported } = pkg.manifest;
	const entries = new Map<string, string>();
	if (typeof exported !== 'object' || exported === null) return entries;
	for (const subpath of Object.keys(exported)) {
		if (!subpath.startsWith('.') || subpath.includes('*') || NO_ENTRY.test(subpath)) continue;
		const path = await pathOf(pkg, subpath);
		if (path?.endsWith('.js')) {
			entries.set(`svelte${subpath.slice(1)}`, toNpmId({ ...pkg, path, query: '' }));
		}
	}
	return entries;
}

/** Null for entries that are there for their types only. */
async function pathOf(pkg: Package, subpath: string): Promise<string | null> {
	try {
		const target = await resolveEntry(pkg, subpath, 'import');
		return target.kind === 'file' ? target.path : null;
	} catch (error) {
		if (error instanceof PackageFailure) return null;
		throw error;
	}
}
