/** From an update of the project to modules in a frame: one build at a time, the newest wins. */
import type {
	CompilerCall,
	CompilerCalls,
	CompilerConfig,
	FromCompiler,
	ToCompiler
} from '../../src/protocol/compiler';
import type { Diagnostic } from '../../src/protocol/diagnostic';
import { Frames } from './frames';
import { ModuleGraph, Superseded, type Job, type Program } from './graph';
import { readManifest } from './manifest';
import { MDSVEX_VERSION } from './mdsvex-version';
import { makeOutput } from './output';
import { createPackages } from './package-source';
import type { Packages } from './npm/packages';
import { measureUses } from './npm/uses';
import { Runtime, SVELTE_VERSION } from './runtime';
import { warm } from './warm';

type Update = Extract<ToCompiler, { kind: 'update' }>;

export class Builder {
	readonly versions = { svelte: SVELTE_VERSION, mdsvex: MDSVEX_VERSION };
	readonly frames: Frames;
	readonly #graph: ModuleGraph;
	readonly #packages: Packages;
	readonly #runtime: Runtime;
	readonly #post: (message: FromCompiler) => void;
	#job: Job | null = null;
	#update: Update | null = null;
	/** Resolves when the newest build has come to its end, however it ended. */
	#settled: Promise<void> = Promise.resolve();

	constructor(config: CompilerConfig, post: (message: FromCompiler) => void) {
		this.#post = post;
		this.#runtime = new Runtime(config.base);
		this.#packages = createPackages(config, this.#runtime, (text) => this.#job?.onProgress(text));
		this.#graph = new ModuleGraph(this.#runtime, this.#packages);
		this.frames = new Frames((running) => {
			post({ kind: 'running', ...running });
			warm();
		});
	}

	update(update: Update): void {
		if (update.replace) this.#graph.clear();
		for (const { path, content } of update.changes) this.#graph.setFile(path, content);
		this.#packages.setLock(update.options.lock ?? {}, readManifest(this.#graph.files));
		this.#update = update;
		this.#begin(update);
	}

	/** Builds what failed again and runs the result once more, changed or not, in a fresh document. */
	rerun(): void {
		if (!this.#update) return;
		this.#graph.retry();
		this.frames.forget();
		this.#begin({ ...this.#update, replace: true });
	}

	/** Builds the same revision with the newest versions of its packages. */
	refresh(): void {
		if (!this.#update) return;
		this.#update = { ...this.#update, options: { ...this.#update.options, lock: {} } };
		this.#packages.refresh();
		this.#begin({ ...this.#update, replace: true });
	}

	async answer(call: CompilerCall): Promise<void> {
		try {
			const output = call.name === 'packages' ? await this.#uses() : await this.#output(call.input);
			this.#post({ kind: 'reply', id: call.id, ok: true, output });
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			this.#post({ kind: 'reply', id: call.id, ok: false, message });
		}
	}

	async #uses(): Promise<CompilerCalls['packages']['output']> {
		await this.#settled;
		return measureUses(this.#graph.packageUses);
	}

	async #output(
		input: CompilerCalls['output']['input']
	): Promise<CompilerCalls['output']['output']> {
		await this.#settled;
		return makeOutput(input, this.#graph);
	}

	/** Only what is used; while there are errors, a part of what is used may be out of sight, so nothing is let go of. */
	#lock(isWhole: boolean): Record<string, string> {
		if (isWhole) return this.#packages.lock(this.#graph.usedPackages);
		return { ...this.#update?.options.lock, ...this.#packages.lock() };
	}

	#begin(update: Update): void {
		if (this.#job) this.#job.superseded = true;
		const job: Job = {
			revision: update.revision,
			superseded: false,
			isFirst: update.replace,
			onProgress: (text) => {
				if (!job.superseded) {
					this.#post({ kind: 'progress', revision: update.revision, text });
				}
			}
		};
		this.#job = job;
		this.#settled = this.#build(update, job).catch((error: unknown) => {
			if (!(error instanceof Superseded)) throw error;
		});
	}

	async #build(update: Update, job: Job): Promise<void> {
		const started = performance.now();
		const program = await this.#graph.build(update.entry, job);
		if (program.ok) {
			const runnable = {
				revision: update.revision,
				entry: `/${update.entry}`,
				...this.#runtime.entries,
				modules: program.modules
			};
			// Somebody who types sees the states in between.
			if (job.superseded) this.frames.runMeanwhile(runnable);
			else this.frames.run(runnable);
		}
		if (job.superseded) return;
		const total = performance.now() - started;
		this.#report(program, job, total, program.diagnostics);
		// Files that nothing imports yet are looked at last: nobody waits for them.
		const others = await this.#graph.check(program, job);
		if (others.length > 0) {
			this.#report(program, job, total, [...program.diagnostics, ...others]);
		}
	}

	#report(program: Program, job: Job, total: number, diagnostics: Diagnostic[]): void {
		this.#post({
			kind: 'built',
			report: {
				revision: job.revision,
				ok: program.ok,
				diagnostics,
				rebuilt: program.rebuilt,
				modules: program.reached.length,
				timings: { total, ...program.timings },
				lock: this.#lock(program.ok),
				packages: this.#graph.usedPackages.size
			}
		});
	}
}
