/** Ctrl/Cmd+K: files, commands, examples and projects by a few of their letters. And the page of shortcuts. */
import { expect, test, type Rookery } from './rookery';

const FILES = {
	'App.svelte': '<p>app</p>',
	'lib/counter.svelte.js': 'export const one = $state({ n: 1 });',
	'lib/Card.svelte': '<article>card</article>'
};

const field = ({ page }: Rookery) => page.getByRole('combobox', { name: 'Go to file or command' });

async function openPalette(rookery: Rookery): Promise<void> {
	await rookery.page.keyboard.press('ControlOrMeta+k');
	await expect(field(rookery)).toBeFocused();
}

test('a file opens by a few of its letters, and the cursor is in it', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await rookery.editor.click();
	await openPalette(rookery);
	await page.keyboard.type('cnt');
	const option = page.getByRole('option', { selected: true });
	await expect(option).toContainText('counter.svelte.js');
	expect(await option.locator('mark').allTextContents()).toEqual(['c', 'nt']);
	await page.keyboard.press('Enter');
	await expect(field(rookery)).toBeHidden();
	await expect(rookery.editor).toBeFocused();
	await expect(rookery.editor).toHaveAttribute('aria-label', 'Code of lib/counter.svelte.js');
});

test('arrows lead round the list, and Escape gives the focus back', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await rookery.editor.click();
	await openPalette(rookery);
	const selected = page.getByRole('option', { selected: true });
	const all = await page.getByRole('option').allTextContents();
	expect(all.length).toBeGreaterThan(10);
	await page.keyboard.press('ArrowDown');
	await expect(selected).toHaveText(all[1] ?? '');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await expect(selected).toHaveText(all.at(-1) ?? '');
	await expect(selected).toBeInViewport();
	await page.keyboard.press('Escape');
	await expect(field(rookery)).toBeHidden();
	await expect(rookery.editor).toBeFocused();
	// The same keys close it, too.
	await openPalette(rookery);
	await page.keyboard.press('ControlOrMeta+k');
	await expect(field(rookery)).toBeHidden();
});

test('what was used comes first the next time, also on the next visit', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await rookery.command('Keyboard shortcuts');
	await page.keyboard.press('Escape');
	await page.reload();
	await rookery.settled();
	await openPalette(rookery);
	await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveText([
		'Keyboard shortcuts'
	]);
});

test('a > leaves commands alone, and what nothing is called says so', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await openPalette(rookery);
	await page.keyboard.type('card');
	await expect(page.getByRole('option', { name: 'Card.svelte' })).toBeVisible();
	await field(rookery).fill('>card');
	await expect(page.getByRole('option', { name: 'Card.svelte' })).toHaveCount(0);
	await field(rookery).fill('zzqq');
	await expect(page.getByText('Nothing is called that.')).toBeVisible();
	await expect(page.getByRole('option')).toHaveCount(0);
});

test('the field at the top opens it as well, and a command can be clicked', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': `<p>${'x'.repeat(3)}</p>` });
	await page.getByRole('button', { name: 'Go to file or command' }).click();
	await field(rookery).fill('reload');
	await page.getByRole('option', { name: 'Reload the result' }).click();
	await expect(field(rookery)).toBeHidden();
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
});

test('the page of shortcuts lists every command that has keys', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await page.getByRole('button', { name: 'More' }).click();
	await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
	const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
	const run = dialog.locator('dl > div').filter({ hasText: /^Run/ });
	await expect(run.locator('kbd')).toHaveText(['Ctrl', 'Enter']);
	await expect(dialog.getByText('Leave the editor')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'More' })).toBeFocused();
});

test('the menu goes by the arrow keys and by letters', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	const button = page.getByRole('button', { name: 'More' });
	await button.focus();
	await page.keyboard.press('Enter');
	const items = page.getByRole('menu', { name: 'More' }).getByRole('menuitem');
	await expect(items.first()).toBeFocused();
	await page.keyboard.press('ArrowUp');
	await expect(items.last()).toBeFocused();
	await page.keyboard.press('d');
	await expect(page.getByRole('menuitem', { name: 'Duplicate this project' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(items).toHaveCount(0);
	await expect(button).toBeFocused();
});
