/** Where an import in a project file leads: another file, the runtime, a package, a URL, or nowhere and why. */
import type { FileContent } from '../../src/protocol/project';
import { resolve as resolvePath } from '../../src/workspace/paths';
import type { Packages, Resolution, StyleResolution } from './npm/packages';
import {
	findFile,
	isProjectSpecifier,
	nearestFile,
	splitQuery
} from '../../src/workspace/specifiers';
import type { SvelteRuntime } from './svelte-versions/svelte-version';

export interface Resolver {
	files: ReadonlyMap<string, FileContent>;
	runtime: SvelteRuntime;
	packages: Packages;
	/** Specifiers of packages and URLs that led somewhere before. */
	known: Set<string>;
	/** Somebody may be in the middle of typing a package's name or an address. */
	isTyping: boolean;
	isSuperseded(): boolean;
}

/** `isTransient` when another attempt may find it. */
export type Unresolved = Extract<Resolution, { ok: false }> & { isTransient: boolean };

export type ImportResolution = Extract<Resolution, { ok: true }> | Unresolved;

export type StyleImport = Extract<StyleResolution, { ok: true }> | Unresolved;

/**
 * For how long what may be half typed has to stand still before anything is fetched for it: a package's name, an address, a version. Slow
 * typists look for the `@`.
 */
export const typingPause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 800));

function fileNotFound(specifier: string, importer: string, resolver: Resolver): ImportResolution {
	const { path } = splitQuery(specifier);
	const target = resolvePath(importer, path);
	const nearest = target === null ? null : nearestFile(target, resolver.files.keys());
	return {
		ok: false,
		code: 'file_not_found',
		message:
			target === null
				? `'${specifier}' leads out of the project.`
				: `There is no file '${target}' in the project.`,
		hint:
			nearest === null
				? 'Create the file, or correct the path: it is relative to the file that imports it.'
				: `Did you mean '${nearest}'? Paths are relative to the file that imports them.`,
		isTransient: false
	};
}

/** The project file that a specifier means, or null; needs no network and no clock. */
export function resolveProjectImport(
	specifier: string,
	importer: string,
	has: (path: string) => boolean
): string | null {
	const { path, query } = splitQuery(specifier);
	const file = findFile(path, importer, has);
	return file === null ? null : `/${file}${query}`;
}

/** What the project does not have itself. */
async function resolveOutside<Found extends { ok: true }>(
	specifier: string,
	{ known, isTyping, isSuperseded }: Resolver,
	resolve: () => Promise<Found | Extract<Resolution, { ok: false }>>
): Promise<Found | Unresolved> {
	if (isTyping && !known.has(specifier)) {
		await typingPause();
		if (isSuperseded()) {
			return { ok: false, code: 'superseded', message: '', isTransient: true };
		}
	}
	const resolution = await resolve();
	if (resolution.ok) {
		known.add(specifier);
		return resolution;
	}
	return { ...resolution, isTransient: resolution.code === 'network' };
}

/** `importer` is a project path. */
export async function resolveImport(
	specifier: string,
	importer: string,
	resolver: Resolver
): Promise<ImportResolution> {
	if (isProjectSpecifier(specifier)) {
		const id = resolveProjectImport(specifier, importer, (path) => resolver.files.has(path));
		return id === null ? fileNotFound(specifier, importer, resolver) : { ok: true, id };
	}
	const runtime = resolver.runtime.resolve(specifier);
	if (runtime !== null) return { ok: true, id: runtime };
	return resolveOutside(specifier, resolver, () =>
		resolver.packages.resolve(specifier, `/${importer}`)
	);
}

/** The style sheet of a package that an `@import` in the project file `importer` means. */
export function resolveStyles(
	specifier: string,
	importer: string,
	resolver: Resolver
): Promise<StyleImport> {
	return resolveOutside(specifier, resolver, () =>
		resolver.packages.styles(specifier, `/${importer}`)
	);
}
