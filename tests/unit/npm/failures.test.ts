import { describe, expect, it, vi } from 'vitest';
import { Downloads } from '../../../workers/compiler/npm/downloads';
import { REGISTRY, setup } from './sample-registry';
import { run } from './system-loader';

async function failure(specifier: string) {
	const { packages } = await setup();
	const resolution = await packages.resolve(specifier, '/App.svelte');
	if (resolution.ok) throw new Error(`${specifier} resolved to ${resolution.id}`);
	return resolution;
}

async function linkErrors(specifier: string) {
	const { packages } = await setup();
	const resolution = await packages.resolve(specifier, '/App.svelte');
	if (!resolution.ok) throw new Error(resolution.message);
	return packages.link([resolution.id]);
}

describe('an import that leads nowhere says why and what to do', () => {
	const cases: [specifier: string, code: string, says: RegExp][] = [
		['no-such-package', 'package_not_found', /no package "no-such-package".*Check the spelling/],
		['@no/such', 'package_not_found', /"@no\/such"/],
		['Not A Name', 'package_not_found', /"Not A Name"/],
		[
			'counter@9',
			'version_not_found',
			/no version "9".*newest is 1\.2\.0: import "counter@1\.2\.0"/
		],
		['counter@9.9.9', 'version_not_found', /no version "9\.9\.9".*1\.2\.0/],
		['counter@nightly', 'version_not_found', /no version "nightly"/],
		[
			'conditions/nope',
			'subpath_not_found',
			/conditions 1\.0\.0 has no "conditions\/nope".*"conditions\/nested"/
		],
		['conditions/features/private', 'subpath_not_found', /conditions\/features\/private/],
		['conditions/stops', 'subpath_not_found', /conditions\/stops/],
		['conditions/features/zzz', 'subpath_not_found', /conditions\/features\/zzz/],
		[
			'counter@1.0.0/nope.js',
			'subpath_not_found',
			/counter 1\.0\.0 has no "counter\/nope\.js".*"counter\/index\.js"/
		],
		['svelte/nope', 'subpath_not_found', /"svelte\/nope"/],
		['fs', 'node_builtin', /"fs" is a part of Node\.js/],
		['node:path/posix', 'node_builtin', /"node:path\/posix"/],
		['buffer', 'node_builtin', /import "buffer@latest"/],
		['$app/stores', 'sveltekit_module', /Svelte without SvelteKit/],
		['$env/static/public', 'sveltekit_module', /SvelteKit/],
		['$lib/Button.svelte', 'sveltekit_module', /relative path: "\.\/lib\/Button\.svelte"/],
		['http://example.com/x.js', 'network', /not secure.*https/]
	];
	it.each(cases)('%s: %s', async (specifier, code, says) => {
		const { code: actual, message, hint } = await failure(specifier);
		expect(actual).toBe(code);
		expect(`${message} ${hint ?? ''}`).toMatch(says);
	});
});

describe('a fault inside packages', () => {
	it('names the chain of imports', async () => {
		const { errors, modules } = await linkErrors('imports-needs-node');
		expect(errors).toHaveLength(1);
		expect(errors[0]).toMatchObject({
			id: 'npm:/imports-needs-node@1.0.0/index.js',
			importer: 'npm:/needs-node@1.0.0/index.js',
			code: 'node_builtin',
			hint: expect.stringMatching(/^".+" needs Node\.js/),
			chain: ['imports-needs-node', 'needs-node', 'node:fs']
		});
		expect(modules).toEqual([]);
	});

	it('is reported for a package that does not exist', async () => {
		const { errors } = await linkErrors('imports-nothing');
		expect(errors.map(({ code, chain }) => [code, chain])).toEqual([
			['package_not_found', ['imports-nothing', 'does-not-exist-at-all']]
		]);
	});

	it('is reported for a require that every execution meets', async () => {
		const { errors } = await linkErrors('cjs-kinds/needs-fs');
		expect(errors.map(({ code }) => code)).toEqual(['node_builtin']);
	});

	it('is reported for code that cannot be parsed', async () => {
		const { errors } = await linkErrors('broken-syntax');
		expect(errors).toMatchObject([
			{ code: 'package_invalid', id: 'npm:/broken-syntax@1.0.0/index.js' }
		]);
		expect(errors[0]?.message).toContain('broken-syntax');
	});

	it('behind a dynamic import rejects that import and nothing else', async () => {
		const { packages } = await setup();
		const { load, kit } = await run(packages, 'needs-node/lazy.js');
		await expect((load as () => Promise<unknown>)()).rejects.toThrow(/node:fs/);
		await expect((kit as () => Promise<unknown>)()).rejects.toThrow(/SvelteKit/);
	});

	it('leaves what does not depend on it alone', async () => {
		const { packages } = await setup();
		const ids = ['npm:/needs-node@1.0.0/index.js', 'npm:/counter@1.2.0/index.js'];
		const { modules, errors } = await packages.link(ids);
		expect(errors).toHaveLength(1);
		expect(modules.map(({ linked }) => linked.id)).toEqual(['npm:/counter@1.2.0/index.js']);
	});
});

describe('a network that fails', () => {
	it('is said to be tried again, and is', async () => {
		const { packages, network } = await setup();
		const url = `${REGISTRY}counter/-/counter-1.2.0.tgz`;
		const tarball = network.answers.get(url) ?? 404;
		for (const answer of [new TypeError('Failed to fetch'), 503] as const) {
			network.answers.set(url, answer);
			const failed = await packages.resolve('counter', '/App.svelte');
			expect(failed).toMatchObject({
				ok: false,
				code: 'network',
				hint: expect.stringMatching(/next edit or Reload/)
			});
		}
		network.answers.set(url, tarball);
		expect(await packages.resolve('counter', '/App.svelte')).toMatchObject({ ok: true });
	});

	it('within link is an error too, also behind a dynamic import, and is tried again', async () => {
		const { packages, network } = await setup();
		const url = `${REGISTRY}needs-node/-/needs-node-1.0.0.tgz`;
		const tarball = network.answers.get(url) ?? 404;
		network.answers.set(url, 500);
		const id = 'npm:/imports-needs-node@1.0.0/index.js';
		expect((await packages.link([id])).errors).toMatchObject([
			{ code: 'network', chain: ['imports-needs-node', 'needs-node'] }
		]);
		network.answers.set(url, tarball);
		expect((await packages.link([id])).errors).toMatchObject([{ code: 'node_builtin' }]);
	});

	it('that sends something else is found out by its checksum', async () => {
		const { packages, network } = await setup();
		const other = network.answers.get(`${REGISTRY}counter/-/counter-1.0.0.tgz`) ?? 404;
		network.answers.set(`${REGISTRY}counter/-/counter-1.2.0.tgz`, other);
		expect(await packages.resolve('counter', '/App.svelte')).toMatchObject({
			code: 'network',
			message: expect.stringMatching(/wrong checksum/)
		});
	});

	it('that sends a page instead of data is a network failure', async () => {
		const { packages, network } = await setup();
		network.answers.set(`${REGISTRY}counter`, '<!doctype html>');
		expect(await packages.resolve('counter', '/App.svelte')).toMatchObject({ code: 'network' });
	});

	it('that never answers is given up after a time', async () => {
		const silent: typeof fetch = (_, init) =>
			new Promise((_resolve, reject) => {
				init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
			});
		const downloads = new Downloads(silent, () => {}, { silence: 10 });
		await expect(downloads.get({ url: 'https://a.test/', what: 'a 1.0.0' })).rejects.toThrow(
			'a 1.0.0 could not be fetched: nothing came for 0.01 seconds.'
		);
	});

	it('is waited for as long as something comes', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
		try {
			const slow: typeof fetch = async (_, init) => {
				let left = 5;
				return new Response(
					new ReadableStream({
						start(body) {
							init?.signal?.addEventListener('abort', () => body.error(init.signal?.reason));
						},
						pull(body) {
							// Each wait is shorter than the limit, all of them are longer.
							vi.advanceTimersByTime(2_400);
							if (left-- > 0) body.enqueue(new Uint8Array([left]));
							else body.close();
						}
					})
				);
			};
			const said: string[] = [];
			const downloads = new Downloads(slow, (text) => said.push(text), { silence: 2_500 });
			const answer = await downloads.get({ url: 'https://a.test/', what: 'a 1.0.0' });
			expect(answer).toMatchObject({ bytes: new Uint8Array([4, 3, 2, 1, 0]) });
			// The page would take a worker that says nothing for dead.
			expect(said.length).toBeGreaterThanOrEqual(5);
			expect(vi.getTimerCount()).toBe(0);
		} finally {
			vi.useRealTimers();
		}
	});

	it('is not asked more than a few things at once', async () => {
		let running = 0;
		let most = 0;
		const counting: typeof fetch = async () => {
			running += 1;
			most = Math.max(most, running);
			await Promise.resolve();
			running -= 1;
			return new Response('');
		};
		const downloads = new Downloads(counting, () => {});
		const all = Array.from({ length: 100 }, (_, index) =>
			downloads.get({ url: `https://a.test/${index}`, what: 'a' })
		);
		await Promise.all(all);
		expect(most).toBeLessThanOrEqual(16);
		expect(most).toBeGreaterThan(1);
	});
});
