import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import {
	createNpmHandler,
	readAuthorization,
	readNpmConfig,
	readPath
} from '../../../vite/npm-route';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function listen(listener: RequestListener): Promise<string> {
	const server: Server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	cleanups.push(() => {
		server.closeAllConnections();
		return new Promise((resolve) => server.close(resolve));
	});
	const address = server.address();
	return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

interface Upstream {
	url: string;
	requests: { url: string; authorization: string | undefined }[];
	answers: Map<string, { status?: number; body: string }>;
}

async function upstream(): Promise<Upstream> {
	const requests: Upstream['requests'] = [];
	const answers: Upstream['answers'] = new Map();
	const url = await listen((request, response) => {
		requests.push({ url: request.url ?? '', authorization: request.headers.authorization });
		const answer = answers.get(request.url ?? '');
		response.statusCode = answer ? (answer.status ?? 200) : 404;
		response.end(answer?.body ?? '{"error":"not found"}');
	});
	return { url, requests, answers };
}

function packument(name: string, registry: string): string {
	return JSON.stringify({
		name,
		readme: `see ${registry}`,
		'dist-tags': { latest: '1.0.0' },
		versions: {
			'1.0.0': {
				name,
				dist: { integrity: 'sha512-x', shasum: 'y', tarball: `${registry}/elsewhere/${name}.tgz` }
			}
		}
	});
}

async function setup(options: { now?: () => number } = {}) {
	const registry = await upstream();
	const scoped = await upstream();
	const cache = await mkdtemp(path.join(os.tmpdir(), 'npm-route-'));
	cleanups.push(() => rm(cache, { recursive: true }));
	let configured = 0;
	const handler = createNpmHandler({
		cache,
		...options,
		async config() {
			configured += 1;
			const { host } = new URL(registry.url);
			return {
				registry: registry.url,
				scopes: { '@own': `${scoped.url}/deep/` },
				authorization: { [`//${host}/`]: 'Bearer secret' }
			};
		}
	});
	const url = await listen(handler);
	return { registry, scoped, cache, url, configured: () => configured };
}

describe('the package route', () => {
	it('serves packuments without any host, and asks npm for its configuration once', async () => {
		const { registry, url, configured } = await setup();
		registry.answers.set('/thing', { body: packument('thing', registry.url) });
		registry.answers.set('/@a%2Fb', { body: packument('@a/b', registry.url) });
		expect(configured()).toBe(0);
		const response = await fetch(`${url}/thing`);
		expect(response.status).toBe(200);
		const text = await response.text();
		expect(JSON.parse(text)).toEqual({
			name: 'thing',
			'dist-tags': { latest: '1.0.0' },
			versions: { '1.0.0': { dist: { integrity: 'sha512-x', shasum: 'y' } } }
		});
		expect(text).not.toMatch(/127\.0\.0\.1|http/);
		for (const name of ['@a%2Fb', '@a%2fb', '@a/b']) {
			expect((await fetch(`${url}/${name}`)).status).toBe(200);
		}
		expect(configured()).toBe(1);
	});

	it('keeps tarballs on disk for ever and packuments for five minutes', async () => {
		let now = Date.now();
		const { registry, url, cache } = await setup({ now: () => now });
		registry.answers.set('/Thing', { body: packument('Thing', registry.url) });
		registry.answers.set('/Thing/-/Thing-1.0.0.tgz', { body: 'tarball' });
		for (let round = 0; round < 2; round++) {
			expect(await (await fetch(`${url}/Thing/-/Thing-1.0.0.tgz`)).text()).toBe('tarball');
			expect((await fetch(`${url}/Thing`)).status).toBe(200);
		}
		expect(registry.requests).toHaveLength(2);
		expect((await readdir(cache, { recursive: true })).sort()).toEqual([
			'!thing',
			'!thing/1.0.0.tgz',
			'!thing/packument.json'
		]);
		now += 6 * 60_000;
		await fetch(`${url}/Thing`);
		expect(registry.requests).toHaveLength(3);
	});

	it('serves an old packument when the registry is down', async () => {
		let now = Date.now();
		const { registry, url } = await setup({ now: () => now });
		registry.answers.set('/thing', { body: packument('thing', registry.url) });
		await fetch(`${url}/thing`);
		now += 6 * 60_000;
		registry.answers.set('/thing', { status: 503, body: '' });
		expect((await fetch(`${url}/thing`)).status).toBe(200);
	});

	it('sends the token to its registry and scopes to theirs', async () => {
		const { registry, scoped, url } = await setup();
		await fetch(`${url}/thing`);
		await fetch(`${url}/@own/thing/-/thing-1.0.0.tgz`);
		expect(registry.requests).toEqual([{ url: '/thing', authorization: 'Bearer secret' }]);
		expect(scoped.requests[0]).toEqual({
			url: '/deep/@own/thing/-/thing-1.0.0.tgz',
			authorization: undefined
		});
	});

	it('finds tarballs that the registry keeps elsewhere', async () => {
		const { registry, url } = await setup();
		registry.answers.set('/thing', { body: packument('thing', registry.url) });
		registry.answers.set('/elsewhere/thing.tgz', { body: 'tarball' });
		const response = await fetch(`${url}/thing/-/thing-1.0.0.tgz`);
		expect(await response.text()).toBe('tarball');
		expect(response.headers.get('cache-control')).toContain('immutable');
	});

	it('answers 404, 502, 405 and 400 in JSON that names no host', async () => {
		const { registry, url } = await setup();
		registry.answers.set('/down', { status: 500, body: '' });
		registry.answers.set('/page', { body: '<html>' });
		const cases: [path: string, status: number, code: string, method?: string][] = [
			['/nothing', 404, 'not_found'],
			['/nothing/-/nothing-1.0.0.tgz', 404, 'not_found'],
			['/down', 502, 'upstream'],
			['/page', 502, 'upstream'],
			['/thing', 405, 'method_not_allowed', 'PUT'],
			['/-/v1/search', 400, 'bad_path']
		];
		for (const [target, status, code, method = 'GET'] of cases) {
			const response = await fetch(url + target, { method });
			const text = await response.text();
			expect([target, response.status]).toEqual([target, status]);
			expect(JSON.parse(text)).toMatchObject({ error: { code, message: expect.any(String) } });
			expect(text).not.toContain('127.0.0.1');
		}
	});

	it('answers HEAD without a body', async () => {
		const { registry, url } = await setup();
		registry.answers.set('/thing', { body: packument('thing', registry.url) });
		const response = await fetch(`${url}/thing`, { method: 'HEAD' });
		expect(response.status).toBe(200);
		expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
	});

	it('fetches from the registry that npm is configured with', async () => {
		const cache = await mkdtemp(path.join(os.tmpdir(), 'npm-route-'));
		cleanups.push(() => rm(cache, { recursive: true }));
		const { stdout } = await promisify(execFile)('npm', ['config', 'get', 'registry']);
		const config = async () => ({ registry: stdout.trim(), scopes: {}, authorization: {} });
		const url = await listen(createNpmHandler({ cache, config }));
		const list = (await (await fetch(`${url}/is-number`)).json()) as { versions: object };
		expect(Object.keys(list.versions)).toContain('7.0.0');
		const tarball = await fetch(`${url}/is-number/-/is-number-7.0.0.tgz`);
		expect(new Uint8Array(await tarball.arrayBuffer()).slice(0, 2)).toEqual(
			new Uint8Array([0x1f, 0x8b])
		);
	}, 60_000);
});

describe('the path of a request', () => {
	it.each([
		'/',
		'',
		'/..',
		'/../x',
		'/%2e%2e/x',
		'/a/../b',
		'/a%2f..%2fb',
		'/@a',
		'/@a/b/c',
		'/a/b',
		'/.hidden',
		'/a\\b',
		'/http://169.254.169.254/',
		'//host/a',
		'/%00',
		'/%',
		'/a/-/b-1.0.0.tgz',
		'/a/-/a-1.0.0.tgz/../x',
		'/a/-/../a-1.0.0.tgz',
		'/a/-/a-latest.tgz',
		'/a/-/a-v1.0.0.tgz',
		'/a/-/a-1.0.0.zip',
		'/a/-/a-1.0.0/../../x.tgz',
		'/@a/b/-/a-1.0.0.tgz',
		`/${'a'.repeat(500)}`
	])('%j is refused', (url) => {
		expect(readPath(url)).toBeNull();
	});

	it.each([
		['/a', { kind: 'packument', name: 'a' }],
		['/a?write=true', { kind: 'packument', name: 'a' }],
		['/@a%2Fb.c', { kind: 'packument', name: '@a/b.c' }],
		['/a-1/-/a-1-2.0.0-rc.1.tgz', { kind: 'tarball', name: 'a-1', version: '2.0.0-rc.1' }],
		['/@a/b/-/b-1.0.0+x.tgz', { kind: 'tarball', name: '@a/b', version: '1.0.0+x' }]
	])('%j is understood', (url, wanted) => {
		expect(readPath(url)).toEqual(wanted);
	});
});

it('tokens in an npmrc are used only by a host who asks for it', async () => {
	const root = await mkdtemp(path.join(os.tmpdir(), 'npm-config-'));
	cleanups.push(() => rm(root, { recursive: true }));
	await writeFile(
		path.join(root, '.npmrc'),
		'registry=https://a.test/\n@own:registry=https://b.test/\n//a.test/:_authToken=secret\n'
	);
	const [anonymous, own] = await Promise.all(
		[false, true].map((withCredentials) => readNpmConfig(root, { withCredentials }))
	);
	expect(anonymous?.authorization).toEqual({});
	expect(own?.authorization).toMatchObject({ '//a.test/': 'Bearer secret' });
	expect(anonymous?.scopes).toMatchObject({ '@own': 'https://b.test/' });
}, 60_000);

it('tokens in an npmrc are read with the variables they name', () => {
	process.env['ROUTE_TEST_TOKEN'] = 'abc';
	cleanups.push(() => delete process.env['ROUTE_TEST_TOKEN']);
	expect(
		readAuthorization(
			'registry=https://a.test/\n//a.test/:_authToken=${ROUTE_TEST_TOKEN}\n//b.test/x/:_auth="dTpw"\n; //c.test/:_authToken=no'
		)
	).toEqual({ '//a.test/': 'Bearer abc', '//b.test/x/': 'Basic dTpw' });
});
