/** The embed page: the REPL without the site around it. */
import { encodeLink } from '../../src/share/link';
import { expect, project, test } from './rookery';

const FILES = {
	'App.svelte': `<script>\n\timport Post from './Post.svx';\n</script>\n<Post />\n<p>embedded</p>`,
	'Post.svx': '# From *Markdown*'
};

test('the whole REPL is there, and nothing of the site', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES, '/embed');
	await expect(rookery.result.getByRole('heading')).toHaveText('From Markdown');
	await expect(page.getByRole('button', { name: 'Share' })).toHaveCount(0);
	await expect(page.getByRole('textbox', { name: 'Name of the project' })).toHaveCount(0);
	const address = page.url();
	await rookery.openFile('Post.svx');
	await rookery.write('# Edited *here*');
	await expect(rookery.result.getByRole('heading')).toHaveText('Edited here');
	await expect(rookery.console).toBeVisible();
	// It keeps nothing: another visit begins with the link again.
	expect(page.url()).toBe(address);
	await page.reload();
	await expect(rookery.result.getByRole('heading')).toHaveText('From Markdown');
	expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('the view shows the result alone, the editor alone, or both', async ({ rookery }) => {
	const { page } = rookery;
	const region = (name: string) => page.getByRole('region', { name, exact: true });
	await rookery.open(FILES, '/embed?view=result');
	await expect(rookery.result.locator('p')).toHaveText('embedded');
	await expect(region('Editor')).toBeHidden();
	await expect(rookery.console).toBeHidden();
	await expect(page.getByRole('tab')).toHaveCount(0);
	const frame = await page.locator('iframe[data-role=shown]').boundingBox();
	expect(frame?.width).toBeGreaterThan(1200);
	expect(frame?.height).toBeGreaterThan(720);

	await rookery.open(FILES, '/embed?view=editor');
	await expect(rookery.editor).toBeVisible();
	await expect(region('Output')).toBeHidden();
	await expect(rookery.tab('Post.svx')).toBeVisible();
	await rookery.write('<p>typed</p>');
	await rookery.settled(/running/);
	expect((await rookery.editor.boundingBox())?.width).toBeGreaterThan(1000);

	await rookery.open(FILES, '/embed?view=split');
	await expect(rookery.editor).toBeVisible();
	await expect(region('Output')).toBeVisible();
	await expect(rookery.result.locator('p')).toHaveText('embedded');
});

test('an error is told in the result alone as well', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '{#if}' }, '/embed?view=result');
	const card = page.getByRole('region', { name: 'Error' });
	await expect(card).toContainText('Expected whitespace');
	await expect(card).toContainText('App.svelte:1:5');
	// There is no editor to go to.
	await expect(card.getByRole('button', { name: /Go to line/ })).toHaveCount(0);
});

test('the theme is chosen by the address and reaches the program', async ({ rookery }) => {
	const { page } = rookery;
	for (const theme of ['dark', 'light'] as const) {
		await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' });
		await rookery.open(FILES, `/embed?theme=${theme}`);
		await expect(page.locator('html')).toHaveCSS('color-scheme', theme);
		await expect(rookery.result.locator('html')).toHaveCSS('color-scheme', theme);
	}
	await rookery.open(FILES, '/embed');
	await expect(page.locator('html')).toHaveCSS('color-scheme', /dark/);
	await expect(rookery.result.locator('html')).toHaveCSS('color-scheme', 'dark');
});

test('another link in the same frame is another project', async ({ rookery }) => {
	await rookery.open(FILES, '/embed');
	await expect(rookery.result.locator('p')).toHaveText('embedded');
	await rookery.follow({ 'App.svelte': '<h2>the next one</h2>' });
	await expect(rookery.result.locator('h2')).toHaveText('the next one');
});

test('a damaged link says so and shows what could be read', async ({ rookery }) => {
	const { page } = rookery;
	const hash = encodeLink(
		project({
			'App.svelte': '<h1>as far as here</h1>',
			'Other.svelte': Array.from({ length: 200 }, (_, index) => (index * 7919) % 1009).join(' ')
		})
	);
	await page.goto(`/embed${hash.slice(0, Math.floor(hash.length * 0.7))}`);
	await expect(page.getByRole('alert')).toContainText('The end of this link is missing.');
	await expect(rookery.result.getByRole('heading')).toHaveText('as far as here');
});
