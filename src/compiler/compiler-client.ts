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
	Running,
	ToCompiler,
	UpdateMode
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

/** What the client needs of a worker. */
export type CompilerWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** What the client needs of the REPL around it. */
export interface CompilerHost {
	createWorker(): CompilerWorker;
	config: CompilerConfig;
	/** Whether builds run by themselves, to begin with. */
	isAuto: boolean;
	/** The whole project as it is now: for the first build and after a worker was replaced. */
	fullUpdate(): Update;
	onReady(versions: { svelte: string; mdsvex: string }): void;
	/** What the build that was asked for waits for, in words. */
	onProgress(text: string): void;
	onBuilt(report: BuildReport): void;
	/** The worker has sent a build on its way into a frame. */
	onRunning(running: Running): void;
	/**
	 * The worker was ended; frames have to be attached again. `reason` is a sentence for the visitor. `isWaiting` when the same project
	 * has ended two workers in a row: there is no third one before it is changed, or run again by hand.
	 */
	onReplaced(reason: string, isWaiting: boolean): void;
}

interface PendingCall {
	resolve(output: never): void;
	reject(error: Error): void;
}

/** A call that the worker could not answer because it was ended. */
export class WorkerReplacedError extends Error {}

export class CompilerClient {
	readonly #host: CompilerHost;
	/** Null after the project has ended two workers in a row. */
	#worker: CompilerWorker | null = null;
	/** Frames that wait for a worker. */
	#parked = new Map<number, MessagePort>();
	#calls = new Map<number, PendingCall>();
	#nextCall = 1;
	#mode: UpdateMode = 'hot';
	#isAuto: boolean;
	/** The newest revision sent that no report has come for. */
	#awaited: number | null = null;
	#watchdog: ReturnType<typeof setTimeout> | undefined;
	/** The revision that the last worker was replaced at: it is sent again once, not for ever. */
	#resentRevision: number | null = null;

	constructor(host: CompilerHost) {
		this.#host = host;
		this.#isAuto = host.isAuto;
		this.#start();
		this.update(host.fullUpdate());
	}

	/** Sends what changed. Work on older revisions is dropped inside the worker. */
	update(update: Update): void {
		const isNew = this.#worker === null;
		if (isNew) this.#start();
		const whole = isNew && !update.replace ? this.#host.fullUpdate() : update;
		this.#awaited = whole.revision;
		this.#send({ kind: 'update', ...whole });
		this.#watch();
	}

	/** Builds the newest revision and runs it once more, in the next frame that is attached. */
	rerun(revision: number): void {
		if (!this.#worker) this.update(this.#host.fullUpdate());
		this.#awaited = revision;
		this.#send({ kind: 'rerun' });
		this.#watch();
	}

	/** Builds the newest revision with the newest versions of its packages. */
	refresh(revision: number): void {
		if (!this.#worker) return this.update(this.#host.fullUpdate());
		this.#awaited = revision;
		this.#send({ kind: 'refresh' });
		this.#watch();
	}

	/** Gives the worker a frame to send modules to. The port is transferred. */
	attach(frame: number, port: MessagePort): void {
		if (!this.#worker) this.#parked.set(frame, port);
		else this.#worker.postMessage({ kind: 'attach', frame, port } satisfies ToCompiler, [port]);
	}

	/** Says how a run or a swap went. */
	settle(frame: number, revision: number, ok: boolean): void {
		this.#send({ kind: 'outcome', frame, revision, ok });
	}

	/** The program in `frame` has failed after it had run: its next build gets a fresh document. */
	keepFromSwaps(frame: number): void {
		this.#send({ kind: 'unswappable', frame });
	}

	/** How edits reach the program. Survives a replaced worker. */
	setMode(mode: UpdateMode): void {
		this.#mode = mode;
		this.#send({ kind: 'mode', mode });
	}

	/** Whether builds run by themselves. Survives a replaced worker. */
	setAuto(isOn: boolean): void {
		if (isOn === this.#isAuto) return;
		this.#isAuto = isOn;
		this.#send({ kind: 'auto', isOn });
	}

	detach(frame: number): void {
		this.#parked.get(frame)?.close();
		this.#parked.delete(frame);
		this.#send({ kind: 'detach', frame });
	}

	/**
	 * Asks the next worker when this one is ended before it answers, but no third: the call may be what ends them. Rejects with
	 * `WorkerReplacedError` then, and at once when there is no worker.
	 */
	async call<Name extends keyof CompilerCalls>(
		name: Name,
		input: CompilerCalls[Name]['input']
	): Promise<CompilerCalls[Name]['output']> {
		try {
			return await this.#call(name, input);
		} catch (error) {
			if (!(error instanceof WorkerReplacedError)) throw error;
			return this.#call(name, input);
		}
	}

	#call<Name extends keyof CompilerCalls>(
		name: Name,
		input: CompilerCalls[Name]['input']
	): Promise<CompilerCalls[Name]['output']> {
		if (!this.#worker) {
			return Promise.reject(
				new Error(
					'The compiler stopped twice with this project. It starts again with your next edit.'
				)
			);
		}
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
		this.#worker?.terminate();
		this.#rejectCalls();
	}

	#send(message: ToCompiler): void {
		this.#worker?.postMessage(message);
	}

	#start(): void {
		const worker = this.#host.createWorker();
		this.#worker = worker;
		worker.onmessage = ({ data }: MessageEvent<FromCompiler>) => {
			if (worker !== this.#worker) return;
			clearTimeout(this.#watchdog);
			this.#watchdog = undefined;
			this.#receive(data);
			this.#watch();
		};
		worker.onerror = (event) => {
			event.preventDefault();
			const message = event.message || 'it could not be loaded';
			if (worker === this.#worker) this.#replace(`The compiler stopped: ${message}.`);
		};
		worker.postMessage({ kind: 'start', config: this.#host.config } satisfies ToCompiler);
		if (this.#mode !== 'hot') {
			worker.postMessage({ kind: 'mode', mode: this.#mode } satisfies ToCompiler);
		}
		if (!this.#isAuto) worker.postMessage({ kind: 'auto', isOn: false } satisfies ToCompiler);
		const parked = [...this.#parked];
		this.#parked.clear();
		for (const [frame, port] of parked) this.attach(frame, port);
	}

	#receive(message: FromCompiler): void {
		switch (message.kind) {
			case 'ready':
				return this.#host.onReady(message.versions);
			case 'alive':
				return;
			case 'progress':
				if (message.isAwaited) this.#host.onProgress(message.text);
				return;
			case 'built':
				if (message.report.revision === this.#awaited) this.#awaited = null;
				return this.#host.onBuilt(message.report);
			case 'running':
				return this.#host.onRunning(message);
			case 'reply': {
				const call = this.#calls.get(message.id);
				this.#calls.delete(message.id);
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

	/** The clock runs while anything is awaited. Only a sign of life starts it anew: somebody who types must not keep a dead worker. */
	#watch(): void {
		if (this.#watchdog !== undefined) return;
		if (this.#awaited === null && this.#calls.size === 0) return;
		this.#watchdog = setTimeout(() => {
			this.#replace(`The compiler gave no sign of life for ${PATIENCE / 1000} seconds.`);
		}, PATIENCE);
	}

	#replace(reason: string): void {
		clearTimeout(this.#watchdog);
		this.#watchdog = undefined;
		this.#worker?.terminate();
		this.#worker = null;
		const stuck = this.#awaited;
		this.#awaited = null;
		this.#rejectCalls();
		const update = this.#host.fullUpdate();
		const isWaiting = stuck === update.revision && stuck === this.#resentRevision;
		if (!isWaiting) this.#start();
		this.#host.onReplaced(reason, isWaiting);
		if (isWaiting) return;
		this.#resentRevision = update.revision;
		this.update(update);
	}

	#rejectCalls(): void {
		const calls = [...this.#calls.values()];
		this.#calls.clear();
		for (const { reject } of calls) {
			reject(new WorkerReplacedError('The compiler was restarted before it could answer.'));
		}
	}
}
