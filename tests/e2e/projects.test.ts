/** The visitor's projects: a list, new ones, and nothing that gets lost on the way between them. */
import { expect, test, type Rookery } from './rookery';

const dialog = ({ page }: Rookery) => page.getByRole('dialog', { name: 'Projects' });
const rows = (rookery: Rookery) => dialog(rookery).getByRole('listitem');
const nameField = ({ page }: Rookery) => page.getByRole('textbox', { name: 'Name of the project' });

async function openList(rookery: Rookery): Promise<void> {
	await rookery.page.getByRole('button', { name: 'More' }).click();
	await rookery.page.getByRole('menuitem', { name: 'Projects and new project' }).click();
	await expect(dialog(rookery)).toBeVisible();
}

async function create(rookery: Rookery, template: 'Svelte' | 'mdsvex' | 'Empty'): Promise<void> {
	await openList(rookery);
	await dialog(rookery).getByRole('button', { name: template }).click();
	await expect(dialog(rookery)).toBeHidden();
}

test('a new project of each kind runs and is kept at once', async ({ rookery }) => {
	await rookery.open();
	await create(rookery, 'Svelte');
	await expect(rookery.result.getByRole('heading')).toHaveText('Hello');
	await rookery.result.getByRole('button', { name: 'Clicked 0 times' }).click();
	await expect(rookery.result.getByText('Twice that is 2.')).toBeVisible();
	await create(rookery, 'mdsvex');
	await expect(rookery.result.getByRole('heading')).toHaveText('A new page');
	await expect(rookery.result.locator('article')).toBeVisible();
	await expect(rookery.result.getByRole('button', { name: 'Clicked 3 times' })).toBeVisible();
	await create(rookery, 'Empty');
	await expect(nameField(rookery)).toHaveValue('Empty project');
	await rookery.settled(/running/);
	await openList(rookery);
	await expect(rows(rookery).getByRole('button', { name: /file/ })).toContainText([
		'Empty project',
		'mdsvex project',
		'Svelte project'
	]);
	await expect(rows(rookery).nth(1)).toContainText('3 files');
	await expect(rows(rookery).first().getByRole('button', { name: /open/ })).toHaveAttribute(
		'aria-current',
		'true'
	);
});

test('going to and fro between projects keeps every character of both', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>first</p>' });
	await rookery.write('<p>first, changed</p>');
	await create(rookery, 'Empty');
	await expect(nameField(rookery)).toHaveValue('Empty project');
	await rookery.write('<p>second, changed</p>');
	await openList(rookery);
	await rows(rookery).getByRole('button', { name: /^Test/ }).click();
	await expect(dialog(rookery)).toBeHidden();
	// The result may be the one from before: it does not tell that the project is open again.
	await expect(nameField(rookery)).toHaveValue('Test');
	await expect(rookery.result.locator('p')).toHaveText('first, changed');
	// The palette lists them, and Back leads back.
	await page.goBack();
	await expect(rookery.result.locator('p')).toHaveText('second, changed');
	await page.keyboard.press('ControlOrMeta+k');
	await page.getByRole('combobox', { name: 'Go to file or command' }).fill('test');
	await page.getByRole('group', { name: 'Projects' }).getByRole('option', { name: 'Test' }).click();
	await expect(rookery.result.locator('p')).toHaveText('first, changed');
	await page.reload();
	await expect(rookery.result.locator('p')).toHaveText('first, changed');
});

test('a project that another tab has deleted says so, and adds nothing to what Back leads through', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>first</p>' });
	await rookery.write('<p>first, changed</p>');
	await create(rookery, 'Empty');
	await expect(nameField(rookery)).toHaveValue('Empty project');
	await rookery.saved();
	await openList(rookery);
	await expect(rows(rookery)).toHaveCount(2);
	const other = rookery.inTab(await page.context().newPage());
	await other.open();
	await openList(other);
	await dialog(other).getByRole('button', { name: 'Delete Test' }).click();
	await expect(dialog(other).getByText('Deleted “Test”.')).toBeVisible();

	await page.bringToFront();
	const entries = await page.evaluate(() => history.length);
	await rows(rookery).getByRole('button', { name: /^Test/ }).click();
	await expect(dialog(rookery).getByRole('alert')).toContainText(
		'This project is not in this browser any more'
	);
	await expect(rows(rookery)).toHaveCount(1);
	await expect(rows(rookery).getByRole('button', { name: /open$/ })).toBeFocused();
	await expect(page.getByText('not in this browser any more')).toHaveCount(1);
	expect(await page.evaluate(() => history.length)).toBe(entries);
	await expect(nameField(rookery)).toHaveValue('Empty project');
});

test('a project is renamed in the list, whether it is open or not', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open();
	await create(rookery, 'Svelte');
	await create(rookery, 'Empty');
	await openList(rookery);
	const rename = async (from: string, to: string): Promise<void> => {
		await dialog(rookery)
			.getByRole('button', { name: `Rename ${from}` })
			.click();
		const field = dialog(rookery).getByRole('textbox', { name: `New name of ${from}` });
		await field.fill('');
		await field.press('Enter');
		await expect(dialog(rookery).getByText('A project needs a name.')).toBeVisible();
		await field.fill(to);
		await field.press('Enter');
		await expect(rows(rookery).getByText(to, { exact: true })).toBeVisible();
	};
	await rename('Svelte project', 'Old ideas');
	await rename('Empty project', 'New ideas');
	// Escape closes the field alone.
	await dialog(rookery).getByRole('button', { name: 'Rename New ideas' }).click();
	await page.keyboard.press('Escape');
	await expect(dialog(rookery).getByRole('button', { name: 'Rename New ideas' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(dialog(rookery)).toBeHidden();
	await expect(nameField(rookery)).toHaveValue('New ideas');
	await openList(rookery);
	await rows(rookery)
		.getByRole('button', { name: /^Old ideas/ })
		.click();
	await expect(nameField(rookery)).toHaveValue('Old ideas');
});

test('a copy is a project of its own', async ({ rookery }) => {
	await rookery.open();
	await create(rookery, 'Svelte');
	await rookery.command('Duplicate this project');
	await expect(nameField(rookery)).toHaveValue('Svelte project (copy)');
	await rookery.write('<p>only in the copy</p>');
	await expect(rookery.result.locator('p')).toHaveText(['only in the copy']);
	await openList(rookery);
	await dialog(rookery).getByRole('button', { name: 'Duplicate Svelte project (copy)' }).click();
	await expect(rows(rookery)).toHaveCount(3);
	await rows(rookery)
		.getByRole('button', { name: /^Svelte project \d/ })
		.click();
	await expect(rookery.result.getByRole('heading')).toHaveText('Hello');
});

test('a deleted project comes back with undo, also the open one', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open();
	await create(rookery, 'Svelte');
	await create(rookery, 'Empty');
	await rookery.write('<p>precious</p>');
	await expect(rookery.result.locator('p')).toHaveText(['precious']);
	await openList(rookery);
	await dialog(rookery).getByRole('button', { name: 'Delete Svelte project' }).click();
	await expect(rows(rookery)).toHaveCount(1);
	await dialog(rookery).getByRole('button', { name: 'Undo' }).press('Enter');
	await expect(rows(rookery)).toHaveCount(2);
	const again = dialog(rookery).getByRole('button', { name: 'Delete Svelte project' });
	await expect(again).toBeFocused();
	// The second deletion does not make the first one final.
	await again.click();
	await expect(rows(rookery)).toHaveCount(1);

	await dialog(rookery).getByRole('button', { name: 'Delete Empty project' }).click();
	await expect(rows(rookery)).toHaveCount(0);
	await page.keyboard.press('Escape');
	await expect(dialog(rookery)).toBeHidden();
	// Another one has taken its place, and the page still offers to bring it back.
	await expect(rookery.result.getByRole('heading')).toHaveText('Counting penguins');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(rookery.result.locator('p')).toHaveText(['precious']);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
	await expect(rookery.result.locator('p')).toHaveText(['precious']);
	await openList(rookery);
	await expect(rows(rookery)).toHaveCount(2);
	await page.reload();
	await expect(rookery.result.locator('p')).toHaveText(['precious']);
});

test('what the browser has not stored cannot be deleted', async ({ rookery }) => {
	const { page } = rookery;
	const deletion = page.getByRole('option', { name: 'Delete this project' });
	const search = async (): Promise<void> => {
		await page.keyboard.press('ControlOrMeta+k');
		await page.getByRole('combobox', { name: 'Go to file or command' }).fill('>this project');
		await expect(page.getByRole('option', { name: 'Duplicate this project' })).toBeVisible();
	};
	await rookery.open({ 'App.svelte': '<p>from a link</p>' });
	await search();
	await expect(deletion).toHaveCount(0);
	await page.keyboard.press('Escape');
	await rookery.write('<p>mine</p>');
	await rookery.saved();
	await search();
	await deletion.click();
	await expect(rookery.result.getByRole('heading')).toHaveText('Counting penguins');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(rookery.result.locator('p')).toHaveText(['mine']);
});

test('saving a link makes it a project, and says that saving is not needed', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>from a link</p>' });
	await openList(rookery);
	await expect(dialog(rookery).getByText('None yet.')).toBeVisible();
	await page.keyboard.press('Escape');
	await rookery.editor.click();
	await page.keyboard.press('ControlOrMeta+s');
	await expect(page.getByText('Everything is saved in this browser as you type.')).toBeVisible();
	await openList(rookery);
	await expect(rows(rookery).getByRole('button', { name: /^Test/ })).toBeVisible();
});

test('saving with formatting keeps a link as well', async ({ rookery }) => {
	const { page } = rookery;
	await page.addInitScript(() => {
		// The preview has no storage.
		if (self !== top) return;
		localStorage.setItem('rookery:settings', JSON.stringify({ formatsOnSave: true }));
	});
	await rookery.open({ 'App.svelte': '<p>from a link</p>\n' });
	await rookery.editor.click();
	await page.keyboard.press('ControlOrMeta+s');
	await expect(page.getByText('Formatted already')).toBeVisible();
	await openList(rookery);
	await expect(rows(rookery).getByRole('button', { name: /^Test/ })).toBeVisible();
});

test('an example opens as a project of its own, with what to try', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>mine</p>' });
	await rookery.write('<p>mine, changed</p>');
	await page.getByRole('button', { name: 'Examples' }).click();
	const examples = page.getByRole('dialog', { name: 'Examples' });
	await examples.getByRole('searchbox').fill('qqqq');
	await expect(examples.getByText('No example is about “qqqq”.')).toBeVisible();
	await examples.getByRole('searchbox').fill('');
	const first = examples.getByRole('listitem').first();
	const title = await first.locator('strong').innerText();
	const hint = await first.locator('span').innerText();
	await first.getByRole('button').click();
	await expect(examples).toBeHidden();
	await expect(page.getByRole('status').getByText(hint)).toBeVisible();
	await expect(nameField(rookery)).toHaveValue(title);
	await rookery.settled(/running/);
	await page.goBack();
	await expect(rookery.result.locator('p')).toHaveText(['mine, changed']);
});
