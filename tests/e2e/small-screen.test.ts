/** A telephone: the keys that its keyboard hides, the way to the result while it is up, sizes for fingers. */
import { expect, test, type Rookery } from './rookery';

test.use({ viewport: { width: 375, height: 740 }, hasTouch: true });

const pane = ({ page }: Rookery, name: string) =>
	page.getByRole('tablist', { name: 'Pane' }).getByRole('tab', { name });

const keys = ({ page }: Rookery) => page.getByRole('toolbar', { name: 'Symbols' });

async function write(rookery: Rookery, text: string): Promise<void> {
	await pane(rookery, 'Code').tap();
	await rookery.write(text);
}

/** What the page is left with when the keyboard comes up. */
async function raiseKeyboard({ page }: Rookery): Promise<void> {
	await page.setViewportSize({ width: 375, height: 400 });
}

test('symbols are typed as by a keyboard, with brackets closed', async ({ rookery }) => {
	await rookery.open({ 'App.svelte': '' });
	await write(rookery, '<p>');
	for (const key of ['{', '"', '/']) {
		await keys(rookery).getByRole('button', { name: key, exact: true }).tap();
		await expect(rookery.editor).toBeFocused();
	}
	expect(await rookery.text()).toContain('<p>{"/"}');
	await keys(rookery).getByRole('button', { name: 'Undo' }).tap();
	await expect.poll(() => rookery.text()).not.toContain('{"/"}');
	await keys(rookery).getByRole('button', { name: 'Redo' }).tap();
	await expect.poll(() => rookery.text()).toContain('{"/"}');
	await rookery.write('<b>in</b>');
	await keys(rookery).getByRole('button', { name: 'Indent' }).tap();
	await expect.poll(() => rookery.text()).toMatch(/^\s+<b>in<\/b>$/);
});

test('with the keyboard up the switch folds into the way to the result', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>one</p>' });
	await write(rookery, '<p>two</p>');
	const result = page.getByRole('button', { name: 'Result', exact: true });
	await expect(result).toBeHidden();
	await raiseKeyboard(rookery);
	await expect(result).toBeVisible();
	await expect(page.getByRole('tablist', { name: 'Pane' })).toBeHidden();
	await expect(result).toBeInViewport({ ratio: 1 });
	await expect(keys(rookery)).toBeInViewport({ ratio: 1 });
	await expect(rookery.editor).toBeInViewport();
	await result.tap();
	await expect(rookery.editor).not.toBeFocused();
	await expect(page.getByRole('tablist', { name: 'Pane' })).toBeVisible();
	await expect(rookery.result.locator('p')).toHaveText('two');
});

test('fields do not make the page zoom, and what is touched is large enough', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>sizes</p>' });
	await pane(rookery, 'Code').tap();
	await expect(rookery.editor).toHaveCSS('font-size', '16px');
	for (const name of ['Code', 'Result', 'Console']) {
		await pane(rookery, name).tap();
		const small = await page.evaluate(() => {
			const all = document.querySelectorAll<HTMLElement>('button, [role=tab], [role=option], a');
			return [...all]
				.filter((element) => element.checkVisibility({ visibilityProperty: true }))
				.map((element) => ({ element, box: element.getBoundingClientRect() }))
				.filter(({ box }) => box.width > 0 && (box.height < 36 || box.width < 36))
				.map(({ element, box }) => `${element.ariaLabel ?? element.innerText}: ${box.height}`);
		});
		expect(small, name).toEqual([]);
		// Nothing is wider than the screen.
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
	}
});

test('everything of the top bar is behind the three dots', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>menu</p>' });
	const choose = async (name: string): Promise<void> => {
		await page.getByRole('button', { name: 'More' }).tap();
		await page.getByRole('menuitem', { name }).tap();
	};
	for (const [item, title] of [
		['Settings', 'Settings'],
		['Browse the examples', 'Examples'],
		['Projects and new project', 'Projects']
	] as const) {
		await choose(item);
		const dialog = page.getByRole('dialog', { name: title });
		await expect(dialog).toBeVisible();
		const box = await dialog.boundingBox();
		expect(box?.width).toBeLessThanOrEqual(375);
		await dialog.getByRole('button', { name: 'Close', exact: true }).tap();
		await expect(dialog).toBeHidden();
	}
	await choose('Go to file or command');
	await page.getByRole('combobox', { name: 'Go to file or command' }).fill('App.sv');
	await page.getByRole('option', { name: 'App.svelte' }).tap();
	await expect(rookery.editor).toBeFocused();
	await expect(pane(rookery, 'Code')).toHaveAttribute('aria-selected', 'true');
});

test('the version of Svelte is chosen behind the three dots', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte':
			"<script>\n\timport * as svelte from 'svelte';\n</script>\n<p>mount is {typeof svelte.mount}</p>"
	});
	await expect(rookery.result.locator('p')).toHaveText('mount is function');
	const dialog = page.getByRole('dialog', { name: 'Svelte version' });
	const field = dialog.getByRole('combobox', { name: 'Version' });
	const show = async (): Promise<void> => {
		await page.getByRole('button', { name: 'More' }).tap();
		await page.getByRole('menuitem', { name: 'Choose the version of Svelte' }).tap();
		await expect(dialog).toBeInViewport({ ratio: 1 });
	};
	await show();
	// It would bring up the keyboard, above the list.
	await expect(field).not.toBeFocused();
	await expect(field).toHaveCSS('font-size', '16px');
	await field.fill('4.2.2');
	const version = dialog.getByRole('option', { name: '4.2.20' });
	expect((await version.boundingBox())?.height).toBeGreaterThanOrEqual(36);
	await version.tap();
	await expect(dialog).toBeHidden();
	await expect(rookery.result.locator('p')).toHaveText('mount is undefined');

	await show();
	const chosen = dialog.getByRole('option', { selected: true });
	await expect(chosen).toHaveText(/4\.2\.20/);
	await expect(chosen).toBeInViewport({ ratio: 1 });
	await expect(dialog.getByRole('button', { name: 'Close', exact: true })).toBeInViewport();
	await dialog.getByRole('button', { name: /comes with Rookery/ }).tap();
	await expect(rookery.result.locator('p')).toHaveText('mount is function');
});

test('errors of the console are counted on its switch', async ({ rookery }) => {
	await rookery.open({ 'App.svelte': '<script>\n\tconsole.error("lost");\n</script>\n<p>e</p>' });
	const { page } = rookery;
	await expect(pane(rookery, 'Console 1 error')).toBeVisible();
	// The newest stands below the result and leads to the console.
	await page.getByRole('button', { name: 'lost' }).tap();
	await expect(rookery.console).toBeVisible();
	await expect(rookery.consoleRow('lost')).toBeVisible();
});
