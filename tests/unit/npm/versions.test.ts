import { describe, expect, it } from 'vitest';
import { JSDELIVR, REGISTRY, setup } from './sample-registry';
import { run } from './system-loader';

async function idOf(specifier: string): Promise<string> {
	const { packages } = await setup();
	const resolution = await packages.resolve(specifier, '/App.svelte');
	return resolution.ok ? resolution.id : resolution.code;
}

describe('the version of a package', () => {
	it.each([
		['counter', '1.2.0'],
		['counter@latest', '1.2.0'],
		['counter@next', '2.0.0-beta.1'],
		['counter@1.0', '1.0.0'],
		['counter@~1.0.0', '1.0.0'],
		['counter@^1.0.0', '1.2.0'],
		['counter@1.x', '1.2.0'],
		['counter@1.0.0/index.js', '1.0.0']
	])('%s is %s', async (specifier, version) => {
		expect(await idOf(specifier)).toBe(`npm:/counter@${version}/index.js`);
	});

	it('that is exact is fetched without asking for the list', async () => {
		const { packages, network } = await setup();
		await packages.resolve('counter@1.0.0', '/App.svelte');
		expect(network.requests).toEqual([`${REGISTRY}counter/-/counter-1.0.0.tgz`]);
	});

	it('is the one in the lock', async () => {
		const { packages, network } = await setup();
		packages.setLock({ 'counter@latest': '1.0.0' }, {});
		await packages.resolve('counter', '/App.svelte');
		expect(packages.lock()).toEqual({ 'counter@latest': '1.0.0' });
		expect(network.requests).toEqual([`${REGISTRY}counter/-/counter-1.0.0.tgz`]);
	});

	it('is the one that the package.json of the project asks for', async () => {
		const { packages } = await setup();
		packages.setLock({}, { dependencies: { counter: '~1.0.0', buffer: '^6' } });
		expect(await packages.resolve('counter', '/App.svelte')).toMatchObject({
			id: 'npm:/counter@1.0.0/index.js'
		});
		expect(await packages.resolve('buffer', '/App.svelte')).toMatchObject({ ok: true });
		expect(packages.lock()).toEqual({ 'counter@~1.0.0': '1.0.0', 'buffer@^6': '6.0.0' });
	});

	it('is new when package.json asks for another, which may be half typed', async () => {
		const { packages } = await setup();
		packages.setLock({}, { dependencies: { counter: '^1.0.0' } });
		expect(packages.knows({ counter: '^1.0.0' })).toBe(true);
		expect(packages.knows({ counter: '^1.0' })).toBe(false);
		expect(packages.knows({})).toBe(false);
	});

	it('stays when the lock repeats it, and is chosen anew when the lock is emptied', async () => {
		const { packages } = await setup();
		packages.setLock({ 'counter@^1.0.0': '1.0.0' }, {});
		await packages.resolve('counter@^1.0.0', '/App.svelte');
		const { epoch } = packages;
		packages.setLock(packages.lock(), {});
		expect(packages.epoch).toBe(epoch);
		packages.setLock({}, {});
		expect(packages.epoch).toBeGreaterThan(epoch);
		expect(await packages.resolve('counter@^1.0.0', '/App.svelte')).toMatchObject({
			id: 'npm:/counter@1.2.0/index.js'
		});
	});

	it('of packages that are no longer used can be left out of the lock', async () => {
		const { packages } = await setup();
		await packages.resolve('counter', '/App.svelte');
		await packages.resolve('conditions', '/App.svelte');
		expect(packages.lock(new Set(['counter@1.2.0']))).toEqual({ 'counter@latest': '1.2.0' });
	});
});

describe('the version a package depends on', () => {
	it('is the one that its package.json asks for', async () => {
		const { packages } = await setup();
		await packages.resolve('counter', '/App.svelte');
		expect((await run(packages, 'has-dependency'))['seen']).toBe(0);
	});

	it('may have another name', async () => {
		const { packages } = await setup();
		expect((await run(packages, 'has-alias'))['seen']).toBe(12);
		expect(packages.lock()).toMatchObject({ 'counter@1.2': '1.2.0' });
	});

	it('may be another one for another importer, in one program', async () => {
		const { packages } = await setup();
		const { first, second } = await run(packages, 'has-both');
		expect([first, second]).toEqual([0, 12]);
	});

	it('as a peer is the one that the project chose', async () => {
		const { packages } = await setup();
		await packages.resolve('counter@next', '/App.svelte');
		expect((await run(packages, 'has-peer'))['seen']).toBe(20);
	});

	it('as a peer follows the project when it chooses later', async () => {
		const { packages } = await setup();
		expect((await run(packages, 'has-peer'))['seen']).toBe(12);
		const { epoch } = packages;
		await packages.resolve('counter@1.0.0', '/App.svelte');
		expect(packages.epoch).toBeGreaterThan(epoch);
		expect((await run(packages, 'has-peer'))['seen']).toBe(0);
	});

	it('as a peer is one that its range allows, if another package brings it along', async () => {
		const { packages } = await setup();
		await packages.resolve('counter@next', '/App.svelte');
		// Alone it gets what there is.
		expect((await run(packages, 'wants-one'))['seen']).toBe(20);
		expect(await run(packages, 'brings-one')).toMatchObject({ seen: 0, own: 0 });
		expect((await run(packages, 'has-peer'))['seen']).toBe(20);
	});

	it('as a peer is what another package brings along, where the project has no say', async () => {
		const { packages } = await setup();
		expect((await run(packages, 'has-peer'))['seen']).toBe(12);
		const { epoch } = packages;
		expect((await run(packages, 'has-dependency'))['seen']).toBe(0);
		expect(packages.epoch).toBeGreaterThan(epoch);
		expect((await run(packages, 'has-peer'))['seen']).toBe(0);
		expect((await run(packages, 'has-dependency'))['seen']).toBe(0);
		expect(new Set(Object.values(packages.lock()))).not.toContain('1.2.0');
	});

	it('may be a package that is named like a part of Node', async () => {
		const { packages } = await setup();
		expect(await run(packages, 'wants-buffer')).toMatchObject({ kind: 'package', same: 'package' });
		expect(await run(packages, 'buffer@6')).toMatchObject({ kind: 'package' });
	});
});

describe('fetching', () => {
	it('happens once for all who ask at the same time', async () => {
		const { packages, network } = await setup();
		const specifiers = ['counter', 'counter@^1', 'counter@1.2', 'counter/index.js'];
		await Promise.all(specifiers.map((it) => packages.resolve(it, '/App.svelte')));
		expect(network.requests.sort()).toEqual([
			`${REGISTRY}counter`,
			`${REGISTRY}counter/-/counter-1.2.0.tgz`
		]);
	});

	it('says what it fetches', async () => {
		const { packages, progress } = await setup();
		await packages.resolve('@scope/styled', '/App.svelte');
		expect(progress).toContain('Fetching @scope/styled 1.0.0');
	});

	it('from jsDelivr takes only the files that are needed', async () => {
		const { packages, network } = await setup(JSDELIVR);
		expect((await run(packages, 'has-peer'))['seen']).toBe(12);
		const files = network.requests.filter((url) => url.startsWith('https://cdn.test/'));
		expect(files.sort()).toEqual([
			'https://cdn.test/npm/counter@1.2.0/index.js',
			'https://cdn.test/npm/counter@1.2.0/package.json',
			'https://cdn.test/npm/has-peer@1.0.0/index.js',
			'https://cdn.test/npm/has-peer@1.0.0/package.json'
		]);
	});

	it.each([
		['counter@9.9.9', 'version_not_found'],
		['no-such-package', 'package_not_found'],
		['no-such-package@1.0.0', 'package_not_found']
	])('from jsDelivr, %s is a %s', async (specifier, code) => {
		const { packages } = await setup(JSDELIVR);
		expect(await packages.resolve(specifier, '/App.svelte')).toMatchObject({ code });
	});
});
