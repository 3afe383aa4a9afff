import { describe, expect, it } from 'vitest';
import { importedNames } from '../../../workers/compiler/npm/import-clause';
import { isFreeOfEffects, readSideEffects } from '../../../workers/compiler/npm/side-effects';
import { setup } from './sample-registry';
import { load, run } from './system-loader';

const BARREL = 'npm:/barrel@1.0.0/index.js';
const at = (path: string) => `npm:/barrel@1.0.0/${path}`;

async function origins(names: string[], id = BARREL) {
	const { packages } = await setup();
	const found = await packages.origins(id, names);
	return found && Object.fromEntries(found);
}

describe('a name of a barrel', () => {
	it('comes from the file that has it, through any number of barrels', async () => {
		expect(await origins(['camera', 'home', 'lens', 'advance'])).toEqual({
			camera: { id: at('icons/camera.js'), name: 'default' },
			home: { id: at('icons/house.js'), name: 'default' },
			lens: { id: at('icons/camera.js'), name: 'default' },
			advance: { id: at('deep/clock.js'), name: 'tick' }
		});
	});

	it('can be a namespace', async () => {
		expect(await origins(['deep', 'everything'])).toEqual({
			deep: { id: at('deep/index.js'), name: null },
			everything: { id: at('icons/index.js'), name: null }
		});
	});

	it('of its own is imported from the barrel, the others are not', async () => {
		expect(await origins(['own', 'default', 'house'])).toEqual({
			own: { id: BARREL, name: 'own' },
			default: { id: BARREL, name: 'default' },
			house: { id: at('icons/house.js'), name: 'default' }
		});
	});

	it('that nothing but execution can find needs the whole barrel', async () => {
		expect(await origins(['camera', 'dynamic'])).toBeNull();
	});

	it('that a CommonJS file has by name is read from that file', async () => {
		expect(await origins(['word'])).toEqual({ word: { id: at('common.cjs#node'), name: 'word' } });
	});

	it('that does not exist is told from one that is not known', async () => {
		expect(await origins(['camera', 'nothing'], at('icons/index.js'))).toEqual({
			camera: { id: at('icons/camera.js'), name: 'default' },
			nothing: null
		});
	});

	it('leads into another package as far as that one promises to have no side effects', async () => {
		expect(await origins(['part', 'camera'])).toMatchObject({
			part: { id: 'npm:/effects@1.0.0/index.js', name: 'part' }
		});
	});

	it('is not led past style sheets that a barrel imports', async () => {
		expect(await origins(['camera'], at('styles/index.js'))).toBeNull();
	});

	it('is imported from the package as it stands when nothing is promised', async () => {
		expect(await origins(['part'], 'npm:/effects@1.0.0/index.js')).toBeNull();
		expect(await origins(['count'], 'npm:/counter@1.0.0/index.js')).toBeNull();
	});

	it('is the same thing through every barrel', async () => {
		const { packages } = await setup();
		const { namespace, loader } = await load(packages, 'barrel/twice');
		const [camera] = namespace['both'] as unknown[];
		expect(namespace['again']).toBe(camera);
		expect(loader.executed.filter((id) => id.endsWith('camera.js'))).toHaveLength(1);
		expect(loader.executed).not.toContain(BARREL);
		const whole = await run(packages, 'barrel');
		expect(whole['house']).toEqual({ name: 'house' });
	});
});

describe('a module of a package', () => {
	it('imports names past barrels and keeps live bindings', async () => {
		const { packages } = await setup();
		const { namespace, loader } = await load(packages, 'barrel/user');
		const [first, second, lens] = namespace['all'] as unknown[];
		expect([first, lens]).toEqual([second, second]);
		expect(namespace['level']).toBe(2);
		expect(namespace['missing']).toBe('undefined');
		expect(namespace['ticks']).toBe(0);
		(namespace['advance'] as () => void)();
		expect(namespace['ticks']).toBe(1);
		expect(loader.executed).not.toContain(at('icons/loud.js'));
	});

	it('links only what is new when another name is used', async () => {
		const { packages, progress } = await setup();
		const first = await packages.link([at('icons/camera.js')]);
		expect(first.modules.map(({ linked }) => linked.id)).toEqual([at('icons/camera.js')]);
		progress.length = 0;
		const second = await packages.link([at('icons/camera.js'), at('icons/house.js')]);
		expect(second.modules[0]).toBe(first.modules[0]);
		expect(second.modules).toHaveLength(2);
		expect(progress.filter((text) => text.startsWith('Linking'))).toEqual(['Linking barrel']);
	});

	it('keeps the packages whose barrels were passed in the lock', async () => {
		const { packages } = await setup();
		await packages.resolve('barrel@^1', '/App.svelte');
		await packages.resolve('has-peer', '/App.svelte');
		await packages.origins(BARREL, ['part']);
		expect(packages.lock(packages.packagesOf(['npm:/effects@1.0.0/index.js']))).toEqual({
			'barrel@^1': '1.0.0',
			'effects@1.0.0': '1.0.0'
		});
	});
});

describe('names that code imports', () => {
	const cases: [string, Record<string, string[]>][] = [
		[`import D, { a as b, default as c } from 'x'`, { x: ['default', 'a'] }],
		[`import {a}from"x"; import { b, a } from 'x'`, { x: ['a', 'b'] }],
		[`import { /* one, two */ a, // three\n b } from 'x'`, { x: ['a', 'b'] }],
		[`export { a as b, default } from 'x'`, { x: ['a', 'default'] }],
		[`import * as all from 'x'`, {}],
		[`import D, * as all from 'x'`, {}],
		[`export * from 'x'`, {}],
		[`export * as all from 'x'`, {}],
		[`import 'x'`, {}],
		[`import {} from 'x'`, {}],
		[`import { a } from 'x'; import('x')`, {}],
		[`import { a } from 'x'; import 'x'`, {}],
		[`import { 'a b' as c } from 'x'`, {}],
		[`import x from 'x' with { type: 'json' }`, {}],
		[`import { a from 'x'`, {}]
	];
	it.each(cases)('%s', async (code, expected) => {
		expect(Object.fromEntries(await importedNames(code))).toEqual(expected);
	});
});

describe('sideEffects', () => {
	const cases: [unknown, string, boolean][] = [
		[false, 'a.js', true],
		[true, 'a.js', false],
		[undefined, 'a.js', false],
		[[], 'a.js', true],
		[['*.css'], 'deep/a.css', false],
		[['*.css'], 'deep/a.js', true],
		[['./a.js'], 'a.js', false],
		[['./a.js'], 'deep/a.js', true],
		[['**/*.css'], 'a.css', false],
		[['./src/**/*'], 'src/deep/a.js', false],
		[['./src/**'], 'other/a.js', true],
		[['dist/{a,b}*.js'], 'dist/beta.js', false],
		[['dist/{a,b}*.js'], 'dist/c.js', true],
		['./only.js', 'only.js', false]
	];
	it.each(cases)('%j leaves %s free: %s', (value, path, expected) => {
		expect(isFreeOfEffects(readSideEffects(value), path)).toBe(expected);
	});
});
