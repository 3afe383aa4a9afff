/** The project's files: made, moved, deleted, uploaded, told apart. The list beside the editor has a file of its own. */
import { PIXEL } from './media-files';
import { expect, test } from './rookery';

test('a file is added in a folder and imported', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>alone</p>' });
	await rookery.addFile('lib/ui/Badge.svelte');
	await expect(rookery.editor).toBeFocused();
	await page.keyboard.insertText('<strong>from a folder</strong>');
	await rookery.openFile('App.svelte');
	await rookery.write(
		`<script>\n\timport Badge from './lib/ui/Badge.svelte';\n</script>\n<Badge />`
	);
	await expect(rookery.result.locator('strong')).toHaveText('from a folder');
});

test('a name that cannot be is refused with the reason, and nothing is lost', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>one</p>', 'lib/Card.svelte': '<p>card</p>' });
	await page.getByRole('button', { name: 'New file' }).click();
	const field = page.getByRole('textbox', { name: 'Path of the new file' });
	const reason = page.getByRole('alert');
	for (const [path, why] of [
		['App.svelte', 'There is already a file `App.svelte`.'],
		['app.svelte', 'some systems do not tell capitals apart'],
		['lib', '`lib` is a folder.'],
		['App.svelte/x.js', '`App.svelte` is a file'],
		['../x.js', 'Write the path without `..`.'],
		['what?.js', 'A path holds no `?`'],
		['lib/', 'A path ends with the name of a file']
	] as const) {
		await field.fill(path);
		await expect(reason).toContainText(why);
		await expect(reason).toBeInViewport({ ratio: 1 });
		await field.press('Enter');
		await expect(field).toBeFocused();
	}
	await field.press('Escape');
	await expect(field).toBeHidden();
	await expect(page.getByRole('button', { name: 'New file' })).toBeFocused();
	await expect(page.getByRole('tablist', { name: 'Files' }).getByRole('tab')).toHaveCount(2);

	await rookery.openFile('lib/Card.svelte');
	await rookery.fileAction('Rename');
	const name = page.getByRole('textbox', { name: 'New path of lib/Card.svelte' });
	await name.fill('App.svelte');
	await expect(reason).toContainText('There is already a file `App.svelte`.');
	await name.press('Escape');
	await expect(rookery.tab('lib/Card.svelte')).toBeVisible();
});

test('a file is moved to another folder and its imports are told where to look', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte': `<script>\n\timport Card from './Card.svelte';\n</script>\n<Card />`,
		'Card.svelte': '<p>card</p>'
	});
	await expect(rookery.result.locator('p')).toHaveText('card');
	await rookery.openFile('Card.svelte');
	await rookery.fileAction('Rename');
	const field = page.getByRole('textbox', { name: 'New path of Card.svelte' });
	await expect(field).toBeFocused();
	// The stem is selected, so typing keeps the extension.
	await page.keyboard.type('lib/Panel');
	await field.press('Enter');
	await expect(rookery.tab('lib/Panel.svelte')).toBeFocused();
	await rookery.settled(/failed/);
	await expect(rookery.tab('App.svelte')).toHaveAccessibleName(/has errors/);
	await expect(rookery.treeItem('App.svelte')).toHaveAccessibleName(/1 error/);
	await page.getByRole('button', { name: 'Update 1 import in 1 file' }).click();
	await rookery.settled(/running/);
	await expect(rookery.tab('App.svelte')).not.toHaveAccessibleName(/has errors/);
	await rookery.openFile('App.svelte');
	expect(await rookery.text()).toContain(`import Card from './lib/Panel.svelte';`);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(rookery.editor).toContainText(`import Card from './Card.svelte';`);
	await rookery.settled(/failed/);
});

test('a deleted file comes back with undo, in its place, with its text and its history', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte': `<script>\n\timport Card from './Card.svelte';\n</script>\n<Card />`,
		'Card.svelte': '<p>first</p>',
		'z.js': ''
	});
	await rookery.openFile('Card.svelte');
	await rookery.write('<p>second</p>');
	await expect(rookery.result.locator('p')).toHaveText('second');
	await rookery.fileAction('Delete');
	await expect(rookery.tab('Card.svelte')).toHaveCount(0);
	await rookery.settled(/failed/);
	const notice = page.getByRole('status').filter({ hasText: 'Deleted Card.svelte.' });
	await notice.getByRole('button', { name: 'Undo' }).click();
	await expect(notice).toBeHidden();
	await rookery.settled(/running/);
	await expect(rookery.result.locator('p')).toHaveText('second');
	const tabs = page.getByRole('tablist', { name: 'Files' }).getByRole('tab');
	await expect(tabs).toHaveText(['App.svelte', 'Card.svelte', 'z.js']);
	await expect(rookery.tab('Card.svelte')).toHaveAttribute('aria-selected', 'true');
	await rookery.editor.click();
	await page.keyboard.press('ControlOrMeta+z');
	await expect(rookery.result.locator('p')).toHaveText('first');
});

test('every deleted file can be brought back, and the focus goes where it came from', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>here</p>', 'a.js': '', 'b.js': '' });
	for (const path of ['a.js', 'b.js']) {
		await rookery.treeItem(path).focus();
		await page.keyboard.press('Delete');
		await expect(rookery.treeItem(path)).toHaveCount(0);
	}
	const undo = page.getByRole('button', { name: 'Undo' });
	await expect(page.getByText('Deleted b.js. 1 more can be undone after it.')).toBeVisible();
	const focused = page.locator(':focus');
	const from = await focused.getAttribute('data-path');
	await undo.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('Deleted a.js.', { exact: true })).toBeVisible();
	await expect(undo).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(undo).toBeHidden();
	await expect(rookery.treeItem(from ?? '')).toBeFocused();
	await expect(rookery.tab('a.js')).toBeVisible();
	await expect(rookery.tab('b.js')).toBeVisible();
});

test('an undo that belongs to a project that was left is not offered in the next', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>one</p>', 'old.js': '' });
	await rookery.openFile('old.js');
	await rookery.fileAction('Delete');
	const notice = page.getByRole('status').filter({ hasText: 'Deleted old.js.' });
	await expect(notice).toBeVisible();
	await rookery.follow({ 'App.svelte': '<p>another</p>' });
	await expect(rookery.result.locator('p')).toHaveText('another');
	await expect(notice).toBeHidden();
});

test('an image and a text file are uploaded and used', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>nothing yet</p>' });
	await rookery.upload(
		{ name: 'dot.png', mimeType: 'image/png', buffer: PIXEL },
		{
			name: 'words.js',
			mimeType: 'text/javascript',
			buffer: Buffer.from("export default 'Pingüino';\r\n")
		}
	);
	await rookery.openFile('words.js');
	expect(await rookery.text()).toBe("export default 'Pingüino';\n");
	await rookery.tab('dot.png').click();
	await expect(page.getByRole('figure')).toHaveText(
		`dot.png PNG image 1 × 1 px ${PIXEL.length} bytes`
	);
	await rookery.openFile('App.svelte');
	await rookery.write(`<script>
	import dot from './dot.png';
	import words from './words.js';
</script>
<img src={dot} alt={words} />`);
	const image = rookery.result.getByRole('img', { name: 'Pingüino' });
	await expect(image).toBeVisible();
	await expect(image).toHaveJSProperty('naturalWidth', 1);

	// The same name again is the same file, with new content.
	await rookery.upload({
		name: 'words.js',
		mimeType: 'text/javascript',
		buffer: Buffer.from("export default 'Emperor'")
	});
	await expect(rookery.result.getByRole('img', { name: 'Emperor' })).toBeVisible();
	await expect(rookery.tab('words.js')).toHaveCount(1);
	const notice = page.getByRole('status').filter({ hasText: 'Replaced words.js.' });
	await notice.getByRole('button', { name: 'Undo' }).click();
	await expect(image).toBeVisible();
	await expect(notice).toBeHidden();
});

test('an upload whose name cannot be is refused with the reason, the others arrive', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>here</p>' });
	await rookery.upload(
		{ name: '100%.txt', mimeType: 'text/plain', buffer: Buffer.from('x') },
		{ name: 'fine.txt', mimeType: 'text/plain', buffer: Buffer.from('y') },
		{ name: 'unknown.dat', mimeType: '', buffer: Buffer.from([0, 255, 254, 1]) }
	);
	await expect(rookery.tab('fine.txt')).toBeVisible();
	const notice = page.getByText('100%.txt');
	await expect(notice).toContainText('A path holds no `%`');
	// Bytes that are no text are kept as they are.
	await rookery.tab('unknown.dat').click();
	await expect(page.getByRole('figure')).toHaveText('unknown.dat DAT file 4 bytes');
	await rookery.settled(/running/);
});

test('another component becomes the entry, and the entry stays when it is renamed', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte': '<p>app</p>',
		'Other.svelte': '<p>other</p>',
		'x.js': '',
		'x.css': ''
	});
	await expect(rookery.result.locator('p')).toHaveText('app');
	await rookery.openFile('Other.svelte');
	await rookery.fileAction('Make entry');
	await expect(rookery.result.locator('p')).toHaveText('other');
	await rookery.tab('Other.svelte').press('F2');
	const field = page.getByRole('textbox', { name: 'New path of Other.svelte' });
	await field.fill('Start.svelte');
	await field.press('Enter');
	await rookery.openFile('Start.svelte');
	await rookery.write('<p>start</p>');
	await expect(rookery.result.locator('p')).toHaveText('start');
	// Neither the entry itself nor a file without a program can become the entry.
	for (const [path, count] of [
		['Start.svelte', 0],
		['x.css', 0],
		['x.js', 1]
	] as const) {
		await rookery.tab(path).click({ button: 'right' });
		const menu = page.getByRole('menu', { name: 'File actions' });
		await expect(menu.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
		await expect(menu.getByRole('menuitem', { name: 'Make entry' })).toHaveCount(count);
		await page.keyboard.press('Escape');
		await expect(menu).toBeHidden();
	}
});
