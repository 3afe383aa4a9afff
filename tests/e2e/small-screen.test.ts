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
	await expect.poll(() => rookery.text()).toContain('<p>{"/"}');
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

/** Whatever is in view and too small for a finger: less than 44 px, file tabs less than 36 px high, symbols less than 40 px wide. */
async function tooSmall({ page }: Rookery): Promise<string[]> {
	return page.evaluate(() => {
		const front = document.querySelector('dialog:modal') ?? document;
		const all = front.querySelectorAll<HTMLElement>(
			'button, a, select, [role=tab], [role=option], [role=treeitem], [role=menuitem]'
		);
		return (
			[...all]
				.filter((element) => element.checkVisibility({ visibilityProperty: true }))
				// What stands in a line of text is as high as the line: https://www.w3.org/TR/WCAG22/#target-size-minimum
				.filter((element) => !element.closest('[aria-hidden=true], p, [role=log] .row'))
				.map((element) => ({ element, box: element.getBoundingClientRect() }))
				.filter(({ element, box }) => {
					const isFileTab = element.closest('[role=tablist][aria-label="Open files"]') !== null;
					const isSymbol = element.closest('[role=toolbar]') !== null;
					const height = isFileTab ? 36 : 44;
					const width = isSymbol ? 40 : 44;
					if (box.width === 0 || (box.height >= height && box.width >= width)) return false;
					// What can be pressed may be larger than what is drawn.
					const x = box.x + box.width / 2;
					const y = box.y + box.height / 2;
					const ends = [
						[x, y - height / 2 + 1],
						[x, y + height / 2 - 1],
						[x - width / 2 + 1, y],
						[x + width / 2 - 1, y]
					] as const;
					return !ends.every((end) => element.contains(document.elementFromPoint(...end)));
				})
				.map(
					({ element, box }) =>
						`${element.ariaLabel ?? element.innerText}: ${box.width} x ${box.height}`
				)
		);
	});
}

test('fields do not make the page zoom, and what is touched is large enough', async ({
	rookery
}) => {
	test.slow();
	const { page } = rookery;
	await rookery.open({
		'App.svelte':
			'<script>\n\tconsole.group("g");\n\tconsole.log({ a: 1 });\n\tconsole.error(new Error("e"));\n</script>\n<p>sizes</p>',
		'lib/Bad.svelte': '<p>\n{#if}\n</p>',
		'Post.svx': '# Post'
	});
	await pane(rookery, 'Code').tap();
	await expect(rookery.editor).toHaveCSS('font-size', '16px');
	const expectRoom = async (view: string): Promise<void> => {
		expect(await tooSmall(rookery), view).toEqual([]);
		// Nothing is wider than the screen.
		expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBe(375);
	};
	for (const name of ['Code', 'Result', 'Console']) {
		await pane(rookery, name).tap();
		await expectRoom(name);
	}
	await page.getByRole('tab', { name: /^Problems/ }).tap();
	await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible();
	await expectRoom('problems');
	await pane(rookery, 'Result').tap();
	await page.getByRole('button', { name: /^Preview options/ }).tap();
	await expect(page.getByRole('dialog', { name: 'Preview options' })).toBeVisible();
	await expectRoom('preview options');
	await page.keyboard.press('Escape');
	await page.getByRole('combobox', { name: 'Output' }).selectOption('JS');
	await expect(page.getByRole('textbox', { name: /^Generated code/ })).toBeVisible();
	await expectRoom('JS');
	await page.getByRole('combobox', { name: 'Output' }).selectOption('Result');
	await pane(rookery, 'Code').tap();
	await page.getByRole('button', { name: 'Show files' }).tap();
	await expect(page.getByRole('dialog', { name: 'Files' })).toBeVisible();
	await expectRoom('drawer');
	await page.keyboard.press('Escape');
	for (const [item, title] of [
		['Settings', 'Settings'],
		['Browse the examples', 'Examples'],
		['Projects and new project', 'Projects'],
		['Go to file or command', 'Go to file or command']
	] as const) {
		await page.getByRole('button', { name: 'More' }).tap();
		await expect(page.getByRole('menu', { name: 'More' })).toBeVisible();
		await expectRoom('menu');
		await page.getByRole('menuitem', { name: item }).tap();
		await expect(page.getByRole('dialog', { name: title })).toBeVisible();
		await expectRoom(title);
		await page.keyboard.press('Escape');
	}
	await page.getByRole('button', { name: 'Share' }).tap();
	await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible();
	await expectRoom('share');
	await page.keyboard.press('Escape');
	await pane(rookery, 'Code').tap();
	await rookery.write('<div bind:value={x}></div>');
	await pane(rookery, 'Result').tap();
	await expect(page.getByRole('link', { name: 'Explain' })).toBeVisible();
	await expectRoom('error');
	for (const [command, title] of [
		['Choose the version of Svelte', 'Svelte version'],
		['Move the file to another folder', 'Move App.svelte to']
	] as const) {
		await rookery.command(command);
		await expect(page.getByRole('dialog', { name: title })).toBeVisible();
		await expectRoom(title);
		await page.keyboard.press('Escape');
	}
});

test('how the result is stands above it, and its tools beside that', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>one</p>', 'Post.svx': '# Post' });
	const output = page.getByRole('region', { name: 'Output', exact: true });
	await expect(output.getByText('Live')).toBeInViewport({ ratio: 1 });
	await expect(output.getByText(/^\d+ ms$/)).toBeInViewport({ ratio: 1 });
	for (const name of ['Reload the result', 'Open the result alone in a new tab']) {
		await expect(output.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
	}
	await write(rookery, '{#if}');
	await pane(rookery, 'Result').tap();
	await expect(output.getByText('Stale')).toBeInViewport({ ratio: 1 });
	await page.getByRole('button', { name: 'More' }).tap();
	await page.getByRole('menuitem', { name: 'Run by itself' }).tap();
	await write(rookery, '<p>two</p>');
	await pane(rookery, 'Result').tap();
	await expect(output.getByText('Edited, not run')).toBeInViewport({ ratio: 1 });
	// What becomes of the file is one choice away.
	await output.getByRole('combobox', { name: 'Output' }).selectOption('JS');
	await expect(page.getByRole('textbox', { name: /^Generated code/ })).toContainText('two');
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
	// The newest lies over the result and leads to the console, whatever was looked at there.
	await pane(rookery, 'Console').tap();
	await page.getByRole('tab', { name: /^Problems/ }).tap();
	await pane(rookery, 'Result').tap();
	await page.getByRole('button', { name: 'lost' }).tap();
	await expect(rookery.console).toBeVisible();
	await expect(rookery.consoleRow('lost')).toBeVisible();
});

test('the newest error goes when it is dismissed, and the next one is shown', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte':
			'<script>\n\tconsole.error("lost");\n</script>\n<button onclick={() => console.error("found")}>find</button>'
	});
	const frame = page.locator('iframe[data-role=shown]');
	await expect(page.getByRole('button', { name: 'lost' })).toBeInViewport({ ratio: 1 });
	await page.getByRole('button', { name: 'Dismiss' }).tap();
	await expect(page.getByRole('button', { name: 'lost' })).toHaveCount(0);
	await expect(pane(rookery, 'Result')).toBeFocused();
	const before = await frame.boundingBox();
	await rookery.result.getByRole('button', { name: 'find' }).tap();
	await expect(page.getByRole('button', { name: 'found' })).toBeVisible();
	expect(await frame.boundingBox()).toEqual(before);
});

test('what a card over the result says is not said by a row as well', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<script>\n\tthrow new Error("lost");\n</script>' });
	await expect(page.getByRole('region', { name: 'Error' })).toContainText('lost');
	await expect(pane(rookery, 'Console 1 error')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Dismiss' })).toHaveCount(0);
});
