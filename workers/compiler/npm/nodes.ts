/** The modules of packages, each with what its imports lead to. */
import { toDataUrl } from './assets';
import type { Downloads } from './downloads';
import { PackageFailure, subpathNotFound, toFailure, urlNotFound, type Failure } from './failures';
import {
	generateBody,
	generateFacade,
	generateMissing,
	generateValue,
	type Required
} from './generate';
import {
	extensionOf,
	folderOf,
	isBodyId,
	isEmptyId,
	isNodeId,
	isUrl,
	parseNpmId,
	toBodyId,
	toFileId,
	toMissingId,
	toNodeId,
	type NpmId
} from './ids';
import { parseObject } from './json';
import { readManifest } from './manifest';
import { OriginFinder } from './origins';
import { redirect } from './redirect';
import type { Resolver, ResolveRequest } from './resolver';
import { scan, type ModuleScan, type Scanned, type SourceFile } from './scan';
import { Shared } from './shared';
import { inlineStyles, type StyleReader } from './styles';
import { applyEdits, type Edit } from './syntax';

export interface Edge {
	specifier: string;
	/** A `missing` id when `failure` is set. */
	id: string;
	/** The importer cannot run without it. */
	isNeeded: boolean;
	isDynamic: boolean;
	failure: Failure | null;
}

export interface ModuleNode {
	id: string;
	edges: Edge[];
	css: string | null;
	/** ES module code for Rollup, or a module that is finished. */
	content: { kind: 'module' | 'finished'; code: string };
}

export interface NodeParts {
	resolver: Resolver;
	downloads: Downloads;
	transform: (input: {
		id: string;
		path: string;
		code: string;
	}) => Promise<{ code: string; css: string | null }>;
	/** Where each URL's content came from in the end. */
	bases: Map<string, string>;
	/** Whether the project's package.json says `"type": "module"`. */
	isProjectModule(): boolean;
}

export class Nodes {
	readonly #parts: NodeParts;
	readonly #nodes = new Shared<ModuleNode>();
	readonly #scanned = new Shared<Scanned>();
	readonly origins: OriginFinder;

	constructor(parts: NodeParts) {
		this.#parts = parts;
		this.origins = new OriginFinder({
			open: (name, version) => parts.resolver.open(name, version),
			resolve: (request) => this.resolve(request),
			scan: (id) => this.#scan(id)
		});
	}

	/** Rejects with a `PackageFailure`. */
	get(id: string): Promise<ModuleNode> {
		return this.#nodes.get(id, () => this.#make(id));
	}

	/** What an import leads to. Rejects with a `PackageFailure`. */
	async resolve(request: ResolveRequest): Promise<string> {
		const id = await this.#parts.resolver.resolve(request);
		const npm = parseNpmId(id);
		const mayBeScript = npm !== null && ['js', 'cjs', ''].includes(extensionOf(npm.path));
		if (request.kind !== 'import' || !mayBeScript || isEmptyId(id)) return id;
		if (!(await this.#isNodeMode(request.importer))) return id;
		try {
			return (await this.#scan(id)).kind === 'commonjs' ? toNodeId(id) : id;
		} catch (error) {
			// Whoever links it tells what is wrong.
			if (error instanceof PackageFailure) return id;
			throw error;
		}
	}

	/**
	 * Whether what a module imports from CommonJS has `module.exports` as its default, as in Node. Vite and the bundlers under it decide by
	 * the importer's ending, then by the nearest package.json (https://rolldown.rs/in-depth/bundling-cjs).
	 */
	async #isNodeMode(importer: string): Promise<boolean> {
		if (isUrl(importer)) return false;
		const npm = parseNpmId(importer);
		const extension = extensionOf(npm?.path ?? importer);
		if (/^m[jt]s$/.test(extension)) return true;
		if (/^c[jt]s$/.test(extension)) return false;
		return npm === null ? this.#parts.isProjectModule() : this.#isInModule(npm);
	}

	forget(id: string): void {
		this.#nodes.delete(id);
	}

	/** Forgets what imports lead to; contents stay. */
	forgetAll(): void {
		this.#nodes.clear();
	}

	async #make(id: string): Promise<ModuleNode> {
		if (isEmptyId(id)) return finished(id, generateValue({}).code, []);
		const scanned = await this.#scan(id);
		switch (scanned.kind) {
			case 'module':
				return this.#makeModule(id, scanned);
			case 'commonjs':
				return isBodyId(id) ? this.#makeBody(id, scanned) : makeFacade(id);
			case 'styles': {
				const css = await inlineStyles({ id: toFileId(id), css: scanned.css }, this.#styles());
				const node = finished(id, generateValue(css).code, []);
				return scanned.isInline ? node : { ...node, css };
			}
			case 'value':
				return finished(id, scanned.code, []);
			default:
				return scanned satisfies never;
		}
	}

	/** Names that come through barrels are imported from where they come from. */
	async #makeModule(id: string, scanned: ModuleScan): Promise<ModuleNode> {
		const { css, imports, named, whole } = scanned;
		const all = await Promise.all(
			imports.map(({ specifier, isDynamic }) =>
				this.#edge({ specifier, importer: id, kind: 'import', isDynamic, isNeeded: !isDynamic })
			)
		);
		const edges = new Map(all.map((edge) => [edge.specifier, edge]));
		const edits: Edit[] = [];
		const kept = new Set(whole);
		await Promise.all(
			named.map(async (statement) => {
				const edge = edges.get(statement.specifier);
				const names = statement.names.map(({ imported }) => imported);
				const origins = edge && !edge.failure ? await this.origins.find(edge.id, names) : null;
				const text = origins && redirect(statement, origins);
				if (!text || !origins) kept.add(statement.specifier);
				else {
					edits.push({ from: statement.from, to: statement.to, text });
					for (const origin of origins.values())
						if (origin) edges.set(origin.id, edgeTo(origin.id));
				}
			})
		);
		for (const { specifier } of named) if (!kept.has(specifier)) edges.delete(specifier);
		const code = applyEdits(scanned.code, edits);
		const styles = css && (await inlineStyles({ id, css }, this.#styles()));
		return { id, edges: [...edges.values()], css: styles, content: { kind: 'module', code } };
	}

	async #makeBody(
		id: string,
		scanned: Extract<Scanned, { kind: 'commonjs' }>
	): Promise<ModuleNode> {
		const importer = toFileId(id);
		const requires = new Map<string, Required>();
		const edges = await Promise.all(
			[...scanned.requires].map(async ([specifier, isNeeded]) => {
				const edge = await this.#edge({
					specifier,
					importer,
					kind: 'require',
					isDynamic: false,
					isNeeded
				});
				return this.#require(edge, importer, requires);
			})
		);
		const dynamic = await Promise.all(
			scanned.dynamicImports.map((specifier) =>
				this.#edge({ specifier, importer, kind: 'import', isDynamic: true, isNeeded: false })
			)
		);
		const { code } = generateBody({
			id: importer,
			code: scanned.code,
			// In the order of the file: the order of execution of the ES modules among them.
			requires: new Map(
				[...scanned.requires.keys()].flatMap((specifier) => {
					const required = requires.get(specifier);
					return required ? [[specifier, required] as const] : [];
				})
			),
			dynamicImports: new Map(dynamic.map(({ specifier, id: target }) => [specifier, target]))
		});
		return finished(id, code, [...edges, ...dynamic]);
	}

	/** Notes how `require` gets at the module behind an edge: that depends on what the module is. */
	async #require(edge: Edge, importer: string, requires: Map<string, Required>): Promise<Edge> {
		const missing = (failure: Failure): Edge => {
			const message = [failure.message, failure.hint].filter(Boolean).join(' ');
			requires.set(edge.specifier, { kind: 'missing', message });
			return { ...edge, id: toMissingId(importer, edge.specifier), failure };
		};
		if (edge.failure) return missing(edge.failure);
		const { id } = edge;
		if (isEmptyId(id)) {
			requires.set(edge.specifier, { kind: 'default', id });
			return edge;
		}
		if (parseNpmId(id) === null && !isUrl(id)) {
			requires.set(edge.specifier, { kind: 'namespace', id });
			return edge;
		}
		try {
			const { kind } = await this.#scan(id);
			if (kind === 'commonjs') {
				requires.set(edge.specifier, { kind: 'body', id: toBodyId(id) });
				return { ...edge, id: toBodyId(id) };
			}
			requires.set(edge.specifier, { kind: kind === 'module' ? 'namespace' : 'default', id });
			return edge;
		} catch (error) {
			return missing(toFailure(error));
		}
	}

	async #edge(input: {
		specifier: string;
		importer: string;
		kind: 'import' | 'require';
		isDynamic: boolean;
		isNeeded: boolean;
	}): Promise<Edge> {
		const { specifier, importer, kind, isDynamic, isNeeded } = input;
		try {
			const request = { specifier, importer, kind, isOptional: !isNeeded };
			const id = await this.resolve(request);
			return { specifier, id, isNeeded, isDynamic, failure: null };
		} catch (error) {
			const id = toMissingId(importer, specifier);
			return { specifier, id, isNeeded, isDynamic, failure: toFailure(error) };
		}
	}

	#scan(id: string): Promise<Scanned> {
		const file = toFileId(id);
		return this.#scanned.get(file, async () =>
			scan(await this.#load(file), {
				transform: this.#parts.transform,
				asset: (specifier, importer) => this.#asset(specifier, importer)
			})
		);
	}

	async #load(id: string): Promise<SourceFile> {
		const npm = parseNpmId(id);
		if (npm === null) return this.#loadUrl(id);
		const { name, version, path, query } = npm;
		const { files } = await this.#parts.resolver.open(name, version);
		const bytes = await files.read(path);
		if (!bytes) throw subpathNotFound({ name, version, subpath: path }, []);
		const isModule = await this.#isInModule(npm);
		return { id, path, query, bytes, type: '', isModule, label: `${name} ${version}, ${path}` };
	}

	/** Whether the nearest package.json says `"type": "module"`. */
	async #isInModule({ name, version, path }: NpmId): Promise<boolean> {
		const { files, manifest } = await this.#parts.resolver.open(name, version);
		for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
			const nearest = files.has(`${folder}/package.json`)
				? await files.read(`${folder}/package.json`)
				: null;
			if (nearest) return readManifest(parseObject(nearest)).isModule;
		}
		return manifest.isModule;
	}

	async #loadUrl(url: string): Promise<SourceFile> {
		const answer = await this.#parts.downloads.get({ url, what: url });
		if (typeof answer === 'number') throw urlNotFound(url, answer);
		this.#parts.bases.set(url, answer.url);
		const path = url.startsWith('data:') ? '' : new URL(answer.url).pathname;
		const { bytes, type } = answer;
		return { id: url, path, query: '', bytes, type, isModule: false, label: url };
	}

	/** The file beside a package's module as a data URL; beside a URL's module it has an address already. */
	async #asset(specifier: string, importer: string): Promise<string | null> {
		if (isUrl(importer)) {
			return new URL(specifier, this.#parts.bases.get(importer) ?? importer).href;
		}
		const path = specifier.replace(/[?#].*$/, '').replace(/^~/, '');
		if (path === '' || path.startsWith('/') || /\.[mc]?[jt]s$/.test(path)) return null;
		// In CSS a name without a dot is a file beside the style sheet first.
		for (const candidate of path.startsWith('.') ? [path] : [`./${path}`, path]) {
			const { id, failure } = await this.#edge({
				specifier: candidate,
				importer,
				kind: 'import',
				isDynamic: false,
				isNeeded: false
			});
			if (failure?.code === 'network') throw new PackageFailure(failure);
			const npm = failure ? null : parseNpmId(id);
			if (!npm) continue;
			const { files } = await this.#parts.resolver.open(npm.name, npm.version);
			const bytes = await files.read(npm.path);
			if (bytes) return toDataUrl(npm.path, bytes);
		}
		return null;
	}

	#styles(): StyleReader {
		return {
			address: (specifier, importer) => this.#asset(specifier, importer),
			import: async (specifier, importer) => {
				if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(specifier)) return null;
				const isRelative = specifier.startsWith('.') || isUrl(importer);
				const request = { importer, kind: 'style', isOptional: false } as const;
				const { resolver } = this.#parts;
				const bare = specifier.replace(/^~/, '');
				const id = isRelative
					? await resolver.resolve({ ...request, specifier })
					: await resolver
							.resolve({ ...request, specifier: `./${bare}` })
							.catch(() => resolver.resolve({ ...request, specifier: bare }));
				const scanned = await this.#scan(id);
				return scanned.kind === 'styles' ? { id, css: scanned.css } : null;
			}
		};
	}
}

function makeFacade(id: string): ModuleNode {
	const body = toBodyId(toFileId(id));
	return finished(id, generateFacade(body, isNodeId(id)).code, [edgeTo(body)]);
}

/** A way that leads to a module for certain. */
function edgeTo(id: string): Edge {
	return { specifier: id, id, isNeeded: true, isDynamic: false, failure: null };
}

function finished(id: string, code: string, edges: Edge[]): ModuleNode {
	return { id, edges, css: null, content: { kind: 'finished', code } };
}

/** The module behind an edge that leads nowhere. */
export function missingNode(id: string, failure: Failure): ModuleNode {
	const message = [failure.message, failure.hint].filter(Boolean).join(' ');
	return finished(id, generateMissing(message).code, []);
}
