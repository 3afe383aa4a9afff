/** The network goes away after the page has loaded. */
import type { Page } from '@playwright/test';
import { expect, test } from './rookery';

/** What it returns waits until nothing is on its way and nothing has come between two looks, a second apart. */
function watchNetwork(page: Page): () => Promise<void> {
	let [started, ended, seen] = [0, 0, -1];
	page.on('request', () => (started += 1));
	page.on('requestfinished', () => (ended += 1));
	page.on('requestfailed', () => (ended += 1));
	return async () => {
		const isQuiet = () => {
			const was = seen;
			seen = started;
			return started === ended && started === was;
		};
		await expect.poll(isQuiet, { intervals: [1000] }).toBe(true);
	};
}

test('with the network cut everything that needs no package still works', async ({ rookery }) => {
	const { page } = rookery;
	const context = page.context();
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const quiet = watchNetwork(page);
	// What the page and the worker fetch on their own, long after the first result.
	const languages = page.waitForRequest(/\/svx-support-/);
	const stages = page.waitForRequest(/\/mdsvex-/);
	await rookery.open({ 'App.svelte': '<p>online</p>' });
	await Promise.all([languages, stages]);
	await quiet();
	await context.setOffline(true);

	// Edits, more of them than there are documents in reserve.
	for (const word of ['one', 'two', 'three', 'four']) {
		await rookery.write(`<p>${word}</p>`);
		await expect(rookery.result.locator('p')).toHaveText(word);
	}
	// A first Markdown file with front matter and code, a first enum, and parts of Svelte that nobody has used so far.
	await rookery.addFile('Post.svx');
	await page.keyboard.insertText(
		'---\ntitle: Offline\n---\n\n# {title} *birds*\n\n```js\nconst nest = 1;\n```\n'
	);
	await rookery.addFile('side.ts');
	await page.keyboard.insertText(`export enum Side { Left = 'links', Right = 'rechts' }`);
	await rookery.openFile('App.svelte');
	await rookery.write(`<script lang="ts">
	import { fade } from 'svelte/transition';
	import { SvelteMap } from 'svelte/reactivity';
	import Post from './Post.svx';
	import { Side } from './side';
	const map = new SvelteMap([[Side.Right, 1]]);
</script>
<Post />
<p transition:fade>{Side.Left} {map.size}</p>`);
	await expect(rookery.result.locator('p')).toHaveText('links 1');
	await expect(rookery.result.getByRole('heading')).toHaveText('Offline birds');
	await expect(rookery.result.locator('pre')).toHaveText('const nest = 1;');

	// The output tabs.
	await rookery.openFile('Post.svx');
	const code = page.getByRole('textbox', { name: 'Generated code of Post.svx' });
	await page.getByRole('tab', { name: 'JS', exact: true }).click();
	await expect(code).toContainText('svelte/internal/client');
	await page.getByRole('tab', { name: 'mdsvex', exact: true }).click();
	await expect(code).toContainText('<em>birds</em>');
	await page.getByRole('tab', { name: 'AST', exact: true }).click();
	await expect(page.getByRole('tree', { name: 'Syntax tree of Post.svx' })).toBeVisible();
	await page.getByRole('tab', { name: 'Result', exact: true }).click();
	// The Markdown is coloured, so its language is here.
	await expect(
		page.locator('.cm-line').filter({ hasText: '{title}' }).locator('span').first()
	).toBeVisible();

	// An error, the way to it, and the way out.
	await rookery.openFile('App.svelte');
	await rookery.write('<p>{broken</p>');
	await page.getByRole('button', { name: 'Go to line 1' }).click();
	await rookery.write(`<script>\n\tconsole.log('still logged');\n</script>\n<p>mended</p>`);
	await expect(rookery.result.locator('p')).toHaveText('mended');
	await expect(rookery.consoleRow('still logged')).toBeVisible();
	await page.getByRole('button', { name: 'Reload the result' }).click();
	await expect(rookery.result.locator('p')).toHaveText('mended');

	// The menu behind the three dots.
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await expect(page.getByRole('menu', { name: 'More' })).toBeVisible();
	await page.keyboard.press('Escape');

	// Share.
	await page.getByRole('button', { name: 'Share' }).click();
	const share = page.getByRole('dialog', { name: 'Share' });
	await share.getByRole('button', { name: 'Copy' }).click();
	await expect(share.getByRole('button', { name: 'Copied' })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
	await rookery.saved();
});

/** A program whose change needs a fresh document. */
const fresh = (word: string) =>
	`<script module>\n\tconst word = '${word}';\n</script>\n<p>{word}</p>`;

/** What the browser itself prints of requests that fail. */
const REFUSED = /Failed to load resource/;

/** The site is away and the browser does not know: its server was stopped, or a router has died. Returns what ends that. */
async function stopSite(page: Page): Promise<() => Promise<void>> {
	await page.route('**/preview.html', (route) => route.abort('connectionrefused'));
	return () => page.unroute('**/preview.html');
}

function copyOfPreview(page: Page): Promise<unknown> {
	return page
		.waitForRequest((request) => {
			return request.url().endsWith('/preview.html') && request.resourceType() === 'fetch';
		})
		.then(async (request) => (await request.response())?.finished());
}

for (const path of ['/', '/embed']) {
	test(`programs still run at ${path} when the site stops answering and the browser thinks it is online`, async ({
		rookery,
		pageConsole
	}) => {
		const { page } = rookery;
		pageConsole.expect(REFUSED);
		const copy = copyOfPreview(page);
		await rookery.open({ 'App.svelte': fresh('online') }, path);
		await copy;
		await stopSite(page);
		for (const word of ['one', 'two', 'three']) {
			await rookery.write(fresh(word));
			await expect(rookery.result.locator('p')).toHaveText(word);
		}
	});
}

test('a preview that cannot be loaded keeps the last good result, says so, and comes back', async ({
	rookery,
	pageConsole
}) => {
	const { page } = rookery;
	pageConsole.expect(REFUSED);
	await rookery.open({ 'App.svelte': fresh('good') });
	const restart = await stopSite(page);
	const card = page.getByRole('region', { name: 'Error' });
	// The first of them may run in the document that is in reserve.
	await rookery.write(fresh('one'));
	await rookery.write(fresh('two'));
	await expect(card).toContainText('The preview cannot be loaded');
	await page.getByRole('button', { name: 'Reload the result' }).first().click();
	await expect(card).toContainText('The preview cannot be loaded');
	await expect(rookery.result.locator('p')).toHaveText(/good|one/);
	await expect(page.getByText('Stale', { exact: true })).toBeVisible();
	const surface = await card.evaluate((element) => getComputedStyle(element).backgroundColor);
	expect(surface, 'the card has a surface of its own').not.toBe('rgba(0, 0, 0, 0)');

	await restart();
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(rookery.result.locator('p')).toHaveText('two');
	await expect(card).toBeHidden();
});

test('a first visit whose preview does not load says so, and Reload tries again', async ({
	rookery,
	pageConsole
}) => {
	const { page } = rookery;
	pageConsole.expect(REFUSED);
	// A login page of a network is sent for everything, and loads well.
	await page.route('**/preview.html', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<h1>Welcome to our hotel</h1>' })
	);
	await rookery.open({ 'App.svelte': fresh('here') });
	const card = page.getByRole('region', { name: 'Error' });
	await expect(card).toContainText('The preview cannot be loaded');
	await page.unroute('**/preview.html');
	await card.getByRole('button', { name: 'Reload the result' }).click();
	await expect(rookery.result.locator('p')).toHaveText('here');
});

test('on the embed page the output views open with the network cut', async ({ rookery }) => {
	const { page } = rookery;
	const quiet = watchNetwork(page);
	const languages = page.waitForRequest(/\/svx-support-/);
	const stages = page.waitForRequest(/\/mdsvex-/);
	await rookery.open({ 'App.svelte': '<p>online</p>' }, '/embed');
	await Promise.all([languages, stages]);
	await quiet();
	await page.context().setOffline(true);
	await page.getByRole('tab', { name: 'JS', exact: true }).click();
	await expect(page.getByRole('textbox', { name: 'Generated code of App.svelte' })).toContainText(
		'svelte/internal/client'
	);
	await page.getByRole('tab', { name: 'AST', exact: true }).click();
	await expect(page.getByRole('tree', { name: 'Syntax tree of App.svelte' })).toBeVisible();
});

for (const [name, chunk, files] of [
	['mdsvex compiler', /\/assets\/mdsvex-/, { 'App.svx': 'I am **here**' }],
	[
		'linker',
		/\/assets\/bindings_wasm/,
		{
			'App.svelte': `<script>\n\timport { word } from './word.js';\n</script>\n<p>{word}</p>`,
			'word.js': `export const word = 'I am here';`
		}
	]
] as const) {
	test(`a ${name} that cannot be loaded says so in the file, and Reload tries again`, async ({
		rookery,
		pageConsole
	}) => {
		const { page } = rookery;
		pageConsole.expect(REFUSED);
		await page.route(chunk, (route) => route.abort());
		await rookery.open(files);
		const card = page.getByRole('region', { name: 'Error' });
		await expect(card).toContainText(`The ${name} could not be loaded: `);
		await expect(card).toContainText('Check the connection and reload the result.');
		await page.unroute(chunk);
		await page.getByRole('button', { name: 'Reload the result' }).first().click();
		await expect(rookery.result.locator('p')).toHaveText('I am here');
	});
}
