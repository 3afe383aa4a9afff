import type { PackReply, PackRequest, ProjectLink } from '../protocol/link';
import type { Project } from '../protocol/project';
import { projectHash } from './project-hash';

interface Waiting {
	project: Project;
	resolve(link: ProjectLink): void;
}

/**
 * `projectHash` in a worker: packing a project of a hundred files takes the page's thread a tenth of a second and more. The worker starts
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
			this.#waiting.get(data.id)?.resolve(data.link);
			this.#waiting.delete(data.id);
		};
		worker.onerror = (event) => {
			event.preventDefault();
			this.#fail();
		};
	}

	/** Never rejects. */
	pack(project: Project): Promise<ProjectLink> {
		this.start();
		const worker = this.#worker;
		if (!worker) return Promise.resolve(projectHash(project));
		return new Promise((resolve) => {
			const id = this.#nextId++;
			this.#waiting.set(id, { project, resolve });
			worker.postMessage({ id, project } satisfies PackRequest);
		});
	}

	#fail(): void {
		this.#worker?.terminate();
		this.#worker = null;
		this.#hasFailed = true;
		const waiting = [...this.#waiting.values()];
		this.#waiting.clear();
		for (const { project, resolve } of waiting) resolve(projectHash(project));
	}
}
