import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jsdelivr } from '../../../workers/compiler/npm/jsdelivr';
import { registry } from '../../../workers/compiler/npm/registry';
import { Downloads } from '../../../workers/compiler/npm/downloads';
import { keepNothing, type Kept } from '../../../workers/compiler/npm/kept';
import { linkRuntime, loadSvelte } from '../../../workers/compiler/svelte-versions/load';
import type { PackageServer } from '../../../workers/compiler/npm/sources';
import {
	FakeNetwork,
	integrityOf,
	JSDELIVR,
	REGISTRY,
	toTarball,
	type Files
} from '../npm/sample-registry';

vi.mock('@rollup/browser', () => import('rollup'));

const PACKUMENT = `${REGISTRY}svelte`;
const encode = (text: string) => new TextEncoder().encode(text);
const tarball = (version: string) => `${REGISTRY}svelte/-/svelte-${version}.tgz`;

/** A compiler that makes nothing of everything, and a runtime with one entry of each kind. */
function published(version: string, entries: object): Files {
	const compiler = `exports.VERSION = '${version}';
exports.compile = () => ({ js: { code: '', map: { mappings: '' } }, css: null, warnings: [] });`;
	const files = {
		'package.json': JSON.stringify({ name: 'svelte', version, type: 'module', exports: entries }),
		[version.startsWith('4') ? 'compiler.cjs' : 'compiler/index.js']: compiler,
		'src/client.js': "export const mount = 1; export * from './more.js';",
		'src/more.js': 'export const untrack = 2;',
		'src/internal.js': '',
		'src/server.js': '',
		'src/fade.js': ''
	};
	return new Map(Object.entries(files).map(([path, text]) => [path, encode(text)]));
}

const FIVE = {
	'./package.json': './package.json',
	'.': { types: './types.d.ts', worker: './src/server.js', browser: './src/client.js' },
	'./compiler': { default: './compiler/index.js' },
	'./action': { types: './types.d.ts' },
	'./server': { default: './src/server.js' },
	'./internal/client': { default: './src/internal.js' },
	'./internal/server': { default: './src/server.js' },
	'./transition': { types: './types.d.ts', default: './src/fade.js' }
};
const FOUR = {
	'.': { browser: { default: './src/client.js' }, default: './src/server.js' },
	'./internal': { default: './src/internal.js' }
};

let network: FakeNetwork;
/** That of the last load. */
let server: PackageServer;
let kept: Map<string, Uint8Array<ArrayBuffer>>;

beforeEach(async () => {
	network = new FakeNetwork();
	kept = new Map();
	const versions: Record<string, object> = {};
	for (const [version, entries] of [
		['5.1.0', FIVE],
		['4.2.20', FOUR],
		['5.2.0', { '.': './src/client.js' }]
	] as const) {
		const bytes = await toTarball(published(version, entries));
		network.answers.set(tarball(version), bytes);
		versions[version] = { dist: { integrity: integrityOf(bytes) } };
	}
	const tags = { latest: '5.2.0' };
	network.answers.set(PACKUMENT, JSON.stringify({ 'dist-tags': tags, versions }));
});

afterEach(() => void vi.unstubAllGlobals());

function load(
	version: string,
	open: (downloads: Downloads) => PackageServer = (downloads) => registry(REGISTRY, downloads)
) {
	const memory: Kept = {
		...keepNothing,
		get: async (url) => kept.get(url) ?? null,
		put: async (url, bytes) => void kept.set(url, bytes),
		urls: async () => [...kept.keys()]
	};
	const downloads = new Downloads(network.fetch, () => {}, { kept: memory });
	server = open(downloads);
	return loadSvelte(version, {
		config: { base: 'https://rookery.test/', packages: { kind: 'registry', base: REGISTRY } },
		server,
		prebuilt: {
			resolve: (specifier) => `svelte:/${specifier}.js`,
			entries: { svelte: '', internal: '' },
			modules: () => Promise.resolve([])
		},
		onProgress() {}
	});
}

describe('a version that is fetched', () => {
	it('has the entries that run in a browser, and no others', async () => {
		const { runtime, version } = await load('5.1.0');
		expect(version).toBe('5.1.0');
		expect(runtime.entries).toEqual({
			svelte: 'npm:/svelte@5.1.0/src/client.js',
			internal: 'npm:/svelte@5.1.0/src/internal.js'
		});
		expect(runtime.resolve('svelte/transition')).toBe('npm:/svelte@5.1.0/src/fade.js');
		for (const other of ['compiler', 'action', 'server', 'internal/server', 'package.json', 'x']) {
			expect(runtime.resolve(`svelte/${other}`)).toBe(null);
		}
		expect(runtime.resolve('esm-env')).toBe('svelte:/esm-env.js');
	});

	it('may be Svelte 4, with its own entries', async () => {
		const { runtime, compiler } = await load('4.2.20');
		expect(compiler.isLegacy).toBe(true);
		expect(runtime.entries).toEqual({
			svelte: 'npm:/svelte@4.2.20/src/client.js',
			internal: 'npm:/svelte@4.2.20/src/internal.js'
		});
	});

	it('is the only svelte that packages get, and says which names it does not have', async () => {
		const { packages } = await load('5.1.0');
		const id = 'npm:/svelte@5.1.0/src/client.js';
		expect(await packages.resolve('svelte@3', '/App.svelte')).toEqual({ ok: true, id });
		expect(await packages.missing(id, ['mount', 'untrack', 'fork'])).toEqual(['fork']);
		expect(await packages.resolve('svelte/reactivity', '/App.svelte')).toMatchObject({
			ok: false,
			message: 'svelte 5.1.0 has no "svelte/reactivity".'
		});
	});

	it('is kept, and needs no network from then on', async () => {
		await load('5.1.0');
		expect(network.count('.tgz')).toBe(1);
		network.answers.clear();
		network.requests.length = 0;
		expect((await load('5.1.0')).version).toBe('5.1.0');
		expect(network.requests).toEqual([]);
	});

	it('is not run when it is not what was published', async () => {
		const other = await toTarball(published('5.1.0', FOUR));
		network.answers.set(tarball('5.1.0'), other);
		await expect(load('5.1.0')).rejects.toThrow('wrong checksum');
		expect([...kept.keys()]).toEqual([PACKUMENT]);
	});

	it('that nobody published is not even asked for', async () => {
		await expect(load('5.9.9')).rejects.toMatchObject({
			failure: { code: 'version_not_found', hint: 'The newest is 5.2.0.' }
		});
		expect(network.count('.tgz')).toBe(0);
	});

	it('that an old list does not have may exist all the same', async () => {
		await load('5.1.0');
		network.answers.clear();
		network.answers.set(PACKUMENT, new Error('offline'));
		await expect(load('5.9.9')).rejects.toMatchObject({ failure: { code: 'network' } });
	});

	it('that an old list does not have is asked for again once somebody tries again', async () => {
		kept.set(PACKUMENT, encode('{ "dist-tags": {}, "versions": { "5.1.0": {} } }'));
		const { answers } = network;
		const list = answers.get(PACKUMENT) ?? '';
		answers.set(PACKUMENT, new Error('offline'));
		await expect(load('5.2.0')).rejects.toMatchObject({ failure: { code: 'network' } });
		answers.set(PACKUMENT, list);
		expect((await server.versions('svelte')).versions).toContain('5.2.0');
	});

	it('is compared with its checksum also when the list is forgotten while it is fetched', async () => {
		network.answers.set(tarball('5.1.0'), await toTarball(published('5.1.0', FOUR)));
		const { fetch: answer } = network;
		Object.assign(network, {
			fetch: async (...call: Parameters<typeof fetch>) => {
				if (String(call[0]).endsWith('.tgz')) server.refresh();
				return answer(...call);
			}
		});
		await expect(load('5.1.0')).rejects.toThrow('wrong checksum');
	});

	it('is compared with its checksum also when what was kept of it is broken', async () => {
		network.answers.set(tarball('5.1.0'), await toTarball(published('5.1.0', FOUR)));
		kept.set(tarball('5.1.0'), encode('no tarball'));
		await expect(load('5.1.0')).rejects.toThrow('wrong checksum');
	});

	it('works on plain HTTP, where browsers compute no checksums', async () => {
		vi.stubGlobal('crypto', {});
		expect((await load('5.1.0')).version).toBe('5.1.0');
	});

	it('has a runtime that is there as a whole', async () => {
		await expect(linkRuntime(await load('5.1.0'))).resolves.toBeUndefined();
	});

	describe('from jsDelivr', () => {
		const data = 'https://data.test/v1/packages/npm/svelte';
		const file = (name: string) => `https://cdn.test/npm/svelte@5.1.0/${name}`;
		if (JSDELIVR.kind !== 'jsdelivr') throw new Error('It is jsDelivr.');
		const source = JSDELIVR;
		const open = (downloads: Downloads) => jsdelivr(source, downloads);

		beforeEach(() => {
			const files = published('5.1.0', FIVE);
			const listing = [...files].map(([name, bytes]) => ({
				name: `/${name}`,
				hash: createHash('sha256').update(bytes).digest('base64')
			}));
			network.answers.set(data, JSON.stringify({ tags: {}, versions: [{ version: '5.1.0' }] }));
			network.answers.set(`${data}@5.1.0?structure=flat`, JSON.stringify({ files: listing }));
			for (const [name, bytes] of files) network.answers.set(file(name), bytes);
		});

		it('it needs no network the second time either', async () => {
			expect((await load('5.1.0', open)).runtime.resolve('svelte/transition')).toBe(
				'npm:/svelte@5.1.0/src/fade.js'
			);
			network.answers.clear();
			expect((await load('5.1.0', open)).version).toBe('5.1.0');
		});

		it('it is not run when a file is not what was published', async () => {
			network.answers.set(file('compiler/index.js'), 'globalThis.isTaken = true;');
			await expect(load('5.1.0', open)).rejects.toThrow('wrong checksum');
			expect(globalThis).not.toHaveProperty('isTaken');
		});

		it('a runtime that arrives in part is a matter of the network, and is tried again', async () => {
			const svelte = await load('5.1.0', open);
			network.answers.set(file('src/more.js'), new Error('offline'));
			await expect(linkRuntime(svelte)).rejects.toMatchObject({
				failure: { code: 'network', message: expect.stringContaining('offline') }
			});
			network.answers.set(file('src/more.js'), 'export const untrack = 2;');
			await expect(linkRuntime(svelte)).resolves.toBeUndefined();
		});
	});

	it('whose runtime cannot run here says so', async () => {
		await expect(load('5.2.0')).rejects.toThrow(
			'Svelte 5.2.0 does not work here: its runtime has another shape.'
		);
	});
});
