/** The ids of package modules: `npm:/name@version/path`, or an absolute URL. A suffix names a second module made of the same file. */

/** The module that holds a CommonJS file's function; the id without it is the ES module in front of it. */
const BODY = '#commonjs';
/** The ES module in front of a CommonJS file for importers whose default import is `module.exports`, whatever that is. */
const NODE = '#node';
/** Stands for an import that leads nowhere and throws when it is executed. */
const MISSING = '#missing:';
/** A file that the package replaces by nothing in browsers. */
const EMPTY = '#empty';

export interface NpmId {
	name: string;
	version: string;
	path: string;
	/** `raw`, `url`, `inline` or empty. */
	query: string;
}

export function toNpmId({ name, version, path, query }: NpmId): string {
	return `npm:/${name}@${version}/${path}${query === '' ? '' : `?${query}`}`;
}

/** Null when the id is none of a package's file. */
export function parseNpmId(id: string): NpmId | null {
	const match = /^npm:\/((?:@[^/]+\/)?[^/@]+)@([^/]+)\/([^?#]*)(?:\?([^#]*))?/.exec(id);
	if (!match) return null;
	const [, name = '', version = '', path = '', query = ''] = match;
	return { name, version, path, query };
}

export function isUrl(id: string): boolean {
	return /^(https?:\/\/|data:)/.test(id);
}

export const toBodyId = (id: string): string => id + BODY;
export const isBodyId = (id: string): boolean => id.endsWith(BODY);
export const toNodeId = (id: string): string => id + NODE;
export const isNodeId = (id: string): boolean => id.endsWith(NODE);
export const toEmptyId = (id: string): string => id + EMPTY;
export const isEmptyId = (id: string): boolean => id.endsWith(EMPTY);
export const toMissingId = (importer: string, specifier: string): string =>
	`${toFileId(importer)}${MISSING}${encodeURIComponent(specifier)}`;
export const isMissingId = (id: string): boolean => id.includes(MISSING);

/** The id without the suffixes of this file. */
export function toFileId(id: string): string {
	const index = id.search(/#(commonjs$|node$|missing:|empty$)/);
	return index < 0 ? id : id.slice(0, index);
}

/** What a person calls the module: `App.svelte`, `d3-scale`, or the URL. */
export function toLabel(id: string): string {
	return parseNpmId(id)?.name ?? toFileId(id).replace(/^\//, '');
}

/** Joins a slash-separated path and normalizes it. Null when it climbs out of the root. */
export function joinPath(folder: string, relative: string): string | null {
	const parts: string[] = [];
	for (const part of `${folder}/${relative}`.split('/')) {
		if (part === '' || part === '.') continue;
		if (part !== '..') parts.push(part);
		else if (parts.pop() === undefined) return null;
	}
	return parts.join('/');
}

export function folderOf(path: string): string {
	return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

export function extensionOf(path: string): string {
	return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
