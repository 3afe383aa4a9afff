/** Where an import in a project file leads: another file, the runtime, a package, a URL, or nowhere and why. */
import type { FileContent } from '../../src/protocol/project';
import { resolve as resolvePath } from '../../src/workspace/paths';
import type { Packages } from './npm/packages';
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

export type ImportResolution =
	| { ok: true; id: string }
	| { ok: false; code: string; message: string; hint?: string; isTransient: boolean };

/** Milliseconds that a new package name or address has to stand still before anything is fetched for it. */
const TYPING_PAUSE = 250;

const pause = (milliseconds: number) =>
	new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

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
async function resolveOutside(
	specifier: string,
	importer: string,
	{ packages, known, isTyping, isSuperseded }: Resolver
): Promise<ImportResolution> {
	if (isTyping && !known.has(specifier)) {
		await pause(TYPING_PAUSE);
		if (isSuperseded()) {
			return { ok: false, code: 'superseded', message: '', isTransient: true };
		}
	}
	const resolution = await packages.resolve(specifier, `/${importer}`);
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
	return resolveOutside(specifier, importer, resolver);
}
