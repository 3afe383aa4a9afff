/**
 * What was fetched once stays fetched: addresses that hold an exact version never change, so their answers are kept in Cache Storage. All
 * works without it: on plain HTTP there is none, and a browser may refuse it or run out of room.
 */

/** Answers by URL. Never rejects. */
export interface Kept {
	get(url: string): Promise<Uint8Array<ArrayBuffer> | null>;
	put(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	delete(url: string): Promise<void>;
	/** The addresses of all answers. */
	urls(): Promise<string[]>;
}

const NAME = 'rookery-packages-1';

export const keepNothing: Kept = {
	get: async () => null,
	put: async () => {},
	delete: async () => {},
	urls: async () => []
};

/** `storage` is the realm's `caches`, which exists in secure contexts only. */
export function keepInCacheStorage(storage: CacheStorage | undefined): Kept {
	if (!storage) return keepNothing;
	let opened: Promise<Cache> | null = null;
	const open = () => (opened ??= storage.open(NAME));
	/** A cache that fails is one that is not there. */
	async function attempt<T>(act: (cache: Cache) => Promise<T>, otherwise: T): Promise<T> {
		try {
			return await act(await open());
		} catch {
			return otherwise;
		}
	}
	return {
		get: (url) =>
			attempt(async (cache) => {
				const answer = await cache.match(url);
				return answer ? new Uint8Array(await answer.arrayBuffer()) : null;
			}, null),
		put: (url, bytes) => attempt((cache) => cache.put(url, new Response(bytes)), undefined),
		delete: (url) => attempt(async (cache) => void (await cache.delete(url)), undefined),
		urls: () => attempt(async (cache) => (await cache.keys()).map(({ url }) => url), [])
	};
}
