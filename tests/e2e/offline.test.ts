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

	// Share.
	await page.getByRole('button', { name: 'Share' }).click();
	const share = page.getByRole('dialog', { name: 'Share' });
	await share.getByRole('button', { name: 'Copy' }).click();
	await expect(share.getByRole('button', { name: 'Copied' })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
	await expect(page.getByText('Saved in this browser')).toBeVisible();
});
