/**
 * Packages from npm and modules from URLs, for the compiler worker. Fetches them once, resolves what they import and links them to the
 * module format of the frame.
 */
import type { PackageSource } from '../../../src/protocol/compiler';
import type { LinkedModule } from '../../../src/protocol/modules';
import { Choices } from './choices';
import { Downloads } from './downloads';
import { dependenciesOf, explore, type Exploration } from './explore';
import type { Kept } from './kept';
import { invalidPackage, noStyleSheet, toFailure, type PackageFailure } from './failures';
import { isMissingId, parseNpmId, toLabel } from './ids';
import { linkModules, type Rollup } from './link';
import { Nodes, type ModuleNode } from './nodes';
import type { Origins } from './origins';
import { Resolver } from './resolver';
import { isFreeOfEffects } from './side-effects';
import { openSource, type PackageServer } from './sources';
import { findUses, type ProjectImport } from './uses';

/** The world outside, so that tests can bring their own. */
export interface PackageIo {
	fetch: typeof fetch;
	rollup: Rollup;
	/** Where packages are opened. By default a server of its own, made of the source. */
	server?: PackageServer;
	/** The version of Svelte that `runtime` is of, for messages. */
	svelte?: string;
	/** Where answers that never change are kept from visit to visit. Nowhere by default. */
	kept?: Kept;
	/** Words for the status line, such as `Fetching d3-scale 4.0.2`. */
	onProgress(text: string): void;
	/** The id of `svelte`, `svelte/*` or `esm-env` in the prebuilt runtime; null for anything else. */
	runtime(specifier: string): string | null;
	/** Makes JavaScript of a `.svelte`, `.svelte.js`, `.svelte.ts` or `.ts` file. What it throws is reported as a broken package. */
	transform(input: {
		id: string;
		path: string;
		code: string;
	}): Promise<{ code: string; css: string | null }>;
}

/** What matters of a project's package.json. */
export interface ProjectManifest {
	/** Ranges by name. */
	dependencies: Record<string, string>;
	/** It says `"type": "module"`. */
	isModule: boolean;
}

export type Resolution = { ok: true; id: string } | Unresolved;

export type StyleResolution = { ok: true; id: string; css: string } | Unresolved;

type Unresolved = { ok: false; code: string; message: string; hint?: string };

export interface LinkedPackageModule {
	/** The same object as long as the module is the same. */
	linked: LinkedModule;
	/** Ids that it imports, dynamic imports included. Ids of the runtime are among them. */
	dependencies: string[];
	/** Its package promises that executing it does nothing but make its exports. */
	isFreeOfEffects: boolean;
}

export interface PackageError {
	/** Which of the ids given to `link` leads to the fault. */
	id: string;
	/** The module whose import is at fault, or that is itself. */
	importer: string;
	code: string;
	message: string;
	hint?: string;
	/** For people, from what the project imports to the fault: `['pkg-a', 'fs']`. */
	chain: string[];
}

export interface PackageLink {
	/** Everything that the ids reach, also what was linked before. */
	modules: LinkedPackageModule[];
	errors: PackageError[];
}

/** Milliseconds after which long work says that it goes on: a worker that is silent for long is replaced. */
const SIGN_OF_LIFE = 2_000;

export class Packages {
	readonly #io: PackageIo;
	readonly #server: PackageServer;
	readonly #choices: Choices;
	readonly #resolver: Resolver;
	readonly #nodes: Nodes;
	/** What Rollup could not read: known only after a build. */
	readonly #unreadable = new Map<string, PackageFailure>();
	readonly #linked = new Map<string, { node: ModuleNode; module: LinkedPackageModule }>();
	#isProjectModule = false;
	#epoch = 0;

	constructor(source: PackageSource, io: PackageIo) {
		this.#io = io;
		const downloads = new Downloads(io.fetch, io.onProgress, { kept: io.kept });
		const server = io.server ?? openSource(source, downloads);
		this.#server = server;
		const bases = new Map<string, string>();
		this.#choices = new Choices(
			(name) => server.versions(name),
			() => this.#forgetLinks()
		);
		this.#resolver = new Resolver({
			server,
			choices: this.#choices,
			runtime: (specifier) => io.runtime(specifier),
			svelte: io.svelte ?? 'as it runs here',
			baseOf: (url) => bases.get(url) ?? url
		});
		this.#nodes = new Nodes({
			resolver: this.#resolver,
			downloads,
			transform: (input) => io.transform(input),
			bases,
			isProjectModule: () => this.#isProjectModule
		});
	}

	/** Grows when modules that were linked before no longer hold, because other versions were chosen: link them again. */
	get epoch(): number {
		return this.#epoch;
	}

	/** What an import leads to. `importer` is a project's module (`/App.svelte`), an `npm:/` id or a URL. */
	async resolve(specifier: string, importer: string): Promise<Resolution> {
		try {
			const request = { specifier, importer, kind: 'import', isOptional: false } as const;
			const id = await this.#nodes.resolve(request);
			return { ok: true, id };
		} catch (error) {
			return { ok: false, ...toFailure(error) };
		}
	}

	/** The style sheet that an `@import` of the project means, with all that it imports in turn. */
	async styles(specifier: string, importer: string): Promise<StyleResolution> {
		try {
			const request = { specifier, importer, kind: 'style', isOptional: false } as const;
			const id = await this.#resolver.resolve(request);
			const { css } = await this.#nodes.get(id);
			if (css === null) throw noStyleSheet(specifier, id);
			return { ok: true, id, css };
		} catch (error) {
			return { ok: false, ...toFailure(error) };
		}
	}

	/**
	 * Where names that a project's module imports from a package module come from, when that is a barrel which need not be executed for
	 * them. Null when the module has to be imported itself.
	 */
	origins(id: string, names: string[]): Promise<Origins | null> {
		return this.#nodes.origins.find(id, names);
	}

	/** Those of `names` that a module of a package certainly does not export. */
	missing(id: string, names: string[]): Promise<string[]> {
		return this.#nodes.origins.missing(id, names);
	}

	/**
	 * The modules with these ids and everything they reach. What was linked before comes from memory, as the same objects. Modules
	 * that lead to an error are left out, and are tried again by the next call.
	 */
	async link(ids: string[]): Promise<PackageLink> {
		const epoch = this.#epoch;
		const exploration = await explore(ids, (id) => this.#load(id));
		// A version that was chosen on the way made earlier choices wrong.
		if (this.#epoch !== epoch) return this.link(ids);
		const broken = withImporters(exploration);
		const whole = [...exploration.nodes.values()].filter(({ id }) => !broken.has(id));
		if (!(await this.#linkNew(whole))) return this.link(ids);
		for (const id of broken) this.#nodes.forget(id);
		return {
			modules: whole.flatMap(({ id }) => this.#linked.get(id)?.module ?? []),
			errors: exploration.faults.map(({ root, importer, failure, chain }) => ({
				id: root,
				importer,
				...failure,
				chain
			}))
		};
	}

	/** Pins exact versions (`name@range` → version), and takes what the project's package.json says. */
	setLock(
		lock: Record<string, string>,
		{ dependencies, isModule = false }: Partial<ProjectManifest>
	): void {
		this.#choices.set(lock, dependencies ?? {});
		if (isModule === this.#isProjectModule) return;
		this.#isProjectModule = isModule;
		this.#forgetLinks();
	}

	/** False when the project's package.json asked for something else before, so that somebody may be in the middle of typing it. */
	knows(dependencies: Record<string, string>): boolean {
		return this.#choices.knows(dependencies);
	}

	/** The packages that modules with these ids belong to or were found through, as `name@version`. */
	packagesOf(ids: Iterable<string>): Set<string> {
		const packages = new Set<string>();
		for (const id of ids) {
			const npm = parseNpmId(id);
			if (npm) packages.add(`${npm.name}@${npm.version}`);
			for (const passed of this.#nodes.origins.passed(id)) packages.add(passed);
		}
		return packages;
	}

	/** Every version chosen so far by `name@range`; with `used`, only those of these packages. */
	lock(used?: ReadonlySet<string>): Record<string, string> {
		const entries = [...this.#choices.made].filter(([key, version]) => {
			const name = key.slice(0, key.indexOf('@', 1));
			return used === undefined || used.has(`${name}@${version}`);
		});
		return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
	}

	/** Chooses all versions anew: the newest that fit, whatever was locked. */
	refresh(): void {
		this.#server.refresh();
		this.#choices.refresh();
	}

	/** The packages that a program is made of. `modules` is what `link` gave. */
	uses(
		modules: readonly LinkedPackageModule[],
		imports: readonly ProjectImport[]
	): ReturnType<typeof findUses> {
		return findUses(modules, imports, (id) => this.#nodes.origins.passed(id));
	}

	/** Forgets what failed in a way that is remembered. What failed for want of the network never is. */
	retry(): void {
		this.#unreadable.clear();
	}

	async #load(id: string): Promise<ModuleNode> {
		const failure = this.#unreadable.get(id);
		if (failure) throw failure;
		return this.#nodes.get(id);
	}

	/** False when a module turned out to be unreadable: the rest must be looked at again. */
	async #linkNew(nodes: ModuleNode[]): Promise<boolean> {
		const stale = nodes.filter((node) => {
			const known = this.#linked.get(node.id);
			return known === undefined || !isSame(known.node, node);
		});
		const modules = stale.filter(({ content }) => content.kind === 'module');
		const announce = () => this.#io.onProgress(`Linking ${describe(modules)}`);
		let announced = Date.now();
		if (modules.length > 0) announce();
		const { code, failures } = await linkModules(modules, this.#io.rollup, () => {
			if (Date.now() - announced < SIGN_OF_LIFE) return;
			announced = Date.now();
			announce();
		});
		for (const [id, message] of failures) {
			this.#unreadable.set(id, invalidPackage(id.replace(/^npm:\//, ''), `${message}.`));
		}
		if (failures.size > 0) return false;
		for (const node of stale) {
			const linked = {
				id: node.id,
				code: code.get(node.id) ?? node.content.code,
				map: null,
				css: node.css,
				swap: null
			};
			const isFreeOfEffects = await this.#isFreeOfEffects(node.id);
			const module = { linked, dependencies: dependenciesOf(node), isFreeOfEffects };
			this.#linked.set(node.id, { node, module });
		}
		return true;
	}

	async #isFreeOfEffects(id: string): Promise<boolean> {
		const npm = isMissingId(id) ? null : parseNpmId(id);
		if (!npm) return false;
		const { manifest } = await this.#resolver.open(npm.name, npm.version);
		return isFreeOfEffects(manifest.sideEffects, npm.path);
	}

	#forgetLinks(): void {
		this.#epoch += 1;
		this.#nodes.forgetAll();
	}
}

/** The modules at fault, and all that import them. */
function withImporters({ nodes, faults }: Exploration): Set<string> {
	const importers = new Map<string, string[]>();
	if (faults.length > 0) {
		for (const { id, edges } of nodes.values()) {
			for (const edge of edges) {
				importers.set(edge.id, [...(importers.get(edge.id) ?? []), id]);
			}
		}
	}
	const broken = new Set(faults.flatMap(({ path }) => path.at(-1) ?? []));
	for (const id of broken) for (const importer of importers.get(id) ?? []) broken.add(importer);
	for (const id of nodes.keys()) {
		// What stands for nothing goes with the last module that imports it.
		if (isMissingId(id) && importers.get(id)?.every((it) => broken.has(it))) broken.add(id);
	}
	return broken;
}

function isSame(a: ModuleNode, b: ModuleNode): boolean {
	if (a === b) return true;
	const isEqual = a.content.code === b.content.code && a.css === b.css;
	return isEqual && dependenciesOf(a).join(' ') === dependenciesOf(b).join(' ');
}

function describe(modules: ModuleNode[]): string {
	const names = new Set(modules.map(({ id }) => toLabel(id)));
	const [first = ''] = names;
	return names.size > 1 ? `${first} and ${names.size - 1} more` : first;
}
