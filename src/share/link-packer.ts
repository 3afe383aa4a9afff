import type { PackReply, PackRequest } from '../protocol/link';
import type { Project } from '../protocol/project';
import { encodeLink } from './link';

interface Waiting {
	project: Project;
	resolve(hash: string): void;
	reject(error: Error): void;
}

/**
 * `encodeLink` in a worker: packing a project of a hundred files takes the page's thread a tenth of a second and more. The worker starts
 * when it is first wanted. When it cannot be had, the page packs by itself.
 */
export class LinkPacker {
	readonly #createWorker: () => Worker;
	/** Null before it is wanted, and once it has failed. */
	#worker: Worker | null = null;
	#hasFailed = false;
	readonly #waiting = new Map<number, Waiting>();
	#nextId = 1;

	constructor(createWorker: () => Worker) {
		this.#createWorker = createWorker;
	}

	/** Loads the worker, so that it is there also when the network is not any more. */
	start(): void {
		if (this.#worker || this.#hasFailed) return;
		const worker = (this.#worker = this.#createWorker());
		worker.onmessage = ({ data }: MessageEvent<PackReply>) => {
			const waiting = this.#waiting.get(data.id);
			this.#waiting.delete(data.id);
			if (data.ok) waiting?.resolve(data.hash);
			else waiting?.reject(new Error(data.message));
		};
		worker.onerror = (event) => {
			event.preventDefault();
			this.#fail();
		};
	}

	/** The hash that `encodeLink` gives. Rejects where that throws. */
	pack(project: Project): Promise<string> {
		this.start();
		return new Promise((resolve, reject) => {
			const waiting = { project, resolve, reject };
			if (!this.#worker) return packHere(waiting);
			const id = this.#nextId++;
			this.#waiting.set(id, waiting);
			this.#worker.postMessage({ id, project } satisfies PackRequest);
		});
	}

	#fail(): void {
		this.#worker?.terminate();
		this.#worker = null;
		this.#hasFailed = true;
		const waiting = [...this.#waiting.values()];
		this.#waiting.clear();
		for (const one of waiting) packHere(one);
	}
}

function packHere({ project, resolve, reject }: Waiting): void {
	try {
		resolve(encodeLink(project));
	} catch (error) {
		reject(error instanceof Error ? error : new Error(String(error)));
	}
}
