import { describe, expect, it } from 'vitest';
import { analyseCommonJs } from '../../../workers/compiler/npm/commonjs-analysis';
import { setup } from './sample-registry';
import { run } from './system-loader';

async function sample(specifier: string): Promise<Record<string, unknown>> {
	const { packages } = await setup();
	return run(packages, specifier);
}

describe('CommonJS', () => {
	it('gives module.exports as default and its keys as names', async () => {
		const namespace = await sample('cjs-kinds');
		expect((namespace['default'] as (name: string) => string)('you')).toBe('hello you');
		expect(namespace['extra']).toBe(7);
	});

	it('that was an ES module once gives its own default', async () => {
		for (const file of ['transpiled', 'reexport']) {
			const namespace = await sample(`cjs-kinds/${file}`);
			expect(namespace).toMatchObject({ default: 'the default', named: 'named', getter: 'got' });
		}
	});

	it.each(['interop-module', 'interop-module/loose/strict.mjs'])(
		'is wholly the default for an importer that Node knows to be a module: %s',
		async (importer) => {
			const { seen, passed = seen, later } = await sample(importer);
			const whole = { default: 'the default', named: 'named' };
			expect(seen).toMatchObject({ own: whole, namespace: whole, named: 'named' });
			if (typeof later !== 'function') return;
			expect(await later()).toMatchObject({ default: whole });
			expect(passed).toMatchObject(whole);
		}
	);

	it('gives its own default to a module that says nothing of Node', async () => {
		const { seen } = await sample('interop-module/loose');
		const own = 'the default';
		expect(seen).toEqual({ own, namespace: own, named: 'named' });
	});

	it('is wholly the default for a project that is a module, through a barrel as well', async () => {
		const { packages } = await setup();
		expect((await run(packages, 'cjs-kinds/transpiled'))['default']).toBe('the default');
		const { epoch } = packages;
		packages.setLock({}, { isModule: true });
		expect(packages.epoch).toBeGreaterThan(epoch);
		expect(await run(packages, 'cjs-kinds/transpiled')).toMatchObject({
			default: { default: 'the default' },
			named: 'named'
		});
		const id = 'npm:/interop-module@1.0.0/index.js';
		const origins = await packages.origins(id, ['passed']);
		expect(origins?.get('passed')).toEqual({
			id: 'npm:/cjs-kinds@1.0.0/transpiled.js#node',
			name: 'default'
		});
	});

	it('works as UMD', async () => {
		expect(await sample('cjs-kinds/umd')).toMatchObject({ umd: 'umd' });
	});

	it('runs a cycle in the order of Node, with what is exported so far', async () => {
		const namespace = await sample('cjs-cycle');
		expect(namespace['order']).toEqual([
			'index starts',
			'a sees order',
			'b sees a done: undefined',
			'index ends'
		]);
		const a = namespace['a'] as { b: { aLater(): boolean } };
		expect(a.b.aLater()).toBe(true);
	});

	it('runs a file when it is first required, not before', async () => {
		const { order, late } = await sample('cjs-cycle');
		expect(order).not.toContain('late runs');
		expect((late as () => string)()).toBe('late');
		expect(order).toContain('late runs');
	});

	it('never looks for the branch of the other NODE_ENV', async () => {
		expect((await sample('cjs-kinds/node-env'))['default']).toEqual({
			isDevelopment: true,
			env: 'development',
			other: undefined,
			global: true
		});
	});

	it('is not made strict', async () => {
		expect(await sample('cjs-kinds/sloppy')).toMatchObject({ a: 1, that: true, undeclared: 3 });
	});

	it('requires ES modules and JSON, and imports dynamically', async () => {
		const namespace = await sample('cjs-kinds/mixed');
		expect(namespace).toMatchObject({ count: 0, isModule: true, answer: 42 });
		const loaded = await (namespace['load'] as () => Promise<object>)();
		expect(loaded).toMatchObject({ count: 0 });
	});

	it('may declare names that the wrapper uses', async () => {
		expect((await sample('cjs-kinds/names'))['value']).toBe(3);
	});

	it('gets an error it can catch for what is not there', async () => {
		const [code, builtin, computed] = (await sample('cjs-kinds/optional'))['default'] as string[];
		expect(code).toBe('MODULE_NOT_FOUND');
		expect(builtin).toMatch(/"crypto" is a part of Node\.js/);
		expect(computed).toMatch(/Cannot find module 'missing-name'/);
	});

	it('does not fetch what it only tries to require', async () => {
		const { packages, network } = await setup();
		await run(packages, 'cjs-kinds/optional');
		expect(network.count('not-installed')).toBe(0);
	});
});

describe('analysis of requires', () => {
	const certain = (code: string) => Object.fromEntries(analyseCommonJs(code).requires);

	it('tells what is needed from what is tried', () => {
		expect(
			certain(`
				const a = require('a');
				if (require('b').x) require('c');
				try { require('d') } catch {}
				function f() { require('e') }
				x && require('f');
				if (process.env.NODE_ENV !== 'production') require('g'); else require('h');
				function f2() { require('a') }
				(function (require) { require('i') })();
			`)
		).toEqual({ a: true, b: true, c: false, d: false, e: false, f: false, g: true });
	});

	it('replaces process.env outside of assignments', () => {
		const { code } = analyseCommonJs('process.env.X = process.env.NODE_ENV; process.env.A;');
		expect(code).toBe('({}).X = "development"; ({}).A;');
	});
});
