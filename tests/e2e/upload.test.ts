/** Files and folders that come from the visitor's disk. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test, type Rookery } from './rookery';

const FILES = {
	'App.svelte': `<script>\n\timport { word } from './lib/word.js';\n</script>\n<p>{word}</p>`,
	'lib/word.js': `export const word = 'penguin';`
};

/** A folder on the disk. */
function folderOnDisk(root: string, files: Record<string, string>): string {
	for (const [path, text] of Object.entries(files)) {
		const target = join(root, path);
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, text);
	}
	return root;
}

/** Holds files of these names and texts over an element, as a drag from the desktop does. */
async function drag({ page }: Rookery, target: Locator, files: [string, string][]) {
	const dataTransfer = await page.evaluateHandle((all) => {
		const transfer = new DataTransfer();
		for (const [name, text] of all) transfer.items.add(new File([text], name));
		return transfer;
	}, files);
	await target.dispatchEvent('dragenter', { dataTransfer });
	await target.dispatchEvent('dragover', { dataTransfer });
	return () => target.dispatchEvent('drop', { dataTransfer });
}

test('a whole folder is uploaded with its folders, into the project or a folder of it', async ({
	rookery
}, testInfo) => {
	const { page } = rookery;
	const root = folderOnDisk(testInfo.outputPath('parts'), {
		'Card.svelte': `<script>\n\timport { word } from './words/all.js';\n</script>\n<b>{word}</b>`,
		'words/all.js': `export const word = 'emperor';`,
		'node_modules/left/out.js': '',
		'.git/config': ''
	});
	await rookery.open(FILES);
	const choosing = page.waitForEvent('filechooser');
	await rookery.command('Upload a folder');
	await (await choosing).setFiles(root);
	await expect(rookery.treeItem('parts/words/all.js')).toBeVisible();
	await expect(rookery.tab('parts/Card.svelte')).toBeVisible();
	// What nobody wants in a project stays out.
	await expect(page.getByRole('navigation', { name: 'Files' })).toContainText('4 files');
	await rookery.openFile('App.svelte');
	await rookery.write(`<script>\n\timport Card from './parts/Card.svelte';\n</script>\n<Card />`);
	await expect(rookery.result.locator('b')).toHaveText('emperor');

	await rookery.treeItem('lib').click({ button: 'right' });
	const again = page.waitForEvent('filechooser');
	await page.getByRole('menuitem', { name: 'Upload a folder' }).click();
	await (await again).setFiles(root);
	await expect(rookery.treeItem('lib/parts/words/all.js')).toBeVisible();
});

test('files are uploaded by the button in the head of the list, which has room however narrow it is made', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open(FILES);
	const list = page.getByRole('navigation', { name: 'Files' });
	const choosing = page.waitForEvent('filechooser');
	await list.getByRole('button', { name: 'Upload files' }).click();
	await (
		await choosing
	).setFiles({
		name: 'egg.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from('one')
	});
	await expect(rookery.tab('egg.txt')).toHaveAttribute('aria-selected', 'true');
	await expect(rookery.treeItem('egg.txt')).toBeVisible();
	await page.getByRole('separator', { name: 'Resize the list of files' }).focus();
	await page.keyboard.press('Home');
	await expect.poll(() => list.evaluate((nav) => nav.scrollWidth - nav.clientWidth)).toBe(0);
});

test('several files that are dropped on a folder go there, on the editor to the project', async ({
	rookery
}) => {
	await rookery.open(FILES);
	const lib = rookery.treeItem('lib');
	const body = rookery.page.getByRole('tree').locator('..');
	const dropOnFolder = await drag(rookery, lib, [
		['word.js', `export const word = 'puffin';`],
		['note.txt', 'in the folder'],
		['bad?.txt', '']
	]);
	// Where they would land is lit, and nothing else.
	await expect(lib).toHaveClass(/target/);
	await expect(body).not.toHaveClass(/target/);
	await dropOnFolder();
	await expect(lib).not.toHaveClass(/target/);
	await expect(rookery.treeItem('lib/note.txt')).toBeVisible();
	// The one that was there has the new content.
	await expect(rookery.result.locator('p')).toHaveText('puffin');
	await expect(rookery.page.getByText('lib/bad?.txt was not added.')).toBeVisible();

	await rookery.openFile('App.svelte');
	const before = await rookery.text();
	const dropOnEditor = await drag(rookery, rookery.editor, [
		['one.txt', 'first'],
		['two.txt', 'second']
	]);
	await expect(body).toHaveClass(/target/);
	await expect(lib).not.toHaveClass(/target/);
	await dropOnEditor();
	await expect(rookery.tab('two.txt')).toHaveAttribute('aria-selected', 'true');
	await expect(rookery.editor).toContainText('second');
	await rookery.openFile('one.txt');
	expect(await rookery.text()).toBe('first');
	await rookery.openFile('App.svelte');
	expect(await rookery.text()).toBe(before);
});
