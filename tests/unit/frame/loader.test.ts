import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { linkAll, load } from '../compiler/programs';

vi.mock('@rollup/browser', () => import('rollup'));

/** What modules said while they ran. */
let said: unknown[];

beforeEach(() => {
	said = [];
	vi.stubGlobal('say', (word: unknown) => said.push(word));
});

afterEach(() => {
	vi.unstubAllGlobals();
});

async function program(sources: Record<string, string>) {
	return load(await linkAll(sources));
}

test('a module runs once, after what it imports, in the order of its imports', async () => {
	const loader = await program({
		'/a': "import '/b'; import '/c'; say('a');",
		'/b': "import '/d'; say('b');",
		'/c': "import '/d'; say('c');",
		'/d': "say('d');"
	});
	await loader.import('/a');
	await loader.import('/c');
	expect(said).toEqual(['d', 'b', 'c', 'a']);
});

test('without top-level await everything runs in one go', async () => {
	const loader = await program({ '/a': "import '/b'; say('a');", '/b': "say('b');" });
	void loader.import('/a');
	expect(said).toEqual(['b', 'a']);
});

test('bindings are live, also through re-exports', async () => {
	const loader = await program({
		'/counter': 'export let count = 0; export const add = () => { count++; };',
		'/index': "export * from '/counter'; export { count as renamed } from '/counter';",
		'/app':
			"import { count, renamed, add } from '/index'; export const read = () => [count, renamed]; export { add };"
	});
	const app = await loader.import('/app');
	const { read, add } = app;
	if (typeof read !== 'function' || typeof add !== 'function') throw new Error('not functions');
	expect(read()).toEqual([0, 0]);
	add();
	expect(read()).toEqual([1, 1]);
});

test('a function comes back to its module through another one', async () => {
	const loader = await program({
		'/a': "import { y } from '/b'; export { z as x } from '/b'; export const now = () => typeof y;",
		'/b': "export { x as y } from '/a'; export function z() {}"
	});
	const { now } = await loader.import('/a');
	if (typeof now !== 'function') throw new Error('not a function');
	expect(now()).toBe('function');
});

test('namespaces are module objects with defaults, names and string names', async () => {
	const loader = await program({
		'/a': "const it = 1; export { it as default, it as 'a name' };",
		'/b': "import * as a from '/a'; export { a };"
	});
	const { a } = await loader.import('/b');
	expect(Object.prototype.toString.call(a)).toBe('[object Module]');
	expect(Object.getPrototypeOf(a)).toBe(null);
	expect(a).toMatchObject({ default: 1, 'a name': 1 });
});

test('modules may import each other', async () => {
	const loader = await program({
		'/even':
			"import { odd } from '/odd'; export function even(n) { return n === 0 || odd(n - 1); }",
		'/odd':
			"import { even } from '/even'; export function odd(n) { return n !== 0 && even(n - 1); } say(even(4));"
	});
	await loader.import('/even');
	expect(said).toEqual([true]);
});

test('a module waits for those below it that await, and others do not', async () => {
	const loader = await program({
		'/app': "import '/slow'; import '/quick'; import { value } from '/slow'; say(value);",
		'/slow':
			"say('begins'); export const value = await new Promise((done) => setTimeout(done, 5, 'ends'));",
		'/quick': "say('quick');"
	});
	await loader.import('/app');
	expect(said).toEqual(['begins', 'quick', 'ends']);
});

test('two that import what awaits get it once', async () => {
	const loader = await program({
		'/slow': "say('runs'); await null; export const value = {};",
		'/a': "export { value } from '/slow';",
		'/b': "export { value } from '/slow';"
	});
	const [a, b] = await Promise.all([loader.import('/a'), loader.import('/b')]);
	expect(a['value']).toBe(b['value']);
	expect(said).toEqual(['runs']);
});

test('modules are imported on demand, by literal and by path', async () => {
	const loader = await program({
		'/lib/app':
			"export const later = () => import('/lib/egg.js'); export const by = (path) => import(path);",
		'/lib/egg.js': "say('hatched'); export const egg = 1;"
	});
	const { later, by } = await loader.import('/lib/app');
	if (typeof later !== 'function' || typeof by !== 'function') throw new Error('not functions');
	expect(said).toEqual([]);
	await expect(later()).resolves.toMatchObject({ egg: 1 });
	await expect(by('./egg.js')).resolves.toMatchObject({ egg: 1 });
	expect(said).toEqual(['hatched']);
	await expect(by('./nest.js')).rejects.toThrow("Cannot find module '/lib/nest.js'");
});

test('what a module threw is thrown at everybody who imports it, and it does not run again', async () => {
	const loader = await program({
		'/bad': "say('tried'); throw new Error('no ice');",
		'/a': "import '/bad'; say('never');",
		'/b': "import '/a'; say('never');"
	});
	const first = await loader.import('/b').catch((error: unknown) => error);
	const second = await loader.import('/a').catch((error: unknown) => error);
	expect(first).toBeInstanceOf(Error);
	expect(second).toBe(first);
	expect(said).toEqual(['tried']);
});

test('a rejection of a top-level await is remembered like any other error', async () => {
	const loader = await program({
		'/bad': "say('tried'); await Promise.reject(new Error('no fish'));",
		'/a': "import '/bad'; say('never');"
	});
	await expect(loader.import('/a')).rejects.toThrow('no fish');
	await expect(loader.import('/a')).rejects.toThrow('no fish');
	await expect(loader.import('/bad')).rejects.toThrow('no fish');
	expect(said).toEqual(['tried']);
});

test('of two faults the first is told and the other is not left unhandled', async () => {
	const loader = await program({
		'/late': "await null; throw new Error('late');",
		'/now': "throw new Error('now');",
		'/app': "import '/late'; import '/now';"
	});
	const unhandled = vi.fn();
	process.on('unhandledRejection', unhandled);
	await expect(loader.import('/app')).rejects.toThrow('now');
	await new Promise((resolve) => setImmediate(resolve));
	process.off('unhandledRejection', unhandled);
	expect(unhandled).not.toHaveBeenCalled();
});

test('a missing module names itself and its importer, and is found once it is there', async () => {
	const [app, egg] = await linkAll({
		'/app': "import { egg } from '/egg'; export { egg };",
		'/egg': 'export const egg = 1;'
	});
	if (!app || !egg) throw new Error('nothing was linked');
	const loader = load([app]);
	await expect(loader.import('/app')).rejects.toThrow(
		"Cannot find module '/egg' (imported by /app)"
	);
	loader.define(egg);
	await expect(loader.import('/app')).resolves.toMatchObject({ egg: 1 });
});

test('styles come before the module that has them, in the order of execution', async () => {
	const modules = await linkAll({
		'/a': "import '/b'; say('a');",
		'/b': "say('b');",
		'/unused': ''
	});
	const loader = load(
		modules.map((module) => ({ ...module, css: `/* ${module.id} */` })),
		(id) => said.push(`styles of ${id}`)
	);
	await loader.import('/a');
	expect(said).toEqual(['styles of /b', 'b', 'styles of /a', 'a']);
});

/** A module that says where it is, as `map` has it. */
const component = (text: string) => ({
	id: '/App.svelte',
	code: `System.register([], (e) => ({ execute() { e('default', () => new Error('${text}').stack); } }))`,
	map: JSON.stringify({ version: 3, sources: [text], names: [], mappings: '' }),
	css: null,
	swap: ''
});

test('a place in code from before a swap is looked up in the map of that code', async () => {
	const loader = load([component('one')]);
	const stacks: string[] = [];
	const take = async () => {
		const { default: stack } = await loader.import('/App.svelte');
		if (typeof stack === 'function') stacks.push(String(stack()));
	};
	const sourceOf = (index: number) => {
		const url = /rookery:[^\s)]*?(?=:\d+:\d+)/.exec(stacks[index] ?? '')?.[0] ?? '';
		const map = loader.moduleOf(url)?.map;
		return map ? /"sources":\["(.*?)"\]/.exec(map)?.[1] : map;
	};
	await take();
	for (let version = 2; version <= 60; version++) {
		loader.define(component(`${version}`));
		await take();
	}
	expect(sourceOf(59)).toBe('60');
	expect(sourceOf(19)).toBe('20');
	// Too long ago: it is known whose code it is, and no more.
	expect(sourceOf(0)).toBe(null);
	expect(loader.moduleOf('rookery://app/%2FApp.svelte')?.id).toBe('/App.svelte');
});

test('code is strict, global, and knows its own URL, which leads back to the module', async () => {
	const modules = await linkAll({
		'/dir/a b.js':
			'export const url = import.meta.url; export const self = (function () { return this; })(); export const stack = new Error().stack;'
	});
	const loader = load(modules);
	const { url, self, stack } = await loader.import('/dir/a b.js');
	expect(self).toBe(undefined);
	expect(loader.moduleOf(String(url))?.id).toBe('/dir/a b.js');
	expect(String(stack)).toContain(`${String(url)}:`);
	expect(loader.moduleOf('https://elsewhere.test/x.js')).toBe(null);
});
