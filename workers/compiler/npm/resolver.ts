/** From a specifier and its importer to the id of a module. */
import type { Choices } from './choices';
import {
	replacePackage,
	resolveEntry,
	resolveInternal,
	resolveRelative,
	type ImportKind,
	type Package,
	type Target
} from './entries';
import {
	insecureUrl,
	invalidUrl,
	invalidPackage,
	nodeBuiltin,
	optionalPackage,
	packageNotFound,
	subpathNotFound,
	sveltekitModule,
	unsupportedRange
} from './failures';
import { isUrl, parseNpmId, toEmptyId, toNpmId, type NpmId } from './ids';
import { parseObject } from './json';
import { readManifest } from './manifest';
import { Shared } from './shared';
import type { PackageServer } from './sources';
import {
	isBuiltin,
	isRelative,
	isSvelteKit,
	parseBare,
	splitQuery,
	type BareSpecifier
} from './specifier';

export interface ResolveRequest {
	specifier: string;
	/** `/App.svelte`, an `npm:/` id or a URL. */
	importer: string;
	kind: ImportKind;
	/** The program may do without it: a package that is neither promised nor chosen is not fetched. */
	isOptional: boolean;
}

interface ResolverParts {
	server: PackageServer;
	choices: Choices;
	runtime(specifier: string): string | null;
	/** The version of Svelte, for messages. */
	svelte: string;
	/** Where a URL's content came from after redirects. */
	baseOf(url: string): string;
}

export class Resolver {
	readonly #parts: ResolverParts;
	readonly #packages = new Shared<Package>();

	constructor(parts: ResolverParts) {
		this.#parts = parts;
	}

	/** Rejects with a `PackageFailure`. */
	async resolve(request: ResolveRequest): Promise<string> {
		const { specifier, importer, kind } = request;
		if (isUrl(specifier)) return checkedUrl(specifier);
		if (isUrl(importer) && /^(\.{0,2}\/|\.{1,2}$)/.test(specifier)) {
			return checkedUrl(new URL(specifier, this.#parts.baseOf(importer)).href);
		}
		const from = parseNpmId(importer);
		if (from === null) return this.#resolveBare(request, null);
		const pkg = await this.open(from.name, from.version);
		const { path, query } = splitQuery(specifier);
		if (isRelative(path)) {
			const target = await resolveRelative(pkg, path, { path: from.path, kind });
			return this.#toId({ target, pkg, query, request });
		}
		if (path.startsWith('#')) {
			const target = await resolveInternal(pkg, path, kind);
			return this.#toId({ target, pkg, query, request });
		}
		const replaced = await replacePackage(pkg, path, kind);
		if (replaced !== null) return this.#toId({ target: replaced, pkg, query, request });
		return this.#resolveBare(request, pkg);
	}

	/** An opened package: from memory when it was opened before. */
	open(name: string, version: string): Promise<Package> {
		return this.#packages.get(`${name}@${version}`, async () => {
			const files = await this.#parts.server.open(name, version);
			const bytes = await files.read('package.json');
			const what = `${name} ${version}`;
			if (!bytes) throw invalidPackage(what, 'it has no package.json.');
			try {
				return { name, version, files, manifest: readManifest(parseObject(bytes)) };
			} catch (error) {
				const reason = error instanceof Error ? error.message : String(error);
				throw invalidPackage(what, `its package.json cannot be read (${reason}).`);
			}
		});
	}

	async #toId(input: {
		target: Target;
		pkg: Package;
		query: string;
		request: ResolveRequest;
	}): Promise<string> {
		const { target, pkg, query, request } = input;
		switch (target.kind) {
			case 'file':
				return toNpmId({ ...pkg, path: target.path, query });
			case 'empty':
				return toEmptyId(toNpmId({ ...pkg, path: request.specifier, query: '' }));
			case 'bare':
				return this.#resolveBare({ ...request, specifier: target.specifier }, pkg);
			default:
				return target satisfies never;
		}
	}

	async #resolveBare(request: ResolveRequest, importer: Package | null): Promise<string> {
		const { specifier, kind } = request;
		const runtime = this.#runtime(specifier);
		if (runtime !== null) return runtime;
		if (isSvelteKit(specifier)) throw sveltekitModule(specifier);
		const bare = parseBare(specifier);
		if (isBuiltin(specifier) && !this.#isDeclared(bare, importer)) {
			throw nodeBuiltin(specifier, importer?.name ?? null);
		}
		if (bare === null) throw packageNotFound(specifier);

		if (importer?.name === bare.name && bare.range === null) {
			const target = await resolveEntry(importer, bare.subpath, kind);
			return this.#toId({ target, pkg: importer, query: bare.query, request });
		}
		const { name, version } = await this.#choose(bare, importer, request);
		const pkg = await this.open(name, version);
		const target = await resolveEntry(pkg, bare.subpath, kind);
		return this.#toId({ target, pkg, query: bare.query, request });
	}

	/** Whatever version is asked for, Svelte is the one that the compiler belongs to. */
	#runtime(specifier: string): string | null {
		const plain = specifier.replace(/^(?:npm:)?(svelte|esm-env)(?:@[^/]+)?(?=\/|$)/, '$1');
		const id = this.#parts.runtime(plain);
		if (id !== null) return id;
		if (!/^svelte(\/|$)/.test(plain)) return null;
		const subpath = plain.slice('svelte/'.length);
		throw subpathNotFound({ name: 'svelte', version: this.#parts.svelte, subpath }, []);
	}

	/** Whether a name that Node.js has built in is asked for as a package. */
	#isDeclared(bare: BareSpecifier | null, importer: Package | null): boolean {
		if (bare === null) return false;
		if (bare.range !== null) return true;
		if (importer === null) return this.#parts.choices.projectRange(bare.name) !== null;
		return Object.hasOwn(importer.manifest.dependencies, bare.name);
	}

	async #choose(
		{ name, range }: BareSpecifier,
		importer: Package | null,
		{ isOptional }: ResolveRequest
	): Promise<Pick<NpmId, 'name' | 'version'>> {
		const { choices } = this.#parts;
		const manifest = importer?.manifest;
		const own = manifest?.dependencies[name];
		const peer = manifest?.peers[name];
		const isPromised =
			importer === null ||
			own !== undefined ||
			range !== null ||
			(peer !== undefined && !manifest?.optionalPeers.has(name));
		if (isOptional && !isPromised && !choices.isProjects(name)) throw optionalPackage(name);

		const wanted = range ?? own ?? peer ?? choices.projectRange(name) ?? 'latest';
		const wish = readRange(name, wanted, importer?.name ?? 'The project');
		const isOwn = range !== null || own !== undefined;
		const asker = importer === null ? 'project' : isOwn ? 'dependency' : 'peer';
		const version = await choices.choose({ ...wish, asker });
		return { name: wish.name, version };
	}
}

/** Ranges in a package.json may name another package or a place that is no registry. */
function readRange(name: string, range: string, importer: string): { name: string; range: string } {
	const alias = /^npm:((?:@[^/@]+\/)?[^/@]+)(?:@(.+))?$/.exec(range);
	if (alias) return { name: alias[1] ?? name, range: alias[2] ?? 'latest' };
	const plain = range.replace(/^workspace:/, '').trim();
	if (/[:/]/.test(plain)) throw unsupportedRange(name, range, importer);
	return { name, range: plain === '' || plain === '^' || plain === '~' ? '*' : plain };
}

function checkedUrl(specifier: string): string {
	if (!URL.canParse(specifier)) throw invalidUrl(specifier);
	const url = new URL(specifier);
	const isLocal = /^(localhost|127\.0\.0\.1|\[::1\]|.*\.localhost)$/.test(url.hostname);
	if (url.protocol === 'http:' && !isLocal) throw insecureUrl(specifier);
	return url.href;
}
