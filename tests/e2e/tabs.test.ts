/** The row of tabs: their order, and what closes them. */
import { expect, test, type Rookery } from './rookery';

const FILES = { 'App.svelte': '<p>here</p>', 'a.js': '', 'b.js': '', 'c.js': '' };

const tabs = ({ page }: Rookery) =>
	page.getByRole('tablist', { name: 'Open files' }).getByRole('tab');

test('tabs are put in another order by dragging, and a line shows where one would land', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open(FILES);
	const order = tabs(rookery);
	await expect(order).toHaveText(['App.svelte', 'a.js', 'b.js', 'c.js']);
	const middle = async (path: string) => {
		const box = await rookery.tab(path).boundingBox();
		if (!box) throw new Error(`The tab of ${path} is not in view.`);
		return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	};
	const drag = async (path: string, to: string, side: -1 | 1) => {
		const [from, target] = [await middle(path), await middle(to)];
		await page.mouse.move(from.x, from.y);
		await page.mouse.down();
		await page.mouse.move(target.x + side * 8, target.y, { steps: 5 });
		// The browser tells a tab that it is entered first, and with the next move that something is over it.
		await page.mouse.move(target.x + side * 9, target.y);
	};
	await drag('c.js', 'a.js', -1);
	await expect(rookery.tab('a.js').locator('..')).toHaveClass(/before/);
	await page.mouse.up();
	await expect(order).toHaveText(['App.svelte', 'c.js', 'a.js', 'b.js']);
	await expect(page.locator('.tab.before')).toHaveCount(0);

	await drag('App.svelte', 'b.js', 1);
	await expect(rookery.tab('b.js').locator('..')).toHaveClass(/after/);
	await page.mouse.up();
	await expect(order).toHaveText(['c.js', 'a.js', 'b.js', 'App.svelte']);
	// It is the order only: what is open stays open, and the text is not written anywhere.
	await expect(rookery.tab('App.svelte')).toHaveAttribute('aria-selected', 'true');
	expect(await rookery.text()).toBe('<p>here</p>');

	await drag('c.js', 'b.js', 1);
	await page.keyboard.press('Escape');
	await page.mouse.up();
	await expect(page.locator('.tab.before')).toHaveCount(0);
	await expect(order).toHaveText(['c.js', 'a.js', 'b.js', 'App.svelte']);
});

test('tabs are put in another order by the palette, as far as there is room', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open(FILES);
	const order = tabs(rookery);
	const offered = async (title: string) => {
		await page.keyboard.press('ControlOrMeta+k');
		const field = page.getByRole('combobox', { name: 'Go to file or command' });
		await field.fill('>Move the tab');
		await expect(page.getByRole('option', { name: /^Move the tab/ }).first()).toBeVisible();
		const count = await page.getByRole('option', { name: title }).count();
		await page.keyboard.press('Escape');
		await expect(field).toBeHidden();
		return count;
	};
	expect(await offered('Move the tab left')).toBe(0);
	await rookery.command('Move the tab right');
	await expect(order).toHaveText(['a.js', 'App.svelte', 'b.js', 'c.js']);
	await rookery.openFile('c.js');
	expect(await offered('Move the tab right')).toBe(0);
	await rookery.command('Move the tab left');
	await expect(order).toHaveText(['a.js', 'App.svelte', 'c.js', 'b.js']);
	await expect(rookery.tab('c.js')).toHaveAttribute('aria-selected', 'true');
});

test('a middle click closes a tab, the active one too, and its file stays', async ({ rookery }) => {
	await rookery.open(FILES);
	const order = tabs(rookery);
	await rookery.tab('b.js').click({ button: 'middle' });
	await expect(order).toHaveText(['App.svelte', 'a.js', 'c.js']);
	await expect(rookery.tab('App.svelte')).toHaveAttribute('aria-selected', 'true');
	await rookery.tab('App.svelte').click({ button: 'middle' });
	await expect(order).toHaveText(['a.js', 'c.js']);
	await expect(rookery.tab('a.js')).toHaveAttribute('aria-selected', 'true');
	await expect(rookery.treeItem('b.js')).toBeVisible();
	await expect(rookery.result.locator('p')).toHaveText('here');
	await rookery.fileAction('Close the others');
	await expect(order).toHaveText(['a.js']);
});
