/** The frames that the worker feeds. Modules go straight from here to the frame; nothing is ever read from these ports. */
import type { LinkedModule, RunProgram, ToFrameLoader } from '../../src/protocol/modules';

interface Frame {
	port: MessagePort;
	/** What the frame has, so that only what changed is sent. */
	sent: Map<string, LinkedModule>;
}

/** A good build, ready to be run. */
export interface Runnable extends Omit<RunProgram, 'kind'> {
	modules: LinkedModule[];
}

export class Frames {
	readonly #onRunning: (revision: number, frame: number) => void;
	/** Loaded documents that have run nothing yet. */
	readonly #spares = new Map<number, Frame>();
	#newest: Runnable | null = null;
	/** The newest good build has not been run. */
	#isPending = false;

	constructor(onRunning: (revision: number, frame: number) => void) {
		this.#onRunning = onRunning;
	}

	attach(id: number, port: MessagePort): void {
		this.#spares.set(id, { port, sent: new Map() });
		this.#advance();
	}

	detach(id: number): void {
		this.#spares.get(id)?.port.close();
		this.#spares.delete(id);
	}

	/** Runs a build in the next spare, as soon as there is one. A build that waits is replaced by a newer one. */
	run(runnable: Runnable): void {
		this.#newest = runnable;
		this.#isPending = true;
		this.#advance();
	}

	/** Runs the newest good build once more. */
	rerun(): void {
		this.#isPending = this.#newest !== null;
		this.#advance();
	}

	#advance(): void {
		if (!this.#newest) return;
		for (const [id, frame] of this.#spares) {
			this.#send(frame, this.#newest.modules);
			if (!this.#isPending) continue;
			this.#isPending = false;
			const { revision, entry, svelte, internal } = this.#newest;
			const run: RunProgram = { kind: 'run', revision, entry, svelte, internal };
			// The page hears of it before the frame does: it takes no word from a document that runs nothing yet.
			this.#onRunning(revision, id);
			frame.port.postMessage(run);
			// A document runs one program in its life.
			this.#spares.delete(id);
		}
	}

	#send(frame: Frame, modules: LinkedModule[]): void {
		const news = modules.filter((module) => frame.sent.get(module.id) !== module);
		if (news.length === 0) return;
		for (const module of news) frame.sent.set(module.id, module);
		frame.port.postMessage({ kind: 'modules', modules: news } satisfies ToFrameLoader);
	}
}
