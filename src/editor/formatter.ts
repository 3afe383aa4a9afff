import type { FormatReply, FormatRequest, FormatResult } from '../protocol/format';

/** A formatter that does not answer for this long, in milliseconds, is given up. The first answer waits for downloads. */
const PATIENCE = 30_000;

interface Waiting {
	resolve(result: FormatResult): void;
	reject(error: Error): void;
	timer: ReturnType<typeof setTimeout>;
}

/** The page's side of the format worker, which starts when it is first asked. */
export class Formatter {
	readonly #createWorker: () => Worker;
	#worker: Worker | null = null;
	#waiting = new Map<number, Waiting>();
	#nextId = 1;

	constructor(createWorker: () => Worker) {
		this.#createWorker = createWorker;
	}

	/** Rejects, with words for the visitor, when the formatter cannot be loaded or gives no answer; the next call tries again. */
	format(request: Omit<FormatRequest, 'id'>): Promise<FormatResult> {
		const worker = (this.#worker ??= this.#start());
		const id = this.#nextId++;
		return new Promise((resolve, reject) => {
			const timer = setTimeout(
				() => this.#giveUp('The formatter gives no answer. Nothing was changed; try again.'),
				PATIENCE
			);
			this.#waiting.set(id, { resolve, reject, timer });
			worker.postMessage({ ...request, id } satisfies FormatRequest);
		});
	}

	dispose(): void {
		this.#giveUp('The formatter was closed.');
	}

	#start(): Worker {
		const worker = this.#createWorker();
		worker.onmessage = ({ data }: MessageEvent<FormatReply>) => {
			const waiting = this.#waiting.get(data.id);
			if (!waiting) return;
			this.#waiting.delete(data.id);
			clearTimeout(waiting.timer);
			if (data.ok) waiting.resolve(data.result);
			else this.#fail(waiting, data.message);
		};
		worker.onerror = (event) => {
			event.preventDefault();
			this.#giveUp(
				'The formatter could not be loaded. Check the connection and try again; nothing was changed.'
			);
		};
		return worker;
	}

	/** A part that failed to load stays failed in that worker: the next call gets a new one. */
	#fail(waiting: Waiting, message: string): void {
		const isLoading = /import|fetch|module/i.test(message);
		waiting.reject(
			new Error(
				isLoading
					? 'A part of the formatter could not be loaded. Check the connection and try again; nothing was changed.'
					: `The formatter failed: ${message} Nothing was changed.`
			)
		);
		this.#giveUp('The formatter is started again. Try once more.');
	}

	#giveUp(reason: string): void {
		this.#worker?.terminate();
		this.#worker = null;
		const waiting = [...this.#waiting.values()];
		this.#waiting.clear();
		for (const { reject, timer } of waiting) {
			clearTimeout(timer);
			reject(new Error(reason));
		}
	}
}
