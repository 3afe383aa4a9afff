/** All fetching goes through here: bounded in number and in silence, without credentials. */
import { network, PackageFailure } from './failures';
import { keepNothing, type Kept } from './kept';
import { fetchPatiently, type PatientAnswer } from './patient-fetch';

/** Milliseconds. A worker that is silent for 30 s is replaced, so this is less. */
const SILENCE = 25_000;
/** Milliseconds after which a long download says that it goes on, for the same reason. */
const SIGN_OF_LIFE = 2_000;
/** Enough to fill a connection, few enough that a CDN does not answer 429. */
const PARALLEL = 16;

export interface Download {
	bytes: Uint8Array<ArrayBuffer>;
	/** Where the answer came from in the end, after redirects. */
	url: string;
	/** The media type, without parameters. */
	type: string;
}

export interface DownloadRequest {
	url: string;
	/** What a person calls it, as in "d3-scale 4.0.2". */
	what: string;
	accept?: string;
}

export class Downloads {
	readonly #fetch: typeof fetch;
	readonly #onProgress: (text: string) => void;
	readonly #silence: number;
	readonly #kept: Kept;
	readonly #waiting: (() => void)[] = [];
	#running = 0;

	/** `silence`: milliseconds without a byte, after which a fetch is given up. */
	constructor(
		fetch_: typeof fetch,
		onProgress: (text: string) => void,
		{ silence = SILENCE, kept = keepNothing }: { silence?: number; kept?: Kept } = {}
	) {
		this.#kept = kept;
		this.#fetch = fetch_;
		this.#onProgress = onProgress;
		this.#silence = silence;
	}

	/**
	 * The same for an address whose content never changes: it is kept, once `read` has made sense of it. What was kept and makes no sense
	 * any more is fetched again. `read` is told which of the two it is given.
	 */
	async getOnce<T>(
		request: DownloadRequest,
		read: (bytes: Uint8Array<ArrayBuffer>, isKept: boolean) => Promise<T>
	): Promise<T | number> {
		const { url } = request;
		const known = await this.#kept.get(url);
		if (known) {
			try {
				return await read(known, true);
			} catch {
				await this.#kept.delete(url);
			}
		}
		const answer = await this.get(request);
		if (typeof answer === 'number') return answer;
		const value = await read(answer.bytes, false);
		// Nobody waits for it.
		void this.#kept.put(url, answer.bytes);
		return value;
	}

	/**
	 * For an address whose content changes, such as the list of versions: the network's answer, or without a network the one that was
	 * kept, because old news is better than none. `read` is told which.
	 */
	async getNewest<T>(
		request: DownloadRequest,
		read: (bytes: Uint8Array<ArrayBuffer>, isKept: boolean) => Promise<T>
	): Promise<T | number> {
		const { url } = request;
		try {
			const answer = await this.get(request);
			if (typeof answer === 'number') return answer;
			const value = await read(answer.bytes, false);
			void this.#kept.put(url, answer.bytes);
			return value;
		} catch (error) {
			const known = await this.#kept.get(url);
			if (!known || !(error instanceof PackageFailure)) throw error;
			return read(known, true);
		}
	}

	/** What stands between `start` and `end` in the addresses of kept answers. */
	async keptBetween(start: string, end: string): Promise<string[]> {
		const urls = await this.#kept.urls();
		return urls
			.filter((url) => url.startsWith(start) && url.endsWith(end))
			.map((url) => url.slice(start.length, -end.length));
	}

	/** The status instead of a download when there is nothing at this address (404, 410). Rejects with a `network` failure otherwise. */
	async get({ url, what, accept }: DownloadRequest): Promise<Download | number> {
		if (this.#running >= PARALLEL) {
			await new Promise<void>((resolve) => this.#waiting.push(resolve));
		}
		this.#running += 1;
		let answer: PatientAnswer | null = null;
		try {
			const announce = () => this.#onProgress(`Fetching ${what}`);
			announce();
			let announced = Date.now();
			answer = await fetchPatiently(this.#fetch, url, {
				credentials: 'omit',
				headers: accept === undefined ? {} : { accept },
				silence: this.#silence,
				onChunk: () => {
					if (Date.now() - announced < SIGN_OF_LIFE) return;
					announced = Date.now();
					announce();
				}
			});
			const { response } = answer;
			if (response.status === 404 || response.status === 410) return response.status;
			if (!response.ok) throw network(what, `the server answered ${response.status}`);
			return {
				bytes: await answer.bytes(),
				url: response.url || url,
				type: response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
			};
		} catch (error) {
			if (error instanceof PackageFailure) throw error;
			throw network(what, reasonOf(error, this.#silence));
		} finally {
			answer?.end();
			this.#running -= 1;
			this.#waiting.shift()?.();
		}
	}
}

function reasonOf(error: unknown, silence: number): string {
	if (!(error instanceof Error)) return String(error);
	if (error.name === 'TimeoutError') return `nothing came for ${silence / 1000} seconds`;
	return error.message;
}
