/** Light and dark, and the page on a telephone. */
import { expect, test } from './rookery';

const brightness = (colour: string) => {
	const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
	return red + green + blue;
};

test('the colour scheme changes the page and the program, and is remembered', async ({
	rookery
}) => {
	const { page } = rookery;
	await page.emulateMedia({ colorScheme: 'light' });
	await rookery.open({
		'App.svelte': `<p>scheme</p>\n<style>\n\tp { color: light-dark(rgb(1, 2, 3), rgb(250, 251, 252)); }\n</style>`
	});
	const html = page.locator('html');
	const paragraph = rookery.result.locator('p');
	const floor = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	await expect(paragraph).toHaveCSS('color', 'rgb(1, 2, 3)');
	const light = brightness(await floor());

	await rookery.chooseTheme('Dark');
	await expect(html).toHaveCSS('color-scheme', 'dark');
	await expect(rookery.result.locator('html')).toHaveCSS('color-scheme', 'dark');
	await expect(paragraph).toHaveCSS('color', 'rgb(250, 251, 252)');
	await expect.poll(async () => brightness(await floor())).toBeLessThan(light / 2);
	// The next documents are dark from the start, and so is the next visit.
	await rookery.placeCursorAfter('scheme');
	await page.keyboard.type('!');
	await expect(paragraph).toHaveText('scheme!');
	await expect(paragraph).toHaveCSS('color', 'rgb(250, 251, 252)');
	await page.reload();
	await expect(html).toHaveCSS('color-scheme', 'dark');
	await expect(paragraph).toHaveCSS('color', 'rgb(250, 251, 252)');

	await rookery.chooseTheme('Light');
	await expect(html).toHaveCSS('color-scheme', 'light');
	await expect(paragraph).toHaveCSS('color', 'rgb(1, 2, 3)');

	await rookery.chooseTheme('System');
	await page.emulateMedia({ colorScheme: 'dark' });
	await expect(paragraph).toHaveCSS('color', 'rgb(250, 251, 252)');
	await page.emulateMedia({ colorScheme: 'light' });
	await expect(paragraph).toHaveCSS('color', 'rgb(1, 2, 3)');
});

test.describe('on a telephone', () => {
	test.use({ viewport: { width: 375, height: 740 }, hasTouch: true });

	test('one pane is shown at a time, and the switch leads to the others', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.open({
			'App.svelte': `<script>\n\tconsole.log('logged here');\n</script>\n<h1>small</h1>`
		});
		const panes = {
			Code: page.getByRole('region', { name: 'Editor', exact: true }),
			Result: page.getByRole('region', { name: 'Output', exact: true }),
			Console: rookery.console
		};
		const choose = (name: string) =>
			page.getByRole('tablist', { name: 'Pane' }).getByRole('tab', { name }).tap();
		const expectOnly = async (shown: keyof typeof panes) => {
			for (const [name, pane] of Object.entries(panes)) {
				await expect(pane, name).toBeVisible({ visible: name === shown });
			}
			const box = await panes[shown].boundingBox();
			expect(box?.width).toBeGreaterThan(340);
			expect(box?.height).toBeGreaterThan(450);
		};
		await expectOnly('Result');
		await expect(rookery.result.getByRole('heading')).toHaveText('small');
		await choose('Console 1');
		await expectOnly('Console');
		await expect(rookery.consoleRow('logged here')).toBeVisible();
		await rookery.console.getByRole('button', { name: 'App.svelte:2' }).tap();
		await expectOnly('Code');
		await rookery.write('<h1>typed with a thumb</h1>');
		await choose('Result');
		await expectOnly('Result');
		await expect(rookery.result.getByRole('heading')).toHaveText('typed with a thumb');
		// Nothing is wider than the screen.
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
	});

	test('every view of the output is in reach', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.open({ 'App.svx': '# Small' });
		const views = page.getByRole('combobox', { name: 'Output' });
		await expect(views.getByRole('option')).toHaveText(['Result', 'JS', 'CSS', 'AST', 'mdsvex']);
		await views.selectOption('JS');
		for (const name of ['Client', 'Server']) {
			await expect(page.getByRole('radio', { name })).toBeInViewport({ ratio: 0.99 });
		}
		await expect(views).toBeInViewport({ ratio: 1 });
	});

	test('an error leads from the result to the code', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.open({ 'App.svelte': '<p>one</p>\n{#if}' });
		const card = page.getByRole('region', { name: 'Error' });
		await card.getByRole('button', { name: 'Go to line 2' }).tap();
		await expect(page.getByRole('region', { name: 'Editor', exact: true })).toBeVisible();
		await expect(rookery.editor).toBeFocused();
		await rookery.write('<p>mended</p>');
		await page.getByRole('tab', { name: 'Result', exact: true }).first().tap();
		await expect(rookery.result.locator('p')).toHaveText('mended');
	});
});
