/** Which file of a package a path or an entry leads to: Node's algorithm, and what bundlers add to it for browsers. */
import { namesFolder } from '../../../src/workspace/specifiers';
import { entriesOf, findTargets, type Targets } from './exports';
import { subpathNotFound } from './failures';
import { folderOf, joinPath } from './ids';
import { parseObject, type JsonObject } from './json';
import { readManifest, type Manifest } from './manifest';
import type { PackageFiles } from './sources';

export interface Package {
	name: string;
	version: string;
	manifest: Manifest;
	files: PackageFiles;
}

/** How a module is asked for: the conditions differ. `style` is an `@import` in a style sheet. */
export type ImportKind = 'import' | 'require' | 'style';

export type Target =
	| { kind: 'file'; path: string }
	/** The package replaces this file or package by nothing in browsers. */
	| { kind: 'empty' }
	/** The way leads on, to another package. */
	| { kind: 'bare'; specifier: string };

/** Those of Vite in its order, then those that only packages for Svelte need. */
const EXTENSIONS: Record<ImportKind, string[]> = {
	import: extensions('.mjs', '.js'),
	// Node knows no other way, and what was written for it expects a script.
	require: extensions('.js', '.mjs'),
	style: ['.css']
};

function extensions(...scripts: string[]): string[] {
	return [...scripts, '.mts', '.ts', '.json', '.cjs', '.svelte', '.svelte.js', '.svelte.ts'];
}

const CONDITIONS: Record<ImportKind, string[]> = {
	import: ['svelte', 'browser', 'module', 'import', 'development', 'default'],
	require: ['svelte', 'browser', 'require', 'development', 'default'],
	style: ['style', 'development', 'default']
};

/** Whose conditions count where the package says nothing for the asker: a file of the wrong kind still works here. */
const OTHERWISE: Record<ImportKind, ImportKind> = {
	import: 'require',
	require: 'import',
	style: 'import'
};

/**
 * The file with this path, with the guesses of bundlers: missing extensions, `.js` written for `.ts`, the index of a folder. A path that
 * ends in a slash is that of a folder.
 */
export async function findFile(
	files: PackageFiles,
	path: string,
	kind: ImportKind
): Promise<string | null> {
	const exact = path === '' || path.endsWith('/') ? null : findWithExtension(files, path, kind);
	if (exact !== null) return exact;
	const folder = path.replace(/\/$/, '');
	const manifestPath = folder === '' ? null : `${folder}/package.json`;
	if (manifestPath !== null && files.has(manifestPath)) {
		const bytes = await files.read(manifestPath);
		if (bytes) {
			const main = mainOf(readManifest(parseObject(bytes)), kind);
			const target = main === null ? null : joinPath(folder, main);
			if (target !== null && target !== folder) {
				const found =
					findWithExtension(files, target, kind) ??
					findWithExtension(files, `${target}/index`, kind);
				if (found !== null) return found;
			}
		}
	}
	return findWithExtension(files, joinPath(folder, 'index') ?? '', kind);
}

function findWithExtension(files: PackageFiles, path: string, kind: ImportKind): string | null {
	if (files.has(path)) return path;
	const typescript = path.replace(/\.(m?)js$/, '.$1ts');
	if (typescript !== path && files.has(typescript)) return typescript;
	const extension = EXTENSIONS[kind].find((candidate) => files.has(path + candidate));
	return extension === undefined ? null : path + extension;
}

function mainOf(manifest: Manifest, kind: ImportKind): string | null {
	if (kind === 'style') return manifest.style ?? manifest.main;
	const browser = typeof manifest.browser === 'string' ? manifest.browser : null;
	// `require` expects what `main` gives: the namespace of an ES module would be something else.
	return kind === 'import'
		? (manifest.svelte ?? browser ?? manifest.module ?? manifest.main)
		: (browser ?? manifest.main ?? manifest.module);
}

/** The file behind `name` (subpath `.`) or `name/path` (subpath `./path`), seen from outside the package. */
export async function resolveEntry(
	pkg: Package,
	subpath: string,
	kind: ImportKind
): Promise<Target> {
	const { manifest, files } = pkg;
	if (manifest.exports !== null) {
		for (const target of targetsFor(entriesOf(manifest.exports), subpath, kind)) {
			const path = await findFile(files, target.replace(/^\.\//, ''), kind);
			if (path !== null) return replaceForBrowser(pkg, path, kind);
		}
		throw subpathNotFound({ ...pkg, subpath }, listExports(pkg));
	}
	const main = subpath === '.' ? mainOf(manifest, kind) : null;
	for (const wanted of subpath === '.' ? [main, ''] : [subpath]) {
		const relative = wanted === null ? null : joinPath('', wanted);
		if (relative === null) continue;
		// The map may name a file that is not there without it.
		const replaced = await replaceForBrowser(pkg, relative, kind);
		if (replaced.kind !== 'file') return replaced;
		const isSame = replaced.path === relative;
		const place = isSame ? asFolder(relative, wanted ?? '') : replaced.path;
		const path = await findFile(files, place, kind);
		if (path !== null) return replaceForBrowser(pkg, path, kind);
	}
	throw subpathNotFound({ ...pkg, subpath }, listFiles(pkg));
}

/** The file behind `./x` inside the package. */
export async function resolveRelative(
	pkg: Package,
	specifier: string,
	from: { path: string; kind: ImportKind }
): Promise<Target> {
	const wanted = joinPath(folderOf(from.path), specifier);
	const path =
		wanted === null ? null : await findFile(pkg.files, asFolder(wanted, specifier), from.kind);
	if (path !== null) return replaceForBrowser(pkg, path, from.kind);
	const replaced = wanted === null ? null : await replaceForBrowser(pkg, wanted, from.kind);
	if (replaced !== null && replaced.kind !== 'file') return replaced;
	if (replaced !== null && replaced.path !== wanted) return replaced;
	throw subpathNotFound({ ...pkg, subpath: wanted ?? specifier }, nearFiles(pkg, wanted ?? ''));
}

/** What `#x` leads to inside the package. */
export async function resolveInternal(
	pkg: Package,
	specifier: string,
	kind: ImportKind
): Promise<Target> {
	const { manifest, files } = pkg;
	for (const target of targetsFor(manifest.imports, specifier, kind)) {
		if (!target.startsWith('./')) return { kind: 'bare', specifier: target };
		const path = await findFile(files, target.slice(2), kind);
		if (path !== null) return replaceForBrowser(pkg, path, kind);
	}
	throw subpathNotFound({ ...pkg, subpath: specifier }, Object.keys(manifest.imports));
}

/** What the package's `browser` map makes of a package it imports. Null when it says nothing about it. */
export async function replacePackage(
	pkg: Package,
	specifier: string,
	kind: ImportKind
): Promise<Target | null> {
	if (!(pkg.manifest.browser instanceof Map)) return null;
	const target = pkg.manifest.browser.get(specifier);
	if (target === undefined || target === specifier) return null;
	return toTarget(pkg, target, kind);
}

async function replaceForBrowser(pkg: Package, path: string, kind: ImportKind): Promise<Target> {
	const { browser } = pkg.manifest;
	if (browser instanceof Map) {
		const stem = path.replace(/\.[^./]+$/, '');
		const folder = stem.replace(/\/?index$/, '');
		for (const key of new Set([path, stem, ...(folder === stem ? [] : [folder])])) {
			const target = browser.get(`./${key}`) ?? browser.get(key);
			if (target === undefined) continue;
			if (typeof target === 'string' && joinPath('', target) === path) break;
			return toTarget(pkg, target, kind);
		}
	}
	return { kind: 'file', path };
}

async function toTarget(pkg: Package, target: string | false, kind: ImportKind): Promise<Target> {
	if (target === false) return { kind: 'empty' };
	const relative = joinPath('', target);
	const path = relative === null ? null : await findFile(pkg.files, relative, kind);
	if (path !== null) return { kind: 'file', path };
	if (target.startsWith('.')) throw subpathNotFound({ ...pkg, subpath: target }, []);
	return { kind: 'bare', specifier: target };
}

function targetsFor(entries: JsonObject, key: string, kind: ImportKind): string[] {
	let found: Targets = findTargets(entries, key, CONDITIONS[kind]);
	if (found === undefined) found = findTargets(entries, key, CONDITIONS[OTHERWISE[kind]]);
	return found ?? [];
}

/** With a slash at its end when the specifier that led to it can only mean a folder. */
function asFolder(path: string, specifier: string): string {
	return path !== '' && namesFolder(specifier) ? `${path}/` : path;
}

function listExports({ name, manifest }: Package): string[] {
	return Object.keys(entriesOf(manifest.exports)).map((key) => name + key.slice(1));
}

function listFiles({ name, files }: Package): string[] {
	const loadable = files.list().filter((path) => /(?<!\.d)\.([mc]?js|ts|svelte|css)$/.test(path));
	return loadable.sort((a, b) => depth(a) - depth(b)).map((path) => `${name}/${path}`);
}

/** Files of the folder that was looked into, or else of the package. */
function nearFiles(pkg: Package, wanted: string): string[] {
	const folder = folderOf(wanted);
	const all = listFiles(pkg);
	const near = all.filter((path) => folderOf(path) === joinPath(pkg.name, folder));
	return near.length > 0 ? near : all;
}

function depth(path: string): number {
	return path.split('/').length;
}
