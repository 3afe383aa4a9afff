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
