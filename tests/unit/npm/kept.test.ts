import { describe, expect, it } from 'vitest';
import { keepInCacheStorage, type Kept } from '../../../workers/compiler/npm/kept';
import { JSDELIVR, REGISTRY, sampleNetwork, setup } from './sample-registry';
import { run } from './system-loader';

/** A Cache Storage with one cache, as far as it is used. */
function fakeStorage(): { storage: CacheStorage; entries: Map<string, Response> } {
	const entries = new Map<string, Response>();
	const cache = {
		match: async (url: string) => entries.get(url)?.clone(),
		put: async (url: string, response: Response) => void entries.set(url, response),
		delete: async (url: string) => entries.delete(url)
	};
	return { storage: { open: async () => cache } as unknown as CacheStorage, entries };
}

const REGISTRY_SOURCE = { kind: 'registry', base: REGISTRY } as const;
const TARBALL = `${REGISTRY}counter/-/counter-1.2.0.tgz`;

describe.each([
	['a registry', REGISTRY_SOURCE],
	['jsDelivr', JSDELIVR]
] as const)('what %s sent', (_, source) => {
	it('tells of versions when there is no network, and is overtaken by what the network says', async () => {
		const { storage } = fakeStorage();
		const kept = keepInCacheStorage(storage);
		const first = await setup(source, undefined, kept);
		await run(first.packages, 'counter@^1');

		const offline = await sampleNetwork();
		for (const url of offline.answers.keys()) offline.answers.set(url, new Error('offline'));
		const second = await setup(source, offline, kept);
		expect((await run(second.packages, 'counter@^1'))['count']).toBe(12);

		first.network.requests.length = 0;
		const third = await setup(source, first.network, kept);
		await run(third.packages, 'counter@^1');
		expect(first.network.requests).toHaveLength(1);
	});

	it('needs no network at the second visit', async () => {
		const { storage } = fakeStorage();
		const kept = keepInCacheStorage(storage);
		const first = await setup(source, undefined, kept);
		await run(first.packages, 'counter');
		const lock = first.packages.lock();

		const network = await sampleNetwork();
		network.answers.clear();
		const second = await setup(source, network, kept);
		second.packages.setLock(lock, {});
		expect((await run(second.packages, 'counter'))['count']).toBe(12);
		expect(network.requests).toEqual([]);
	});
});

describe('what is kept', () => {
	it('is what made sense, and never a failure', async () => {
		const { storage, entries } = fakeStorage();
		const kept = keepInCacheStorage(storage);
		const { packages, network } = await setup(REGISTRY_SOURCE, undefined, kept);
		const answer = network.answers.get(TARBALL) ?? 500;
		for (const broken of [500, 404, 'a page of a captive portal', new Error('offline')]) {
			network.answers.set(TARBALL, broken);
			expect((await packages.resolve('counter', '/App.svelte')).ok).toBe(false);
			expect([...entries.keys()]).not.toContain(TARBALL);
		}
		network.answers.set(TARBALL, answer);
		await run(packages, 'counter');
		expect([...entries.keys()]).toEqual([`${REGISTRY}counter`, TARBALL]);
	});

	it('and was damaged is fetched again', async () => {
		const { storage, entries } = fakeStorage();
		const kept = keepInCacheStorage(storage);
		entries.set(TARBALL, new Response('half a'));
		const { packages, network } = await setup(REGISTRY_SOURCE, undefined, kept);
		expect((await run(packages, 'counter'))['count']).toBe(12);
		expect(network.count('.tgz')).toBe(1);
		expect((await entries.get(TARBALL)?.clone().arrayBuffer())?.byteLength).toBeGreaterThan(100);
	});

	const broken = { open: () => Promise.reject(new Error('refused')) } as unknown as CacheStorage;
	const full = {
		open: async () => ({
			match: async () => undefined,
			put: () => Promise.reject(new Error('QuotaExceededError'))
		})
	} as unknown as CacheStorage;
	const places: [string, Kept][] = [
		['without Cache Storage', keepInCacheStorage(undefined)],
		['when it is refused', keepInCacheStorage(broken)],
		['when it is full', keepInCacheStorage(full)]
	];
	it.each(places)('is nothing %s, and packages work all the same', async (_, kept) => {
		const { packages } = await setup(REGISTRY_SOURCE, undefined, kept);
		expect((await run(packages, 'counter'))['count']).toBe(12);
	});
});
