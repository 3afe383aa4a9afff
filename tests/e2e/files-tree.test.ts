/** The list of files beside the editor, and the row of tabs above it. */
import type { Locator } from '@playwright/test';
import { expect, test } from './rookery';

const FILES = {
	'App.svelte': `<script>\n\timport Card from './lib/Card.svelte';\n</script>\n<Card />`,
	'lib/Card.svelte': `<script>\n\timport { word } from './word.js';\n</script>\n<p>{word}</p>`,
	'lib/word.js': `export const word = 'penguin';`
};

test('the list is walked, folded and opened with the keyboard', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	const focused = page.locator(':focus');
	await rookery.treeItem('App.svelte').focus();
	for (const [key, path] of [
		['Home', 'lib'],
		['ArrowRight', 'lib/Card.svelte'],
		['End', 'App.svelte'],
		['ArrowUp', 'lib/word.js'],
		['c', 'lib/Card.svelte'],
		['ArrowLeft', 'lib']
	] as const) {
		await page.keyboard.press(key);
		await expect(focused).toHaveAttribute('data-path', path);
	}
	await expect(rookery.treeItem('lib')).toHaveAttribute('aria-expanded', 'true');
	await page.keyboard.press('ArrowLeft');
	await expect(rookery.treeItem('lib')).toHaveAttribute('aria-expanded', 'false');
	await expect(rookery.treeItem('lib/word.js')).toHaveCount(0);
	await page.keyboard.press('Enter');
	await page.keyboard.press('w');
	await page.keyboard.press(' ');
	await expect(rookery.treeItem('lib/word.js')).toHaveAttribute('aria-selected', 'true');
	await expect(rookery.treeItem('lib/word.js')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(rookery.editor).toBeFocused();
	await expect(rookery.editor).toHaveAttribute('aria-label', 'Code of lib/word.js');
});

test('a file is renamed, deleted and brought back from the list', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await rookery.treeItem('lib/word.js').focus();
	await page.keyboard.press('F2');
	const field = page.getByRole('textbox', { name: 'New name of lib/word.js' });
	await expect(field).toHaveValue('word.js');
	await field.fill('Card.svelte');
	await expect(page.getByRole('alert')).toContainText('There is already a file `lib/Card.svelte`.');
	await field.fill('words.js');
	await field.press('Enter');
	await expect(rookery.treeItem('lib/words.js')).toBeFocused();
	await page.getByRole('button', { name: 'Update 1 import in 1 file' }).click();
	await expect(rookery.result.locator('p')).toHaveText('penguin');
	await rookery.settled(/running/);

	await rookery.treeItem('lib/words.js').focus();
	await page.keyboard.press('Delete');
	await expect(rookery.treeItem('lib/words.js')).toHaveCount(0);
	await expect(rookery.treeItem('App.svelte')).toBeFocused();
	await rookery.settled(/failed/);
	const notice = page.getByRole('status').filter({ hasText: 'Deleted lib/words.js.' });
	await notice.getByRole('button', { name: 'Undo' }).click();
	await rookery.settled(/running/);
	await expect(rookery.treeItem('lib/words.js')).toBeVisible();
});

test('a folder is made, filled, dragged into another, and its imports follow', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await page.getByRole('button', { name: 'New folder' }).click();
	const name = page.getByRole('textbox', { name: 'Path of the new folder' });
	await name.fill('lib');
	await expect(page.getByRole('alert')).toContainText('There is already a folder `lib`.');
	await name.fill('parts');
	await name.press('Enter');
	await expect(rookery.treeItem('parts')).toBeFocused();
	await rookery.treeItem('lib').dragTo(rookery.treeItem('parts'));
	await expect(rookery.treeItem('parts/lib/Card.svelte')).toBeVisible();
	await expect(rookery.treeItem('lib')).toHaveCount(0);
	await page.getByRole('button', { name: 'Update 1 import in 1 file' }).click();
	await rookery.settled(/running/);
	await rookery.openFile('App.svelte');
	expect(await rookery.text()).toContain(`'./parts/lib/Card.svelte'`);
	// A folder does not go into itself.
	await rookery.treeItem('parts').dragTo(rookery.treeItem('parts/lib'));
	await expect(rookery.treeItem('parts/lib/Card.svelte')).toBeVisible();
});

test('what is dragged in the list shows where it would land, and lands there', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ ...FILES, 'parts/deep/x.js': '', 'parts/y.js': '' });
	const lit = page.getByRole('navigation', { name: 'Files' }).locator('.target');
	const list = page.getByRole('tree').locator('..');
	const hold = async (over: Locator) => {
		const box = await over.boundingBox();
		if (!box) throw new Error('There is nothing to drag over.');
		const [x, y] = [box.x + 40, box.y + box.height - 8];
		await page.mouse.move(x, y, { steps: 4 });
		// The browser tells an element that it is entered first, and with the next move that something is over it.
		await page.mouse.move(x + 1, y);
	};
	const take = async (path: string) => {
		await hold(rookery.treeItem(path));
		await page.mouse.down();
	};
	// Over a folder, and over a file in it: it would go into that folder.
	await take('parts');
	await hold(rookery.treeItem('lib'));
	await expect(lit).toHaveAttribute('data-path', 'lib');
	await expect(rookery.treeItem('parts')).toHaveClass(/dragged/);
	await hold(rookery.treeItem('lib/word.js'));
	await expect(lit).toHaveAttribute('data-path', 'lib');
	// Not into itself.
	await hold(rookery.treeItem('parts/deep'));
	await expect(lit).toHaveCount(0);
	await hold(rookery.treeItem('lib/Card.svelte'));
	await page.mouse.up();
	await expect(rookery.treeItem('lib/parts/deep/x.js')).toBeVisible();
	await expect(lit).toHaveCount(0);
	await expect(page.locator('.dragged')).toHaveCount(0);

	// Over the rest of the list it would go into the project itself.
	await take('lib/parts/deep');
	await hold(list);
	await expect(lit).toHaveCount(1);
	await expect(list).toHaveClass(/target/);
	await page.mouse.up();
	await expect(rookery.treeItem('deep/x.js')).toBeVisible();

	// A folded folder opens to what is held over it.
	await rookery.treeItem('lib').click();
	await expect(rookery.treeItem('lib/parts')).toHaveCount(0);
	await take('deep');
	await hold(rookery.treeItem('lib'));
	await hold(rookery.treeItem('lib/parts'));
	await expect(lit).toHaveAttribute('data-path', 'lib/parts');
	await page.mouse.up();
	await expect(rookery.treeItem('lib/parts/deep/x.js')).toBeVisible();
});

test('a file is moved without a mouse, and back again', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await rookery.treeItem('lib/word.js').focus();
	await page.keyboard.press('Shift+F10');
	await page.getByRole('menuitem', { name: 'Move to…' }).press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Move word.js to' });
	await expect(dialog.getByRole('button', { name: 'lib' })).toBeDisabled();
	await dialog.getByRole('button', { name: 'The project itself' }).press('Enter');
	await expect(rookery.treeItem('word.js')).toBeVisible();
	await rookery.settled(/failed/);
	const notice = page.getByRole('status').filter({ hasText: 'Moved lib/word.js to word.js.' });
	await notice.getByRole('button', { name: 'Undo' }).click();
	await expect(rookery.treeItem('lib/word.js')).toBeVisible();
	await rookery.settled(/running/);
	await expect(notice).toBeHidden();
});

test('a file is duplicated beside itself', async ({ rookery }) => {
	await rookery.open(FILES);
	await rookery.openFile('lib/word.js');
	await rookery.fileAction('Duplicate');
	await expect(rookery.tab('lib/word-2.js')).toHaveAttribute('aria-selected', 'true');
	await expect(rookery.editor).toContainText('penguin');
});

test('a folder is duplicated with all that is in it, and its own imports lead into the copy', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open(FILES);
	const menu = page.getByRole('menu', { name: 'File actions' });
	const duplicate = async (path: string) => {
		await rookery.treeItem(path).click({ button: 'right' });
		await menu.getByRole('menuitem', { name: 'Duplicate' }).click();
	};
	await duplicate('lib');
	await expect(rookery.treeItem('lib-2/Card.svelte')).toBeVisible();
	await expect(rookery.treeItem('lib-2/word.js')).toBeVisible();
	await rookery.openFile('lib-2/word.js');
	await rookery.write(`export const word = 'puffin';`);
	await expect(rookery.result.locator('p')).toHaveText('penguin');
	await rookery.openFile('App.svelte');
	await rookery.write(FILES['App.svelte'].replace('./lib/', './lib-2/'));
	await expect(rookery.result.locator('p')).toHaveText('puffin');

	// A second copy gets the next name, and is as folded as its original.
	await rookery.treeItem('lib-2').click();
	await duplicate('lib-2');
	const copy = rookery.treeItem('lib-2-2');
	await expect(copy).toHaveAttribute('aria-expanded', 'false');
	const notice = page.getByRole('status').filter({ hasText: 'Copied lib-2 to lib-2-2, 2 files.' });
	await notice.getByRole('button', { name: 'Undo' }).click();
	await expect(copy).toHaveCount(0);
	// Taking it back can be taken back.
	const removal = page.getByRole('status').filter({ hasText: 'Deleted lib-2-2 with 2 files.' });
	await removal.getByRole('button', { name: 'Undo' }).click();
	await expect(copy).toBeVisible();
});

test('a closed tab loses nothing, and the tabs are there at the next visit', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await rookery.openFile('lib/word.js');
	await rookery.write(`export const word = 'emperor';`);
	await expect(rookery.result.locator('p')).toHaveText('emperor');
	await rookery.tab('lib/word.js').click({ button: 'middle' });
	await expect(rookery.tab('lib/word.js')).toHaveCount(0);
	await expect(rookery.tab('lib/Card.svelte')).toHaveAttribute('aria-selected', 'true');
	await rookery.treeItem('lib/word.js').click();
	await expect(rookery.editor).toHaveAttribute('aria-label', 'Code of lib/word.js');
	await rookery.editor.click();
	await page.keyboard.press('ControlOrMeta+z');
	await expect(rookery.result.locator('p')).toHaveText('penguin');

	// Moved to the front with the keyboard, and another closed.
	await rookery.tab('lib/word.js').focus();
	await page.keyboard.press('Alt+Shift+ArrowLeft');
	await page.keyboard.press('Alt+Shift+ArrowLeft');
	await rookery.tab('lib/Card.svelte').click({ button: 'middle' });
	const tabs = page.getByRole('tablist', { name: 'Open files' }).getByRole('tab');
	await expect(tabs).toHaveText([/word\.js$/, 'App.svelte']);
	await rookery.saved();
	await page.reload();
	await expect(tabs).toHaveText([/word\.js$/, 'App.svelte']);
	await expect(rookery.tab('lib/word.js')).toHaveAttribute('aria-selected', 'true');
});

test('with the last tab closed the list says where to go on', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>here</p>' });
	await rookery.tab('App.svelte').press('Delete');
	await expect(page.getByText('No file is open.')).toBeVisible();
	await expect(rookery.result.locator('p')).toHaveText('here');
	await rookery.treeItem('App.svelte').click();
	await expect(rookery.editor).toContainText('here');
});

test('files that are dropped arrive in the folder they are dropped on', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	const drop = async (target: 'editor' | 'folder', name: string, text: string) => {
		const data = await page.evaluateHandle(
			([file, content]) => {
				const transfer = new DataTransfer();
				transfer.items.add(new File([content ?? ''], file ?? '', { type: 'text/plain' }));
				return transfer;
			},
			[name, text]
		);
		const element = target === 'editor' ? rookery.editor : rookery.treeItem('lib');
		await element.dispatchEvent('dragover', { dataTransfer: data });
		await element.dispatchEvent('drop', { dataTransfer: data });
	};
	await drop('folder', 'note.txt', 'in the folder');
	await expect(rookery.tab('lib/note.txt')).toHaveAttribute('aria-selected', 'true');
	await expect(rookery.editor).toContainText('in the folder');
	await drop('editor', 'top.txt', 'at the top');
	await expect(rookery.tab('top.txt')).toHaveAttribute('aria-selected', 'true');
	// It is a file of its own; nothing of it was written into the open one.
	await rookery.openFile('lib/note.txt');
	expect(await rookery.text()).toBe('in the folder');
	// Where nobody takes it, the browser would open it in place of the page.
	const isRefused = await page.locator('header').evaluate((header) =>
		['dragover', 'drop'].map((type) => {
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(new File(['x'], 'x.txt'));
			const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
			return !header.dispatchEvent(event);
		})
	);
	expect(isRefused).toEqual([true, true]);
});

test('what hangs on the empty part of the list gives the focus back to the list', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await page
		.getByRole('navigation', { name: 'Files' })
		.locator('.body')
		.click({
			button: 'right',
			position: { x: 60, y: 300 }
		});
	await expect(page.getByRole('menuitem').first()).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(rookery.treeItem('App.svelte')).toBeFocused();
});

test('the list is hidden and comes back, and stays as it was chosen', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open(FILES);
	await page.getByRole('button', { name: 'Hide files' }).click();
	await expect(page.getByRole('tree')).toHaveCount(0);
	await page.reload();
	await rookery.settled();
	await expect(page.getByRole('tree')).toHaveCount(0);
	await page.getByRole('button', { name: 'Show files' }).click();
	await expect(page.getByRole('tree')).toBeVisible();
});

test('the list is as wide as the visitor makes it, by mouse and by keys, and stays so', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<input aria-label="note" />' });
	await rookery.result.getByLabel('note').fill('kept');
	const list = page.getByRole('navigation', { name: 'Files' });
	const splitter = page.getByRole('separator', { name: 'Resize the list of files' });
	const width = async () => Math.round((await list.boundingBox())?.width ?? 0);
	const expectWidth = async (expected: number) => {
		await expect(splitter).toHaveAttribute('aria-valuenow', String(expected));
		await expect.poll(width).toBe(expected);
	};
	await expectWidth(196);
	const grip = await splitter.boundingBox();
	if (!grip) throw new Error('The splitter is not in view.');
	// The gap between the list and the editor, and nothing but that.
	const editor = page.getByRole('region', { name: 'Editor', exact: true });
	expect([grip.x, grip.width]).toEqual([196, 8]);
	expect((await editor.boundingBox())?.x).toBe(204);
	await page.mouse.move(grip.x + 2, grip.y + 300);
	await page.mouse.down();
	await page.mouse.move(310, grip.y + 340, { steps: 4 });
	await page.mouse.up();
	await expectWidth(310);
	await page.keyboard.press('ArrowLeft');
	await expectWidth(294);
	await page.keyboard.press('Shift+ArrowRight');
	await expectWidth(374);
	await expect(rookery.result.getByLabel('note')).toHaveValue('kept');

	await page.reload();
	await rookery.settled();
	await expectWidth(374);
	// Hidden and shown again it is the same, and the program goes on.
	await rookery.result.getByLabel('note').fill('kept too');
	await page.getByRole('button', { name: 'Hide files' }).click();
	await expect(splitter).toBeHidden();
	expect((await editor.boundingBox())?.x).toBe(8);
	await page.getByRole('button', { name: 'Show files' }).click();
	await expectWidth(374);
	await expect(rookery.result.getByLabel('note')).toHaveValue('kept too');

	// A smaller window leaves both panes their room; a larger one gives the list its width back.
	await page.setViewportSize({ width: 800, height: 700 });
	await expectWidth(300);
	await page.setViewportSize({ width: 1280, height: 700 });
	await expectWidth(374);
	for (const [key, bound] of [
		['Home', 'aria-valuemin'],
		['End', 'aria-valuemax']
	] as const) {
		await splitter.press(key);
		await expectWidth(Number(await splitter.getAttribute(bound)));
	}
	await splitter.dblclick();
	await expectWidth(196);
});

test('on a telephone the list comes as a drawer', async ({ rookery }) => {
	const { page } = rookery;
	await page.setViewportSize({ width: 375, height: 812 });
	await rookery.open(FILES);
	await page
		.getByRole('radio', { name: 'Code' })
		.or(page.getByRole('tab', { name: 'Code' }))
		.first()
		.click();
	await page.getByRole('button', { name: 'Show files' }).click();
	const drawer = page.getByRole('dialog', { name: 'Files' });
	await drawer.getByRole('treeitem', { name: 'word.js' }).click();
	await expect(drawer).toBeHidden();
	await expect(rookery.editor).toHaveAttribute('aria-label', 'Code of lib/word.js');
});
