/**
 * The page's side of the compiler worker. A worker that crashes, or is silent for too long, is ended and replaced; the project is
 * then sent again in full, so that nothing typed is lost.
 */
import type {
	BuildReport,
	CompilerCall,
	CompilerCalls,
	CompilerConfig,
	FromCompiler,
	ToCompiler
} from '../protocol/compiler';
import type { FileChange, ProjectOptions } from '../protocol/project';

/** Milliseconds without a sign of life, while work is under way, after which a worker counts as stuck. */
export const PATIENCE = 30_000;

export interface Update {
	revision: number;
	entry: string;
	options: ProjectOptions;
	changes: FileChange[];
	replace: boolean;
}

/** What the client needs of the REPL around it. */
export interface CompilerHost {
	createWorker(): Worker;
	config: CompilerConfig;
	/** The whole project as it is now: for the first build and after a worker was replaced. */
	fullUpdate(): Update;
	onReady(versions: { svelte: string; mdsvex: string }): void;
	onProgress(text: string): void;
	onBuilt(report: BuildReport): void;
	/** The worker has told `frame` to run `revision`. */
	onRunning(revision: number, frame: number): void;
	/** The worker was ended; frames have to be attached again. `reason` is a sentence for the visitor. */
	onReplaced(reason: string): void;
}

interface PendingCall {
	resolve(output: never): void;
	reject(error: Error): void;
}

/** A call that the worker could not answer because it was ended. */
export class WorkerReplacedError extends Error {}

export class CompilerClient {
	readonly #host: CompilerHost;
	#worker: Worker;
	#calls = new Map<number, PendingCall>();
	#nextCall = 1;
	/** The newest revision sent that no report has come for. */
	#awaited: number | null = null;
	#watchdog: ReturnType<typeof setTimeout> | undefined;
	/** The revision at which the last worker was replaced: the same project is sent again once, not for ever. */
	#failedRevision: number | null = null;

	constructor(host: CompilerHost) {
		this.#host = host;
		this.#worker = this.#start();
		this.update(host.fullUpdate());
	}

	/** Sends what changed. Work on older revisions is dropped inside the worker. */
	update(update: Update): void {
		if (this.#failedRevision !== null && !update.replace) update = this.#host.fullUpdate();
		this.#awaited = update.revision;
		this.#failedRevision = null;
		this.#send({ kind: 'update', ...update });
		this.#watch();
	}

	/** Runs the newest build once more, in the next frame that is attached. */
	rerun(): void {
		this.#send({ kind: 'rerun' });
	}

	/** Builds the newest revision with the newest versions of its packages. */
	refresh(revision: number): void {
		this.#awaited = revision;
		this.#send({ kind: 'refresh' });
		this.#watch();
	}

	/** Gives the worker a frame to send modules to. The port is transferred. */
	attach(frame: number, port: MessagePort): void {
		this.#worker.postMessage({ kind: 'attach', frame, port } satisfies ToCompiler, [port]);
	}

	detach(frame: number): void {
		this.#send({ kind: 'detach', frame });
	}

	/** Rejects with `WorkerReplacedError` when the worker is ended before it answers. */
	call<Name extends keyof CompilerCalls>(
		name: Name,
		input: CompilerCalls[Name]['input']
	): Promise<CompilerCalls[Name]['output']> {
		const id = this.#nextCall++;
		return new Promise((resolve, reject) => {
			this.#calls.set(id, { resolve, reject });
			// The type cannot say that name and input belong together, which the signature sees to.
			this.#send({ kind: 'call', id, name, input } as CompilerCall);
			this.#watch();
		});
	}

	dispose(): void {
		clearTimeout(this.#watchdog);
		this.#worker.terminate();
		this.#rejectCalls();
	}

	#send(message: ToCompiler): void {
		this.#worker.postMessage(message);
	}

	#start(): Worker {
		const worker = this.#host.createWorker();
		worker.onmessage = ({ data }: MessageEvent<FromCompiler>) => {
			if (worker === this.#worker) this.#receive(data);
		};
		worker.onerror = (event) => {
			event.preventDefault();
			const message = event.message || 'it could not be loaded';
			if (worker === this.#worker) this.#replace(`The compiler stopped: ${message}.`);
		};
		worker.postMessage({ kind: 'start', config: this.#host.config } satisfies ToCompiler);
		return worker;
	}

	#receive(message: FromCompiler): void {
		switch (message.kind) {
			case 'ready':
				this.#watch();
				return this.#host.onReady(message.versions);
			case 'progress':
				this.#watch();
				return this.#host.onProgress(message.text);
			case 'built':
				if (message.report.revision === this.#awaited) this.#awaited = null;
				this.#watch();
				return this.#host.onBuilt(message.report);
			case 'running':
				return this.#host.onRunning(message.revision, message.frame);
			case 'reply': {
				const call = this.#calls.get(message.id);
				this.#calls.delete(message.id);
				this.#watch();
				if (message.ok) call?.resolve(message.output as never);
				else call?.reject(new Error(message.message));
				return;
			}
			case 'fault':
				return this.#replace(`The compiler stopped: ${message.message}.`);
			default:
				message satisfies never;
		}
	}

	/** Starts the clock anew while anything is awaited. */
	#watch(): void {
		clearTimeout(this.#watchdog);
		if (this.#awaited === null && this.#calls.size === 0) return;
		this.#watchdog = setTimeout(() => {
			this.#replace(`The compiler gave no sign of life for ${PATIENCE / 1000} seconds.`);
		}, PATIENCE);
	}

	#replace(reason: string): void {
		clearTimeout(this.#watchdog);
		this.#worker.terminate();
		const stuck = this.#awaited;
		this.#awaited = null;
		this.#rejectCalls();
		this.#worker = this.#start();
		this.#host.onReplaced(reason);
		const update = this.#host.fullUpdate();
		// A project that ended two workers in a row waits for an edit.
		if (stuck !== null && stuck === this.#lastReplacedAt && update.revision === stuck) {
			this.#failedRevision = stuck;
			return;
		}
		this.#lastReplacedAt = update.revision;
		this.update(update);
	}

	#lastReplacedAt: number | null = null;

	#rejectCalls(): void {
		const calls = [...this.#calls.values()];
		this.#calls.clear();
		for (const { reject } of calls) {
			reject(new WorkerReplacedError('The compiler was restarted before it could answer.'));
		}
	}
}
