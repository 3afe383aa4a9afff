import { describe, expect, it } from 'vitest';
import { setup } from './sample-registry';
import { run } from './system-loader';

const URL_ = 'https://example.com/lib/entry.js';

describe('imports by URL', () => {
	it('lead to a module whose imports are relative to it', async () => {
		const { packages, network } = await setup();
		network.answers.set(
			URL_,
			`export { a } from './a.js'; export { root } from '/root.js'; export { count } from 'counter';`
		);
		network.answers.set('https://example.com/lib/a.js', `export const a = import.meta.url;`);
		network.answers.set('https://example.com/root.js', `export const root = 'root';`);
		expect(await run(packages, URL_)).toMatchObject({
			a: 'https://example.com/lib/a.js',
			root: 'root',
			count: 12
		});
	});

	it('are relative to where a redirect led', async () => {
		const { packages, network } = await setup();
		network.answers.set('https://example.com/x', `export * from './y.js';`);
		network.types.set('https://example.com/x', 'text/javascript');
		network.redirects.set('https://example.com/x', 'https://cdn.example.com/x@1/x.js');
		network.answers.set('https://cdn.example.com/x@1/y.js', `export const y = 'y';`);
		expect(await run(packages, 'https://example.com/x')).toMatchObject({ y: 'y' });
	});

	it('may be scripts, JSON, styles and images, by extension or by what the server says', async () => {
		const { packages, network } = await setup();
		network.answers.set('https://example.com/umd.js', `module.exports = { umd: 1 };`);
		network.answers.set('https://example.com/data', `{ "a": 1 }`);
		network.types.set('https://example.com/data', 'application/json; charset=utf-8');
		network.answers.set('https://example.com/s/a.css', `a { background: url(b.png) }`);
		network.answers.set('https://example.com/i.svg', `<svg/>`);
		expect(await run(packages, 'https://example.com/umd.js')).toMatchObject({ umd: 1 });
		expect(await run(packages, 'https://example.com/data')).toMatchObject({ a: 1 });
		expect((await run(packages, 'https://example.com/i.svg'))['default']).toMatch(
			/^data:image\/svg/
		);
		const { modules } = await packages.link(['https://example.com/s/a.css']);
		expect(modules[0]?.linked.css).toBe(`a { background: url("https://example.com/s/b.png") }`);
	});

	it('may use plain http on localhost', async () => {
		const { packages, network } = await setup();
		network.answers.set('http://localhost:8080/x.js', `export const x = 1;`);
		expect(await run(packages, 'http://localhost:8080/x.js')).toMatchObject({ x: 1 });
	});

	it('that do not exist say so', async () => {
		const { packages } = await setup();
		expect(await packages.resolve(URL_, '/App.svelte')).toEqual({ ok: true, id: URL_ });
		expect((await packages.link([URL_])).errors).toMatchObject([
			{ id: URL_, importer: URL_, code: 'subpath_not_found', chain: [URL_] }
		]);
	});
});
