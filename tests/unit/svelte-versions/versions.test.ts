import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { network, PackageFailure } from '../../../workers/compiler/npm/failures';
import type { PackageServer } from '../../../workers/compiler/npm/sources';
import { bundledCompiler } from '../../../workers/compiler/svelte-versions/compiler';
import type { SvelteVersion } from '../../../workers/compiler/svelte-versions/svelte-version';
import { brokenVersion, SvelteVersions } from '../../../workers/compiler/svelte-versions/versions';
import { setup } from '../npm/sample-registry';

const PUBLISHED = ['3.59.2', '4.2.19', '4.2.20', '5.0.0-next.1', '5.0.0', '5.9.0', '5.10.1'];

let isOffline: boolean;
/** The list of versions is of an earlier visit. */
let isKept: boolean;
let refreshes: number;
let loads: string[];
let links: string[];
/** What the linking of a runtime ends in. */
let linking: () => Promise<void>;
let versions: SvelteVersions;
let make: (version: string) => SvelteVersion;

beforeEach(async () => {
	isOffline = isKept = false;
	refreshes = 0;
	loads = [];
	links = [];
	linking = () => Promise.resolve();
	const { packages } = await setup();
	const runtime = {
		resolve: () => null,
		entries: { svelte: '', internal: '' },
		modules: () => Promise.resolve([])
	};
	make = (version) => ({ version, compiler: bundledCompiler, runtime, packages });
	const server: PackageServer = {
		versions: async () => {
			if (isOffline) throw network('svelte', 'offline');
			const tags = { latest: '5.10.1', next: '5.0.0-next.1' };
			return { tags, versions: [...PUBLISHED], isKept };
		},
		open: () => Promise.reject(new Error('not asked for')),
		kept: async () => ['4.2.19'],
		refresh: () => void (refreshes += 1)
	};
	versions = new SvelteVersions({
		bundled: make('5.57.3'),
		server,
		load: async (version) => {
			loads.push(version);
			if (isOffline) throw network(`svelte ${version}`, 'offline');
			if (version === '5.9.0') throw brokenVersion(version, new Error('it exports no `compile`.'));
			return make(version);
		},
		link({ version }) {
			links.push(version);
			return linking();
		}
	});
});

describe('the version a project runs with', () => {
	it('is the bundled one when it is not asked for another', async () => {
		for (const wanted of [null, '^5.0.0', 'latest']) {
			const { svelte, fault } = await versions.choose(wanted, {});
			expect([svelte.version, fault]).toEqual(['5.57.3', null]);
		}
		expect(loads).toEqual([]);
	});

	it('is loaded once, also when two builds wait for it', async () => {
		const [first, second] = await Promise.all([
			versions.choose('5.0.0', {}),
			versions.choose('5.0.0', {})
		]);
		expect(first.svelte).toBe(second.svelte);
		await versions.choose(null, {});
		expect((await versions.choose('5.0.0', {})).svelte).toBe(first.svelte);
		expect(loads).toEqual(['5.0.0']);
	});

	it('is the newest that fits a range, and the lock says so from then on', async () => {
		const { svelte, lock } = await versions.choose('^4.0.0', {});
		expect(svelte.version).toBe('4.2.20');
		expect(lock).toEqual({ 'svelte@^4.0.0': '4.2.20' });
		const pinned = await versions.choose('^4.0.0', { 'svelte@^4.0.0': '4.2.19' });
		expect(pinned.svelte.version).toBe('4.2.19');
		// A lock that contradicts its own key is not believed.
		const lie = await versions.choose('^4.0.0', { 'svelte@^4.0.0': '5.0.0' });
		expect(lie.svelte.version).toBe('4.2.20');
	});

	it('may be named by a tag', async () => {
		expect((await versions.choose('next', {})).svelte.version).toBe('5.0.0-next.1');
	});

	it.each([
		['5.9.0', 'svelte_version_broken', 'Svelte 5.9.0 does not work here: it exports no `compile`.'],
		['3.59.2', 'svelte_version_refused', 'Svelte 3.59.2 is too old'],
		['~4.9.0', 'svelte_version_not_found', 'No published version of Svelte is "~4.9.0".'],
		['canary', 'svelte_version_not_found', 'No published version of Svelte is "canary".']
	])('stays the bundled one when %s cannot be had, and says why', async (wanted, code, message) => {
		const { svelte, fault } = await versions.choose(wanted, {});
		expect(svelte.version).toBe('5.57.3');
		expect(fault).toMatchObject({ code, message: expect.stringContaining(message) });
		expect(fault?.message).toContain('Svelte 5.57.3, which comes with Rookery, is used instead.');
	});

	it('is not waited for again by every edit after it failed, only when it is retried', async () => {
		isOffline = true;
		expect((await versions.choose('5.0.0', {})).fault?.code).toBe('svelte_version_not_fetched');
		isOffline = false;
		expect((await versions.choose('5.0.0', {})).fault?.code).toBe('svelte_version_not_fetched');
		expect(loads).toEqual(['5.0.0']);
		versions.retry();
		expect((await versions.choose('5.0.0', {})).svelte.version).toBe('5.0.0');
	});

	it('stays in memory with one other, so that going back and forth loads nothing', async () => {
		for (const wanted of ['5.0.0', '4.2.20', '5.0.0', '4.2.20']) await versions.choose(wanted, {});
		expect(loads).toEqual(['5.0.0', '4.2.20']);
		for (const wanted of ['5.10.1', '5.0.0']) await versions.choose(wanted, {});
		expect(loads).toEqual(['5.0.0', '4.2.20', '5.10.1', '5.0.0']);
	});

	it('is not taken before its runtime is there, which is brought once', async () => {
		let finish = () => {};
		linking = () => new Promise((resolve) => (finish = resolve));
		const chosen: string[] = [];
		const choices = [1, 2].map(async () => {
			chosen.push((await versions.choose('5.0.0', {})).svelte.version);
		});
		await vi.waitFor(() => expect(links).toEqual(['5.0.0']));
		expect(chosen).toEqual([]);
		finish();
		await Promise.all(choices);
		await versions.choose('5.0.0', {});
		expect([chosen, links]).toEqual([['5.0.0', '5.0.0'], ['5.0.0']]);
	});

	it('is the bundled one when the network dies between the compiler and the runtime', async () => {
		linking = () => Promise.reject(network('svelte 5.0.0', 'offline'));
		const { svelte, fault } = await versions.choose('5.0.0', {});
		expect([svelte.version, fault?.code]).toEqual(['5.57.3', 'svelte_version_not_fetched']);
		linking = () => Promise.resolve();
		versions.retry();
		expect((await versions.choose('5.0.0', {})).svelte.version).toBe('5.0.0');
		expect(loads).toEqual(['5.0.0']);
	});

	it('is not waited for longer than a minute, and taken later if it came after all', async () => {
		vi.useFakeTimers();
		let finish = () => {};
		linking = () => new Promise((resolve) => (finish = resolve));
		const choice = versions.choose('5.0.0', {});
		await vi.advanceTimersByTimeAsync(60_000);
		expect((await choice).fault).toMatchObject({
			code: 'svelte_version_not_fetched',
			message: expect.stringContaining('it was not there after 60 seconds')
		});
		finish();
		versions.retry();
		expect((await versions.choose('5.0.0', {})).svelte.version).toBe('5.0.0');
		expect(loads).toEqual(['5.0.0']);
	});

	it('that an old list does not have is not said to be missing, and the list is asked for again', async () => {
		isKept = true;
		expect((await versions.choose('~5.60.0', {})).fault).toMatchObject({
			code: 'svelte_version_not_fetched',
			message: expect.stringContaining('there is no network')
		});
		expect(refreshes).toBe(1);
	});

	it('a fault that is none of a package is thrown on', async () => {
		const broken = new SvelteVersions({
			bundled: make('5.57.3'),
			server: { ...serverThatThrows },
			load: () => Promise.reject(new TypeError('ours')),
			link: () => Promise.resolve()
		});
		await expect(broken.choose('5.0.0', {})).rejects.toThrow('ours');
	});
});

afterEach(() => void vi.useRealTimers());

const serverThatThrows: PackageServer = {
	versions: () => Promise.reject(new PackageFailure({ code: 'network', message: 'x' })),
	open: () => Promise.reject(new Error('not asked for')),
	kept: async () => [],
	refresh() {}
};

describe('the list of versions', () => {
	it('holds what is published, newest first, without what is too old', async () => {
		expect(await versions.list()).toEqual({
			bundled: '5.57.3',
			versions: ['5.10.1', '5.9.0', '5.0.0', '5.0.0-next.1', '4.2.20', '4.2.19'],
			kept: ['4.2.19'],
			fault: null
		});
	});

	it('is what was kept when there is no network, and says so', async () => {
		isOffline = true;
		const list = await versions.list();
		expect(list.versions).toEqual(['5.57.3', '4.2.19']);
		expect(list.fault).toContain('could not be fetched: offline.');
	});

	it('of an earlier visit is not passed off as what there is, and is asked for again', async () => {
		isKept = true;
		const list = await versions.list();
		expect(list.versions).toEqual(['5.57.3', '4.2.19']);
		expect(list.fault).toContain('there is no network');
		expect(refreshes).toBe(1);
	});
});
