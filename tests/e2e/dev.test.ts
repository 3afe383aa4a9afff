/** `npm run dev`, where nothing is bundled: the workers get their plugins in another way than in the build. */
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';
import { encodeLink } from '../../src/share/link';
import { expect, project, test } from './rookery';

let server: ViteDevServer;
let base: string;

test.beforeAll(async () => {
	server = await createServer({
		root: fileURLToPath(new URL('../..', import.meta.url)),
		server: { port: 0, watch: null },
		logLevel: 'warn'
	});
	await server.listen();
	const { port } = server.httpServer?.address() as AddressInfo;
	base = `http://localhost:${port}/`;
});

test.afterAll(() => server.close());

test('the development server runs components, Markdown with a layout, and packages', async ({
	page,
	pageConsole,
	rookery
}) => {
	// The first time, the server has to look through all that the page and the workers import.
	test.setTimeout(180_000);
	pageConsole.expect(/\[vite\]/);
	const files = {
		'App.svelte': `<script>
	import clsx from 'clsx@2.1.0';
	import Post from './Post.svx';
</script>
<p>{clsx('hello', 'dev')}</p>
<Post />`,
		'Post.svx': '---\nlayout: ./Layout.svelte\ntitle: Egg\n---\n\n# *Hatched*\n',
		'Layout.svelte': `<script>
	let { title, children } = $props();
</script>
<article><h2>{title}</h2>{@render children()}</article>`
	};
	await page.goto(base + encodeLink(project(files)));
	await expect(rookery.result.locator('p')).toHaveText('hello dev', { timeout: 150_000 });
	await expect(rookery.result.locator('article h2')).toHaveText('Egg');
	await expect(rookery.result.locator('article h1')).toHaveText('Hatched');
});
