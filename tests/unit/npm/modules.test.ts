import { describe, expect, it } from 'vitest';
import { setup } from './sample-registry';
import { load, run, SystemLoader } from './system-loader';

describe('ES modules of a package', () => {
	it('keep live bindings through re-exports', async () => {
		const { packages } = await setup();
		const counter = await run(packages, 'counter@1.0.0');
		expect(counter['count']).toBe(0);
		(counter['increment'] as () => void)();
		expect(counter['count']).toBe(1);
	});

	it('resolve ".", "..", folders and missing extensions', async () => {
		const { packages } = await setup();
		const { namespace } = await load(packages, 'counter@1.0.0');
		const shapes = namespace['shapes'] as { name: string; viaSelf(): number };
		expect(shapes.name).toBe('shapes');
		expect(shapes.viaSelf()).toBe(0);
	});

	it('tell a folder from the file beside it by its slash or dots', async () => {
		const { packages } = await setup();
		const { file, ...others } = await run(packages, 'folders');
		expect(file).toBe('file');
		expect(Object.entries(others).sort()).toEqual(
			['dot', 'folder', 'slash', 'up', 'upSlash'].map((name) => [name, 'folder'])
		);
	});

	it('load dynamic imports by id', async () => {
		const { packages } = await setup();
		const { later } = await run(packages, 'counter@1.0.0');
		await expect((later as () => Promise<unknown>)()).resolves.toMatchObject({
			late: 'loaded later'
		});
	});

	it('see development mode and a global, and strings that speak of them stay', async () => {
		const { packages } = await setup();
		const { mode, text, isGlobal, isDev } = await run(packages, 'counter@1.0.0');
		expect({ mode, text, isGlobal, isDev }).toEqual({
			mode: 'development',
			text: 'process.env.NODE_ENV',
			isGlobal: true,
			isDev: true
		});
	});

	it('are named by ids in dependencies and code, and have no source map', async () => {
		const { packages } = await setup();
		const { modules } = await packages.link(['npm:/counter@1.0.0/index.js']);
		const entry = modules.find(({ linked }) => linked.id === 'npm:/counter@1.0.0/index.js');
		expect(entry?.dependencies.sort()).toEqual([
			'npm:/counter@1.0.0/extra.js',
			'npm:/counter@1.0.0/later.js',
			'npm:/counter@1.0.0/shapes/index.js',
			'npm:/counter@1.0.0/state.js'
		]);
		expect(entry?.linked.map).toBeNull();
		expect(modules.map(({ linked }) => linked.code).join()).not.toContain('rookery-id');
	});

	it('are linked once: the next call gives the same objects', async () => {
		const { packages } = await setup();
		const first = await packages.link(['npm:/counter@1.0.0/index.js']);
		const second = await packages.link(['npm:/counter@1.0.0/shapes/index.js']);
		expect(second.modules.length).toBeGreaterThan(0);
		for (const module of second.modules) expect(first.modules).toContain(module);
	});
});

describe('the entry of a package', () => {
	const cases: [string, unknown][] = [
		['conditions', 'svelte'],
		['conditions/nested', 'development'],
		['conditions/dual', 'import'],
		['conditions/only-require', 'require'],
		['conditions/require-it', 'require'],
		['conditions/falls-through', 'browser'],
		['conditions/list', 'browser'],
		['conditions/features/a', 'a'],
		['conditions/old-folder/b.js', 'b'],
		['conditions/self', ['development', 'hash', 12]],
		['legacy-fields', 'module'],
		['legacy-fields/cjs', 'main'],
		['legacy-fields/lib', 'folder'],
		['endings', 'module'],
		['endings/required', 'script'],
		['legacy-fields/lib/sub', 'nested manifest'],
		['legacy-fields/lib/', 'folder'],
		['legacy-fields@1.0.0/module.js', 'module'],
		['npm:legacy-fields@^1/module', 'module']
	];
	it.each(cases)('%s gives %j', async (specifier, expected) => {
		const { packages } = await setup();
		expect((await run(packages, specifier))['default']).toEqual(expected);
	});

	it('leads to files whose endings are guessed in the order of Vite', async () => {
		const { packages } = await setup();
		const { default: script, component } = await run(packages, 'endings');
		expect({ script, component }).toEqual({ script: 'module', component: 'typed' });
	});

	it('is replaced by what the browser map names, and by nothing where it says false', async () => {
		const { packages } = await setup();
		const { io, path, swapped } = await run(packages, 'legacy-browser');
		expect({ io, path, swapped }).toEqual({ io: 'browser', path: {}, swapped: 'swapped' });
	});

	it('of JSON has its keys as names', async () => {
		const { packages } = await setup();
		const namespace = await run(packages, 'legacy-fields/data.json');
		expect({ ...namespace }).toEqual({ answer: 42, default: { answer: 42, default: 1 } });
	});
});

describe('Svelte in packages', () => {
	it('is compiled, with its styles beside it and one runtime under it', async () => {
		const { packages } = await setup();
		const resolution = await packages.resolve('svelte-parts', '/App.svelte');
		expect(resolution).toEqual({ ok: true, id: 'npm:/svelte-parts@1.0.0/index.js' });
		const { modules, errors } = await packages.link(['npm:/svelte-parts@1.0.0/index.js']);
		expect(errors).toEqual([]);
		const button = modules.find(({ linked }) => linked.id.endsWith('/Button.svelte'));
		expect(button?.linked.css).toContain('color: red');
		expect(button?.linked.css).toContain('background: url("data:image/svg+xml;base64,');
		const outside = modules.flatMap((module) => module.dependencies);
		expect(outside.filter((id) => /svelte@/.test(id.replace('svelte-parts@', '')))).toEqual([]);
		expect(outside).toContain('svelte:/svelte');
		expect(outside).toContain('svelte:/svelte/internal/client');
	});

	it('runs: runes and TypeScript are gone', async () => {
		const { packages } = await setup();
		const { store, Level } = await run(packages, 'svelte-parts');
		expect(store).toEqual({ n: 1 });
		expect(Level).toBe('function');
	});

	it('is the runtime at any version that is asked for', async () => {
		const { packages, network } = await setup();
		for (const specifier of ['svelte', 'svelte@4', 'svelte@5.1.0', 'npm:svelte']) {
			expect(await packages.resolve(specifier, '/App.svelte')).toEqual({
				ok: true,
				id: 'svelte:/svelte'
			});
		}
		expect(await packages.resolve('svelte@4/store', '/App.svelte')).toEqual({
			ok: true,
			id: 'svelte:/svelte/store'
		});
		expect(network.requests).toEqual([]);
	});
});

describe('styles and assets of packages', () => {
	it('are inlined: imports, addresses, queries', async () => {
		const { packages } = await setup();
		const { namespace } = await load(packages, '@scope/styled');
		const svg = `data:image/svg+xml;base64,${btoa('<svg/>\n')}`;
		expect(namespace['icon']).toBe(svg);
		expect(namespace['beside']).toBe(svg);
		expect(namespace['raw']).toBe('raw text\n');
		expect(namespace['text']).toContain('.other');

		const { modules } = await packages.link(['npm:/@scope/styled@1.0.0/index.js']);
		const styles = modules.filter(({ linked }) => linked.css !== null);
		expect(styles.map(({ linked }) => linked.id)).toEqual(['npm:/@scope/styled@1.0.0/style.css']);
		const css = styles[0]?.linked.css ?? '';
		// A remote import counts at the top only.
		expect(css).toMatch(/^@import url\('https:\/\/example\.com\/font\.css'\);/);
		expect(css).toContain('@layer base {\n@media screen {');
		expect(css).toContain(
			`.a { background: url("${svg}"); content: 'url(icon.svg)'; mask: url(#id) }`
		);
		expect(css).toContain('/* url(./nothing.png) */');
		expect(css).toContain(`background: url("${svg}") }`);
	});

	it('that the project imports are found by the condition and the field for styles', async () => {
		const { packages } = await setup();
		const sheet = await packages.styles('sheets', '/app.css');
		expect(sheet).toMatchObject({ ok: true, id: 'npm:/sheets@1.0.0/all.css' });
		if (!sheet.ok) return;
		expect(sheet.css).toMatch(/\.old[^]*@layer part \{\s*\.part[^]*\.all/);
		expect(sheet.css).toContain('url("data:image/svg+xml;base64,');
		expect(await packages.styles('sheets/part', '/app.css')).toMatchObject({ ok: true });
		expect(await packages.styles('sheets/script', '/app.css')).toMatchObject({
			code: 'subpath_not_found',
			message: '"sheets/script" leads to sheets@1.0.0/index.js, which is no style sheet.'
		});
		expect((await run(packages, 'sheets'))['default']).toBe('script');
	});

	it('of a subpath are a module of their own', async () => {
		const { packages } = await setup();
		const { modules } = await packages.link(['npm:/@scope/styled@1.0.0/style.css']);
		expect(modules).toHaveLength(1);
		expect(new SystemLoader().executed).toEqual([]);
	});
});
