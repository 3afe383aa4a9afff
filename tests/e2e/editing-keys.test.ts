/** What the keyboard does in the code: find and replace, comments, several cursors, Vim's keys, Emmet. */
import type { Page } from '@playwright/test';
import { expect, test } from './rookery';

test('find shows how many there are, and replace changes them', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>one two One</p>\n<b>one</b>' });
	await rookery.placeCursorAfter('two');
	await page.keyboard.press('ControlOrMeta+f');
	const panel = page.getByRole('search', { name: 'Find in the file' });
	const find = panel.getByRole('textbox', { name: 'Find' });
	await expect(find).toBeFocused();
	await find.fill('one');
	await expect(panel.getByRole('status')).toHaveText('3 found');
	await find.press('Enter');
	await expect(panel.getByRole('status')).toHaveText('2 of 3');
	await panel.getByRole('button', { name: 'Match case' }).click();
	await expect(panel.getByRole('button', { name: 'Match case' })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await expect(panel.getByRole('status')).toHaveText('2 found');
	await panel.getByRole('button', { name: 'Regular expression' }).click();
	await find.fill('(');
	await expect(panel.getByRole('status')).toHaveText('Not a valid pattern');
	await find.fill('o(ne)');
	await panel.getByRole('button', { name: 'Replace', exact: true }).click();
	const replacement = panel.getByRole('textbox', { name: 'Replace with' });
	await expect(replacement).toBeFocused();
	await replacement.fill('$1o');
	await panel.getByRole('button', { name: 'Replace all of them' }).click();
	await expect.poll(() => rookery.text()).toBe('<p>neo two One</p>\n<b>neo</b>');
	await expect(rookery.result.locator('b')).toHaveText('neo');
	await page.keyboard.press('Escape');
	await expect(panel).toHaveCount(0);
	await expect(rookery.editor).toBeFocused();
});

test('Vim keys move, edit and save, and Tab leaves', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.choose({ hasVimKeys: true, formatsOnSave: true });
	await rookery.open({ 'App.svelte': '<p>one</p>\n<p>two</p>' });
	const mode = page.getByRole('status', { name: 'Vim' });
	await expect(mode).toContainText('NORMAL');
	await rookery.editor.click();
	await page.keyboard.press('g');
	await page.keyboard.press('g');
	await page.keyboard.press('d');
	await page.keyboard.press('d');
	await expect.poll(() => rookery.text()).toBe('<p>two</p>');
	await page.keyboard.press('i');
	await expect(mode).toContainText('INSERT');
	await page.keyboard.type('<b>x</b>');
	await page.keyboard.press('Escape');
	await expect(mode).toContainText('NORMAL');
	await page.keyboard.type(':w');
	await page.keyboard.press('Enter');
	await expect(page.getByText(/Formatted in/)).toBeVisible();
	await rookery.editor.focus();
	await page.keyboard.press('Tab');
	await expect(rookery.editor).not.toBeFocused();
});

test('Emmet and Vim are neither loaded nor in the way unless they are wanted', async ({
	rookery
}) => {
	const { page } = rookery;
	const requests: string[] = [];
	page.on('request', (request) => requests.push(request.url()));
	await rookery.open({ 'App.svelte': '<i>1</i>\n' });
	await rookery.editor.click();
	await page.keyboard.press('ControlOrMeta+End');
	await page.keyboard.type('ul>li*2');
	await expect(rookery.result.locator('body')).toContainText('ul>li*2');
	await expect(page.locator('.cm-tooltip-autocomplete')).toHaveCount(0);
	expect(requests.filter((url) => /emmet|vim/i.test(url))).toEqual([]);
});

test('Emmet expands in markup and in styles', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.choose({ hasEmmet: true });
	const loaded = page.waitForResponse(/emmet/);
	await rookery.open({ 'App.svelte': '<i>1</i>\n\n<style>\n  i {\n    \n  }\n</style>' });
	await loaded;
	await rookery.placeCursorAfter('</i>');
	await page.keyboard.press('Enter');
	await page.keyboard.type('ul.a>li*2');
	const offer = page.getByRole('option', { name: /Emmet/ });
	// It has arrived, but may not have been there yet for the last letter.
	await expect(async () => {
		await page.keyboard.press('Control+Space');
		await expect(offer).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await offer.click();
	await expect
		.poll(() => rookery.text())
		.toContain('<ul class="a">\n  <li></li>\n  <li></li>\n</ul>');
	await page.keyboard.type('x');
	await expect(rookery.result.locator('li').first()).toHaveText('x');
	await rookery.placeCursorAfter('i {');
	await page.keyboard.press('Enter');
	await page.keyboard.type('m10');
	await offer.click();
	await expect.poll(() => rookery.text()).toContain('    margin: 10px;');
});

test('long lines wrap by choice', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.choose({ hasLineWrapping: true });
	await rookery.open({ 'App.svelte': `<p>${'word '.repeat(200)}</p>` });
	const scroller = page.locator('.cm-scroller').first();
	const isWide = () =>
		scroller.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
	await expect(rookery.editor).toHaveClass(/cm-lineWrapping/);
	await expect.poll(isWide).toBe(false);
});

for (const [system, platform, keys] of [
	['Linux', 'Linux x86_64', [{ key: 'ArrowLeft', keyCode: 37, altKey: true }]],
	['a Mac', 'MacIntel', [{ key: '[', keyCode: 219, metaKey: true }]]
] as const) {
	test(`the keys for Back stay with the browser on ${system}`, async ({ rookery }) => {
		const { page } = rookery;
		await page.addInitScript((value) => {
			Object.defineProperty(navigator, 'platform', { value });
		}, platform);
		await rookery.open({ 'App.svelte': '\t<p>keys and more</p>' });
		await rookery.placeCursorAfter('keys');
		const taken = await rookery.editor.evaluate(
			(editor, inits) =>
				inits.filter((init) => {
					const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
					return !editor.dispatchEvent(event);
				}),
			[...keys]
		);
		expect(taken).toEqual([]);
		expect(await rookery.text()).toBe('\t<p>keys and more</p>');
	});
}

test('the browser keeps its key for bookmarks, and another one selects the next occurrence', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>auk</p>\n<b>auk</b>' });
	await rookery.placeCursorAfter('<p>a');
	await page.evaluate(() => {
		const taken: string[] = [];
		Reflect.set(window, 'taken', taken);
		addEventListener('keydown', (event) => {
			if (event.defaultPrevented) taken.push(event.key);
			// What the browser would do with it is not wanted here.
			if (event.ctrlKey || event.metaKey) event.preventDefault();
		});
	});
	await page.keyboard.press('ControlOrMeta+d');
	await page.keyboard.press('Alt+j');
	expect(await page.evaluate(() => Reflect.get(window, 'taken') as string[])).toEqual(['j']);
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await page.keyboard.type('X');
	await expect.poll(() => rookery.text()).toBe('<p>X</p>\n<b>auk</b>');
});

test('on a Mac Cmd+D is left alone as well, and Ctrl+G selects the next occurrence', async ({
	rookery
}) => {
	const { page } = rookery;
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'platform', { value: 'MacIntel' });
	});
	await rookery.open({ 'App.svelte': '<p>auk</p>\n<b>auk</b>' });
	await rookery.placeCursorAfter('<p>a');
	const taken = await rookery.editor.evaluate((editor) =>
		[
			{ key: 'd', keyCode: 68, metaKey: true },
			{ key: 'g', keyCode: 71, ctrlKey: true }
		]
			.filter((init) => {
				const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
				return !editor.dispatchEvent(event);
			})
			.map(({ key }) => key)
	);
	expect(taken).toEqual(['g']);
	await page.keyboard.type('X');
	await expect.poll(() => rookery.text()).toBe('<p>X</p>\n<b>auk</b>');
});

/** One step to the left first: Escape belongs to the completion as long as one is asked for. */
async function leaveOneCursor(page: Page): Promise<void> {
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('Escape');
}

test('the next occurrence is selected twice more, and all three are typed over', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>auk</p>\n<p>auk</p>\n<p>auk</p>' });
	await rookery.placeCursorAfter('<p>a');
	await page.keyboard.press('Alt+j');
	await page.keyboard.press('Alt+j');
	await rookery.command('Select the next occurrence as well');
	await expect(rookery.editor).toBeFocused();
	await page.keyboard.type('owl');
	await expect.poll(() => rookery.text()).toBe('<p>owl</p>\n<p>owl</p>\n<p>owl</p>');
	await expect(rookery.result.locator('p')).toHaveText(['owl', 'owl', 'owl']);
	await leaveOneCursor(page);
	await page.keyboard.type('!');
	await expect.poll(() => rookery.text()).toBe('<p>ow!l</p>\n<p>owl</p>\n<p>owl</p>');
});

test('a click with Ctrl adds a cursor, one with Alt and a drag makes a column, Escape leaves one', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>a</p>\n<p>b</p>\n<p>c</p>' });
	/** The place right behind the letter. */
	const placeOf = async (letter: string): Promise<{ x: number; y: number }> =>
		rookery.editor.evaluate((content, wanted) => {
			const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
			for (let node = walker.nextNode(); node; node = walker.nextNode()) {
				const at = (node.textContent ?? '').indexOf(wanted);
				if (at < 0) continue;
				const range = document.createRange();
				range.setStart(node, at);
				range.setEnd(node, at + 1);
				const { right, top, height } = range.getBoundingClientRect();
				return { x: right, y: top + height / 2 };
			}
			throw new Error(`'${wanted}' is not in view.`);
		}, letter);
	await rookery.placeCursorAfter('<p>a');
	await page.keyboard.down('ControlOrMeta');
	for (const letter of ['b', 'c']) {
		const { x, y } = await placeOf(letter);
		await page.mouse.click(x, y);
	}
	await page.keyboard.up('ControlOrMeta');
	await page.keyboard.type('1');
	await expect.poll(() => rookery.text()).toBe('<p>a1</p>\n<p>b1</p>\n<p>c1</p>');
	await leaveOneCursor(page);
	await page.keyboard.type('2');
	await expect.poll(() => rookery.text()).toBe('<p>a1</p>\n<p>b1</p>\n<p>c21</p>');
	const [first, last] = [await placeOf('a'), await placeOf('c')];
	await page.keyboard.down('Alt');
	await page.mouse.move(first.x, first.y);
	await page.mouse.down();
	await page.mouse.move(last.x, last.y, { steps: 3 });
	await page.mouse.up();
	await page.keyboard.up('Alt');
	await page.keyboard.type('!');
	await expect.poll(() => rookery.text()).toBe('<p>a!1</p>\n<p>b!1</p>\n<p>c!21</p>');
});

test('F2 renames the open file, also from the editor', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>keys</p>' });
	await rookery.placeCursorAfter('keys');
	await page.keyboard.press('F2');
	const field = page.getByRole('textbox', { name: 'New name of App.svelte' });
	await expect(field).toBeFocused();
	await field.press('Escape');
	await expect(rookery.editor).toBeFocused();
});
