/**
 * The module graph: which modules the program has, which of them a change made stale, and what became of each. Only stale modules are
 * built; the graph forgets every module that no file stands behind any more.
 */
import type { Diagnostic } from '../../src/protocol/diagnostic';
import type { LinkedModule } from '../../src/protocol/modules';
import type { FileContent } from '../../src/protocol/project';
import { kindOf } from '../../src/workspace/paths';
import { Baton } from './baton';
import { breathe } from './breathe';
import { PartNotLoaded } from './lazy-part';
import { buildModule, type BuildContext, type BuiltModule } from './module';
import type { LinkedPackageModule, PackageLink, Packages } from './npm/packages';
import { packageDiagnostics } from './package-diagnostics';
import { isProjectSpecifier, splitQuery } from '../../src/workspace/specifiers';
import { resolveImport, resolveStyles, type Resolver, type StyleImport } from './resolve-import';
import type { SvelteCompiler } from './svelte-versions/compiler';
import type { SvelteVersion } from './svelte-versions/svelte-version';
import { prepare } from './transform';

/** A build that was overtaken by a newer one. The only rejection that is silent. */
export class Superseded extends Error {}

/** One build; `superseded` becomes true when a newer one has begun. */
export interface Job {
	revision: number;
	superseded: boolean;
	/** The project was replaced, not edited: nobody is in the middle of typing a specifier. */
	isFirst: boolean;
	/** A module is about to be built. */
	onModule(): void;
}

/** For what is asked apart from a build. */
const ALONE: Job = { revision: 0, superseded: false, isFirst: true, onModule() {} };

export interface Program {
	/** Ids of the project's modules that the entry reaches, in the order they were found. */
	reached: string[];
	/** What the frame needs: project, packages and runtime. Empty unless `ok`. */
	modules: LinkedModule[];
	diagnostics: Diagnostic[];
	/** Ids of the package modules whose execution does nothing but make their exports. */
	effectFree: ReadonlySet<string>;
	/** Ids that were built again for this program. */
	rebuilt: string[];
	ok: boolean;
	timings: { svelte: number; mdsvex: number; link: number };
}

/** Dependencies first, as ES modules are evaluated; what is imported only dynamically comes last. */
function inExecutionOrder(
	entry: string,
	modules: Map<string, { linked: LinkedModule | null; dependencies: string[] }>
): LinkedModule[] {
	const ordered = new Map<string, LinkedModule | null>();
	const visit = (id: string) => {
		const module = modules.get(id);
		if (!module || ordered.has(id)) return;
		// Known while its dependencies are visited, for cycles; its place in the order is where it is set again.
		ordered.set(id, null);
		module.dependencies.forEach(visit);
		ordered.delete(id);
		ordered.set(id, module.linked);
	};
	visit(entry);
	for (const id of modules.keys()) visit(id);
	return [...ordered.values()].filter((module) => module !== null);
}

/** An edit of a style sheet changes no code that runs, unless somebody takes its text. */
function withTextOnlyWhereTaken(modules: BuiltModule[]): BuiltModule[] {
	const isAnyTaken = modules.some(({ takesTextOf }) => takesTextOf === null);
	return modules.map((module) => {
		const { id, withoutText } = module;
		if (!withoutText || isAnyTaken) return module;
		const isTaken = modules.some(({ takesTextOf }) => takesTextOf?.has(id));
		return isTaken ? module : { ...module, linked: withoutText };
	});
}

function entryNotFound(entry: string): Diagnostic {
	return {
		severity: 'error',
		code: 'entry_not_found',
		message: `There is no file '${entry}', which the program starts with.`,
		hint: 'Create App.svelte or App.svx, or make another file the entry.',
		path: entry,
		from: 0,
		to: 0,
		source: 'resolve'
	};
}

/** Not to be linked: it comes with Rookery. */
function isPrebuilt(id: string): boolean {
	return id.startsWith('svelte:');
}

function definesCustomElement(path: string, content: FileContent | null): boolean {
	if (typeof content !== 'string' || kindOf(path) !== 'svelte') return false;
	return content.includes('<svelte:options') && /\bcustomElement\b/.test(content);
}

/** No package could be linked for want of a part, which every import of one then says. */
function withoutPart(error: unknown, ids: string[]): PackageLink {
	if (!(error instanceof PartNotLoaded)) throw error;
	const { code, message, hint } = error;
	const errors = ids.map((id) => ({ id, importer: id, code, message, hint, chain: [] }));
	return { modules: [], errors };
}

export class ModuleGraph {
	readonly #files = new Map<string, FileContent>();
	readonly #modules = new Map<string, BuiltModule>();
	#packageModules: LinkedPackageModule[] = [];
	#effectFree: ReadonlySet<string> = new Set();
	#used: { modules: LinkedPackageModule[]; packages: ReadonlySet<string> } = {
		modules: [],
		packages: new Set()
	};
	/** What `#packageModules` holds, or null when it has to be asked for again. */
	#packagesKey: string | null = null;
	/** Specifiers of packages that led somewhere before: nothing new is fetched for them. */
	readonly #knownSpecifiers = new Set<string>();
	/** Files that define custom elements. */
	readonly #customElements = new Set<string>();
	readonly #baton = new Baton();
	#svelte: SvelteVersion;
	/** Grows when a path appears or goes: imports may then lead elsewhere. */
	#names = 0;

	constructor(svelte: SvelteVersion) {
		this.#svelte = svelte;
	}

	get compiler(): SvelteCompiler {
		return this.#svelte.compiler;
	}

	/** Takes another version of Svelte: every module is then built anew. */
	use(svelte: SvelteVersion): void {
		if (svelte === this.#svelte) return;
		this.#svelte = svelte;
		this.#packageModules = [];
		this.#packagesKey = null;
	}

	get #packages(): Packages {
		return this.#svelte.packages;
	}

	/**
	 * Children of a custom element must carry their styles into its shadow root, so one custom element makes every component of the
	 * project inject its own styles (sveltejs/svelte#18199).
	 */
	get #injectsStyles(): boolean {
		return this.#customElements.size > 0;
	}

	get files(): ReadonlyMap<string, FileContent> {
		return this.#files;
	}

	/** Forgets every file. The next build keeps the modules whose files come back unchanged. */
	clear(): void {
		this.#files.clear();
		this.#customElements.clear();
		this.#names += 1;
	}

	setFile(path: string, content: FileContent | null): void {
		const existed = this.#files.has(path);
		if (content === null) this.#files.delete(path);
		else this.#files.set(path, content);
		if (existed !== (content !== null)) this.#names += 1;
		if (definesCustomElement(path, content)) this.#customElements.add(path);
		else this.#customElements.delete(path);
	}

	/** Makes what failed for want of the network be tried again. */
	retry(): void {
		this.#packages.retry();
	}

	/**
	 * Brings every module that `entry` reaches up to date. A job that was overtaken rejects with `Superseded` as soon as anything remains to
	 * be built or fetched; when nothing does, its program is whole all the same.
	 */
	async build(entry: string, job: Job): Promise<Program> {
		this.#forgetOrphans();
		const timings = { svelte: 0, mdsvex: 0, link: 0 };
		const svelte = this.#svelte;
		const rebuilt: string[] = [];
		const reached = await this.#reach([`/${entry}`], job, rebuilt, timings);
		const built = [...reached.values()].filter((module) => module !== null);
		const diagnostics = built.flatMap((module) => module.diagnostics);

		const externals = new Set(built.flatMap((module) => module.externals));
		// A newer build has taken another version of Svelte meanwhile: what this one has made does not go with it.
		if (svelte !== this.#svelte) throw new Superseded();
		const packageErrors = await this.#linkPackages(externals, built, job);
		diagnostics.push(...packageErrors);

		if (built.length === 0) diagnostics.push(entryNotFound(entry));
		const ok = !diagnostics.some(({ severity }) => severity === 'error');
		const modules = ok ? await this.#collect(`/${entry}`, built, externals) : [];
		return {
			reached: [...reached.keys()],
			modules,
			effectFree: this.#effectFree,
			diagnostics,
			rebuilt,
			ok,
			timings
		};
	}

	/** What is wrong in the files that the program does not reach. */
	async check(program: Program, job: Job): Promise<Diagnostic[]> {
		const reached = new Set(program.reached);
		const others = [...this.#files.keys()]
			.filter((path) => !['asset', 'other', 'html', 'css'].includes(kindOf(path)))
			.map((path) => `/${path}`)
			.filter((id) => !reached.has(id));
		const found = await Promise.all(others.map((id) => this.#ensure(id, job, [], null)));
		return found.flatMap((module) => module?.diagnostics ?? []);
	}

	/** The packages of the newest build, with those that import them. */
	get packageUses(): ReturnType<Packages['uses']> {
		const imports = [...this.#modules.values()].flatMap(({ path, resolutions }) =>
			resolutions.map(({ id }) => ({ importer: path, id }))
		);
		const used = new Set(this.#packageModules.map(({ linked }) => linked.id));
		const uses = this.#packages.uses(
			this.#packageModules,
			imports.filter(({ id }) => used.has(id))
		);
		// Svelte and what it brings is not something that the program chose to import.
		for (const [key, { importers }] of uses) {
			if (key.startsWith('svelte@') || [...importers].every((name) => name === 'svelte')) {
				uses.delete(key);
			}
		}
		return uses;
	}

	/** How many packages the program imports. */
	get packageCount(): number {
		// Counting takes the sizes apart; with the Svelte that comes with Rookery there is nothing to leave out.
		return [...this.usedPackages].some((key) => key.startsWith('svelte@'))
			? this.packageUses.size
			: this.usedPackages.size;
	}

	/** The packages of the newest build, as `name@version`: the same set as long as it links the same modules. */
	get usedPackages(): ReadonlySet<string> {
		if (this.#used.modules !== this.#packageModules) {
			const modules = this.#packageModules;
			const packages = this.#packages.packagesOf(modules.map(({ linked }) => linked.id));
			this.#used = { modules, packages };
		}
		return this.#used.packages;
	}

	/** The module of a project file as the last build left it. */
	module(path: string): BuiltModule | null {
		return this.#modules.get(`/${path}`) ?? null;
	}

	/** Builds one file that no program reaches. Null when there is no such file. */
	async buildAlone(path: string): Promise<BuiltModule | null> {
		return this.#ensure(`/${path}`, ALONE, [], null);
	}

	/** The style sheet of a package that an `@import` in a project file means. */
	importStyles(specifier: string, importer: string): Promise<StyleImport> {
		return resolveStyles(specifier, importer, this.#resolver(ALONE));
	}

	async #reach(
		entries: string[],
		job: Job,
		rebuilt: string[],
		timings: Program['timings']
	): Promise<Map<string, BuiltModule | null>> {
		const reached = new Map<string, BuiltModule | null>();
		// What is fresh is walked at once: nothing is waited for but what has to be built.
		const visit = (id: string): Promise<void> | null => {
			if (reached.has(id)) return null;
			const current = this.#fresh(id);
			reached.set(id, current);
			if (current) return visitAll(current.imports);
			return this.#ensure(id, job, rebuilt, timings).then(async (module) => {
				reached.set(id, module);
				if (module) await visitAll(module.imports);
			});
		};
		// Siblings at once: their packages are then fetched side by side.
		const visitAll = (ids: string[]): Promise<void> | null => {
			const pending = ids.map(visit).filter((work) => work !== null);
			return pending.length === 0 ? null : Promise.all(pending).then(() => {});
		};
		await visitAll(entries);
		return reached;
	}

	/** Builds a module unless it is up to date. Null when no file stands behind the id. */
	async #ensure(
		id: string,
		job: Job,
		rebuilt: string[],
		timings: Program['timings'] | null
	): Promise<BuiltModule | null> {
		const current = this.#fresh(id);
		if (current) return current;
		await prepare(splitQuery(id).path);
		const turn = await this.#baton.take();
		try {
			await breathe();
			if (job.superseded) throw new Superseded();
			job.onModule();
			const resolver = this.#resolver(job);
			const context: BuildContext = {
				files: this.#files,
				names: this.#names,
				epoch: this.#packages.epoch,
				injectsStyles: this.#injectsStyles,
				svelte: this.#svelte,
				resolve(specifier, importer) {
					const resolving = resolveImport(specifier, importer, resolver);
					return isProjectSpecifier(specifier) ? resolving : turn.during(resolving);
				},
				styles: (specifier, importer) => turn.during(resolveStyles(specifier, importer, resolver)),
				origins: (target, names) => turn.during(this.#packages.origins(target, names)),
				missing: (target, names) => turn.during(this.#packages.missing(target, names)),
				timings: timings ?? { svelte: 0, mdsvex: 0, link: 0 }
			};
			const module = await buildModule(id, context);
			// Of a job that was overtaken, too, it is true of the content it was built from, unless it was cut off in the middle.
			if (job.superseded && (!module || module.isIncomplete)) throw new Superseded();
			if (module) {
				this.#modules.set(id, module);
				rebuilt.push(id);
			}
			return module;
		} finally {
			turn.end();
		}
	}

	/** The module, if what it was built from is what the project holds now. */
	#fresh(id: string): BuiltModule | null {
		const module = this.#modules.get(id);
		if (!module || module.isIncomplete || module.compiler !== this.compiler) return null;
		for (const [path, content] of module.inputs) {
			if (this.#files.get(path) !== content) return null;
		}
		if (module.hasInjectedStyles !== null && module.hasInjectedStyles !== this.#injectsStyles) {
			return null;
		}
		if (module.hasPackages && module.epoch !== this.#packages.epoch) return null;
		if (module.names !== this.#names) {
			const has = (path: string) => this.#files.has(path);
			if (!module.resolvesAsBefore(has)) return null;
			module.names = this.#names;
		}
		return module;
	}

	#resolver(job: Job): Resolver {
		return {
			files: this.#files,
			runtime: this.#svelte.runtime,
			packages: this.#packages,
			known: this.#knownSpecifiers,
			isTyping: !job.isFirst,
			isSuperseded: () => job.superseded
		};
	}

	/** Fetches and links what the program needs of packages. What is there already costs a comparison. */
	async #linkPackages(
		externals: Set<string>,
		built: BuiltModule[],
		job: Job
	): Promise<Diagnostic[]> {
		const wanted = [...new Set([...externals, ...this.#entries])]
			.filter((id) => !isPrebuilt(id))
			.sort();
		const key = JSON.stringify([this.#packages.epoch, ...wanted]);
		if (key === this.#packagesKey) return [];
		if (job.superseded) throw new Superseded();
		const { modules, errors } =
			wanted.length === 0
				? { modules: [], errors: [] }
				: await this.#packages.link(wanted).catch((error: unknown) => withoutPart(error, wanted));
		if (job.superseded) throw new Superseded();
		this.#packageModules = modules;
		const free = modules.filter(({ isFreeOfEffects }) => isFreeOfEffects);
		this.#effectFree = new Set(free.map(({ linked }) => linked.id));
		// With faults among them, the next build tries again.
		this.#packagesKey = errors.length === 0 ? key : null;
		return packageDiagnostics(errors, built, this.#files);
	}

	/** Everything the frame needs, in the order in which a fresh document executes it. */
	async #collect(
		entry: string,
		built: BuiltModule[],
		externals: Set<string>
	): Promise<LinkedModule[]> {
		const runtime = [
			...this.#entries,
			...externals,
			...this.#packageModules.flatMap(({ dependencies }) => dependencies)
		].filter(isPrebuilt);
		const all = new Map<string, { linked: LinkedModule | null; dependencies: string[] }>();
		for (const module of this.#packageModules) all.set(module.linked.id, module);
		for (const module of withTextOnlyWhereTaken(built)) all.set(module.id, module);
		return [...(await this.#svelte.runtime.modules(runtime)), ...inExecutionOrder(entry, all)];
	}

	/** What every run needs of Svelte. */
	get #entries(): string[] {
		return Object.values(this.#svelte.runtime.entries);
	}

	#forgetOrphans(): void {
		for (const [id, module] of this.#modules) {
			if (!this.#files.has(module.path)) this.#modules.delete(id);
		}
	}
}
