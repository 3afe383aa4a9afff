/** From an update of the project to modules in a frame: one build at a time, the newest wins. */
import type {
	CompilerCall,
	CompilerCalls,
	CompilerConfig,
	FromCompiler,
	ToCompiler
} from '../../src/protocol/compiler';
import type { Diagnostic } from '../../src/protocol/diagnostic';
import type { FileChange } from '../../src/protocol/project';
import { kindOf } from '../../src/workspace/paths';
import { makeAst } from './ast';
import { Frames } from './frames';
import { ModuleGraph, Superseded, type Job, type Program } from './graph';
import { PartNotLoaded } from './lazy-part';
import { loadRollup } from './linker';
import { readManifest } from './manifest';
import { MDSVEX_VERSION } from './mdsvex-version';
import { makeOutput } from './output';
import { measureOutput } from './output-size';
import { createPackages, openPackageServer } from './package-source';
import type { ProjectManifest } from './npm/packages';
import { measureUses } from './npm/uses';
import { typingPause } from './resolve-import';
import { Runtime, SVELTE_VERSION } from './runtime';
import { bundledCompiler } from './svelte-versions/compiler';
import { svelteFaultDiagnostic } from './svelte-versions/fault-diagnostic';
import { linkRuntime, loadSvelte } from './svelte-versions/load';
import { SvelteVersions, type SvelteChoice } from './svelte-versions/versions';
import { warm } from './warm';

type Update = Extract<ToCompiler, { kind: 'update' }>;

/** Milliseconds of work after which the page is told that it goes on. */
const SIGN_OF_LIFE = 2_000;

/** Of a project that has no package.json. */
const NO_MANIFEST: ProjectManifest = { dependencies: {}, isModule: false };

/** What is linked by Rollup is not known before it is compiled. A good guess lets the two come at the same time. */
function needsRollup({ path, content }: FileChange): boolean {
	if (typeof content !== 'string') return false;
	if (!['svelte', 'svx'].includes(kindOf(path))) return !['other', 'html'].includes(kindOf(path));
	return /\bfrom\s*['"](?!\.|\/|svelte['"/])|\bimport\s*\(|\bawait\b|<script\s[^>]*\bmodule\b/.test(
		content
	);
}

export class Builder {
	readonly versions = { svelte: SVELTE_VERSION, mdsvex: MDSVEX_VERSION };
	readonly frames: Frames;
	readonly #graph: ModuleGraph;
	readonly #svelte: SvelteVersions;
	/** What the newest build runs with. */
	#choice: SvelteChoice;
	readonly #post: (message: FromCompiler) => void;
	#job: Job | null = null;
	/** When the page was last told that modules are being made. */
	#signedAt = 0;
	/** The newest job has not reported yet. */
	#isBuilding = false;
	#update: Update | null = null;
	/** What package.json asked for when it could be read last. */
	#manifest = NO_MANIFEST;
	/** Resolves when the newest build has come to its end, however it ended. */
	#settled: Promise<void> = Promise.resolve();

	constructor(config: CompilerConfig, post: (message: FromCompiler) => void) {
		this.#post = post;
		const onProgress = (text: string) =>
			post({ kind: 'progress', isAwaited: this.#isBuilding, text });
		const server = openPackageServer(config, onProgress);
		const runtime = new Runtime(config.base);
		const parts = { compiler: bundledCompiler, runtime, server, onProgress };
		const packages = createPackages(config, parts);
		const bundled = { version: SVELTE_VERSION, compiler: bundledCompiler, runtime, packages };
		this.#svelte = new SvelteVersions({
			bundled,
			server,
			load: (version) => loadSvelte(version, { config, server, prebuilt: runtime, onProgress }),
			link: linkRuntime
		});
		this.#choice = { svelte: bundled, fault: null, lock: {} };
		this.#graph = new ModuleGraph(bundled);
		this.frames = new Frames((running) => {
			post({ kind: 'running', ...running });
			warm();
		});
	}

	update(update: Update): void {
		if (update.replace) {
			this.#graph.clear();
			this.#manifest = NO_MANIFEST;
		}
		for (const { path, content } of update.changes) this.#graph.setFile(path, content);
		if (update.changes.some(needsRollup)) {
			// Who needs it asks again, and says what is wrong.
			loadRollup().catch(() => {});
		}
		this.#update = update;
		this.#begin(update);
	}

	/** Builds what failed again and runs the result once more, changed or not, in a fresh document. */
	rerun(): void {
		if (!this.#update) return;
		this.#graph.retry();
		this.#svelte.retry();
		this.frames.forget();
		this.#begin({ ...this.#update, replace: true }, true);
	}

	/** Builds the same revision with the newest versions of its packages. */
	refresh(): void {
		if (!this.#update) return;
		this.#update = { ...this.#update, options: { ...this.#update.options, lock: {} } };
		this.#choice.svelte.packages.refresh();
		this.#svelte.retry();
		this.#begin({ ...this.#update, replace: true });
	}

	async answer(call: CompilerCall): Promise<void> {
		try {
			const output = await this.#answerTo(call);
			this.#post({ kind: 'reply', id: call.id, ok: true, output });
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			const message = error instanceof PartNotLoaded ? `${reason} ${error.hint}` : reason;
			this.#post({ kind: 'reply', id: call.id, ok: false, message });
		}
	}

	async #answerTo(call: CompilerCall): Promise<CompilerCalls[CompilerCall['name']]['output']> {
		if (call.name === 'svelteVersions') return this.#svelte.list();
		await this.#settled;
		switch (call.name) {
			case 'output':
				return makeOutput(call.input, this.#graph);
			case 'packages':
				return measureUses(this.#graph.packageUses);
			case 'size':
				return measureOutput(call.input, this.#graph);
			case 'ast':
				return makeAst(call.input.path, this.#graph);
			default:
				return call satisfies never;
		}
	}

	/** Only what is used; while there are errors, a part of what is used may be out of sight, so nothing is let go of. */
	#lock(isWhole: boolean): Record<string, string> {
		const { svelte, fault, lock } = this.#choice;
		const before = this.#update?.options.lock ?? {};
		const used = isWhole
			? svelte.packages.lock(this.#graph.usedPackages)
			: { ...before, ...svelte.packages.lock() };
		// A version that could not be fetched this time is still the one that was chosen.
		const kept = Object.entries(before).filter(([key]) => fault !== null && isSvelteKey(key));
		return { ...used, ...Object.fromEntries(kept), ...lock };
	}

	/** Takes the version of Svelte that package.json asks for. Rejects with `Superseded` when a newer build has begun meanwhile. */
	async #choose({ options: { lock = {} } }: Update, job: Job): Promise<SvelteChoice> {
		const manifest = readManifest(this.#graph.files) ?? this.#manifest;
		this.#manifest = manifest;
		const { dependencies } = manifest;
		const wanted = dependencies['svelte'] ?? null;
		const isKnown = this.#svelte.knows(wanted) && this.#choice.svelte.packages.knows(dependencies);
		if (!job.isFirst && !isKnown) await typingPause();
		if (job.superseded) throw new Superseded();
		const choice = await this.#svelte.choose(wanted, lock, dependencies);
		if (job.superseded) throw new Superseded();
		this.#choice = choice;
		this.#graph.use(choice.svelte);
		choice.svelte.packages.setLock(lock, manifest);
		return choice;
	}

	/** `isAsked` when somebody asked for the program to be run, and not only for a build. */
	#begin(update: Update, isAsked = false): void {
		if (this.#job) this.#job.superseded = true;
		const job: Job = {
			revision: update.revision,
			superseded: false,
			isFirst: update.replace,
			onModule: () => {
				const now = performance.now();
				if (now - this.#signedAt < SIGN_OF_LIFE) return;
				this.#signedAt = now;
				this.#post({ kind: 'alive' });
			}
		};
		this.#job = job;
		this.#isBuilding = true;
		this.#settled = this.#build(update, job, isAsked).catch((error: unknown) => {
			if (!(error instanceof Superseded)) throw error;
		});
	}

	async #build(update: Update, job: Job, isAsked: boolean): Promise<void> {
		const started = performance.now();
		const { svelte, fault } = await this.#choose(update, job);
		const program = await this.#graph.build(update.entry, job);
		if (fault) program.diagnostics.push(svelteFaultDiagnostic(fault, this.#graph.files));
		let isHeld = false;
		if (program.ok) {
			const runnable = {
				revision: update.revision,
				entry: `/${update.entry}`,
				...svelte.runtime.entries,
				modules: program.modules,
				effectFree: program.effectFree
			};
			// Somebody who types sees the states in between.
			if (job.superseded) this.frames.runMeanwhile(runnable);
			else if (isAsked) this.frames.run(runnable);
			else isHeld = this.frames.offer(runnable);
		}
		if (job.superseded) return;
		const total = performance.now() - started;
		const report = (diagnostics: Diagnostic[]) =>
			this.#report(program, { job, total, isHeld, diagnostics });
		report(program.diagnostics);
		// Files that nothing imports yet are looked at last: nobody waits for them.
		const others = await this.#graph.check(program, job);
		if (others.length > 0) report([...program.diagnostics, ...others]);
	}

	#report(
		program: Program,
		{
			job,
			total,
			isHeld,
			diagnostics
		}: { job: Job; total: number; isHeld: boolean; diagnostics: Diagnostic[] }
	): void {
		this.#isBuilding = false;
		this.#post({
			kind: 'built',
			report: {
				revision: job.revision,
				ok: program.ok,
				isHeld,
				diagnostics,
				rebuilt: program.rebuilt,
				modules: program.reached.length,
				timings: { total, ...program.timings },
				lock: this.#lock(program.ok),
				packages: this.#graph.packageCount,
				svelte: this.#choice.svelte.version
			}
		});
	}
}

/** Whether a key of the lock speaks of Svelte itself. */
function isSvelteKey(key: string): boolean {
	return key.startsWith('svelte@');
}
