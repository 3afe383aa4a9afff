import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Packages } from '../../../workers/compiler/npm/packages';
import { measureUses } from '../../../workers/compiler/npm/uses';
import { REGISTRY, setup } from './sample-registry';

async function usesOf(packages: Packages, imports: Record<string, string>) {
	const found = await Promise.all(
		Object.entries(imports).map(async ([specifier, importer]) => {
			const resolution = await packages.resolve(specifier, `/${importer}`);
			if (!resolution.ok) throw new Error(resolution.message);
			return { importer, id: resolution.id };
		})
	);
	const { modules } = await packages.link(found.map(({ id }) => id));
	return { modules, uses: await measureUses(packages.uses(modules, found)), found };
}

describe('the packages of a program', () => {
	it('have a name, a version, sizes and those who import them', async () => {
		const { packages } = await setup();
		const { modules, uses } = await usesOf(packages, {
			'has-dependency': 'App.svelte',
			counter: 'lib/count.js'
		});
		const counted = uses.map(({ name, version, importers }) => ({ name, version, importers }));
		expect(counted).toContainEqual({
			name: 'has-dependency',
			version: '1.0.0',
			importers: ['App.svelte']
		});
		const counters = counted.filter(({ name }) => name === 'counter');
		expect(counters.flatMap(({ importers }) => importers).sort()).toEqual([
			'has-dependency',
			'lib/count.js'
		]);
		const [first] = uses;
		const code = modules
			.filter(({ linked }) => linked.id.startsWith(`npm:/${first?.name}@${first?.version}/`))
			.map(({ linked }) => linked.code + (linked.css ?? ''))
			.join('');
		expect(first?.size).toBe(Buffer.byteLength(code));
		expect(first?.gzip).toBe(gzipSync(code).byteLength);
	});

	it('hold those whose barrels were passed, which weigh nothing', async () => {
		const { packages } = await setup();
		const id = 'npm:/barrel@1.0.0/index.js';
		await packages.origins(id, ['part']);
		const part = 'npm:/effects@1.0.0/index.js';
		const { modules } = await packages.link([part]);
		const uses = await measureUses(packages.uses(modules, [{ importer: 'App.svelte', id: part }]));
		expect(uses).toMatchObject([
			{ name: 'barrel', version: '1.0.0', size: 0, gzip: 0, importers: ['App.svelte'] },
			{ name: 'effects', version: '1.0.0', importers: ['barrel'] }
		]);
	});
});

describe('the newest versions', () => {
	it('are chosen anew, whatever was locked and whatever was known of versions', async () => {
		const { packages, network } = await setup();
		packages.setLock({ 'counter@latest': '1.0.0' }, {});
		expect(await packages.resolve('counter', '/App.svelte')).toMatchObject({
			id: 'npm:/counter@1.0.0/index.js'
		});
		const { epoch } = packages;
		packages.refresh();
		expect(packages.epoch).toBeGreaterThan(epoch);
		expect(await packages.resolve('counter', '/App.svelte')).toMatchObject({
			id: 'npm:/counter@1.2.0/index.js'
		});
		packages.refresh();
		await packages.resolve('counter', '/App.svelte');
		expect(network.requests.filter((url) => url === `${REGISTRY}counter`)).toHaveLength(2);
		expect(packages.lock()).toEqual({ 'counter@latest': '1.2.0' });
	});
});
