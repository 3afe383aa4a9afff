/** The field that holds the text until CodeMirror has come. */
import { expect, test } from './rookery';

/** Holds CodeMirror, or another file of the page, back until the function that is returned is called. */
async function holdBack(
	page: import('@playwright/test').Page,
	file = 'CodeEditor'
): Promise<() => void> {
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await page.route(`**/assets/${file}-*.js`, async (route) => {
		await released;
		await route.continue();
	});
	return release;
}

test('what is typed before the editor has come is shown, kept and gone on with', async ({
	rookery
}) => {
	const { page } = rookery;
	const release = await holdBack(page);
	await rookery.open({ 'App.svelte': '<p>egg</p>\n<i>end</i>' });
	const field = page.getByRole('textbox', { name: 'Code of App.svelte' });
	await expect(field).toHaveValue('<p>egg</p>\n<i>end</i>');
	await field.click();
	await page.keyboard.press('ControlOrMeta+Home');
	for (let step = 0; step < '<p>egg'.length; step++) await page.keyboard.press('ArrowRight');
	await page.keyboard.type(' and');
	await expect(rookery.result.locator('p')).toHaveText('egg and');
	await expect(field).toBeFocused();

	release();
	await expect(rookery.editor).toBeFocused();
	await expect(field).toHaveCount(1);
	await page.keyboard.insertText(' chick');
	await expect(rookery.result.locator('p')).toHaveText('egg and chick');
	expect(await rookery.text()).toBe('<p>egg and chick</p>\n<i>end</i>');
	// One step back for what the editor has seen, one for what it has not.
	await page.keyboard.press('ControlOrMeta+z');
	await expect.poll(() => rookery.text()).toBe('<p>egg and</p>\n<i>end</i>');
	await page.keyboard.press('ControlOrMeta+z');
	await expect.poll(() => rookery.text()).toBe('<p>egg</p>\n<i>end</i>');
	await expect(rookery.result.locator('p')).toHaveText('egg');
});

test('files that were switched before the editor has come keep cursor, scroll and undo', async ({
	rookery
}) => {
	const { page } = rookery;
	const release = await holdBack(page);
	const lines = Array.from({ length: 200 }, (_, index) => `<!-- ${index} -->`).join('\n');
	await rookery.open({ 'App.svelte': '<p>egg</p>', 'Long.svelte': lines });
	const turnTo = async (path: string) => {
		await rookery.treeItem(path).click();
		return page.getByRole('textbox', { name: `Code of ${path}` });
	};
	const long = await turnTo('Long.svelte');
	await long.click();
	await page.keyboard.press('ControlOrMeta+End');
	await page.keyboard.type('last');
	await turnTo('App.svelte');
	await turnTo('Long.svelte');
	const place = () =>
		long.evaluate((element) => {
			if (!(element instanceof HTMLTextAreaElement)) return null;
			return { start: element.selectionStart, top: element.parentElement?.scrollTop ?? 0 };
		});
	const start = lines.length + 'last'.length;
	const top: unknown = expect.any(Number);
	await expect.poll(place).toEqual({ start, top });
	await expect.poll(async () => (await place())?.top).toBeGreaterThan(1000);

	await turnTo('App.svelte');
	release();
	await expect(rookery.editor).toHaveAttribute('aria-label', 'Code of App.svelte');
	await rookery.openFile('Long.svelte');
	const scroller = page.locator('.cm-scroller').first();
	await expect.poll(() => scroller.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(1000);
	await rookery.editor.focus();
	await page.keyboard.insertText(' words');
	await expect(rookery.editor).toContainText('last words');
	await page.keyboard.press('ControlOrMeta+z');
	await page.keyboard.press('ControlOrMeta+z');
	await expect(rookery.editor).not.toContainText('last');
	await expect(rookery.editor).toContainText('<!-- 199 -->');
});

test('the text does not move when the editor takes over', async ({ rookery }) => {
	const { page } = rookery;
	const release = await holdBack(page);
	await rookery.open({ 'App.svelte': '<p>\n\t<b>x</b>\n</p>' });
	const field = page.locator('textarea[aria-label="Code of App.svelte"]');
	const before = await field.evaluate((element) => {
		const { left, top } = element.getBoundingClientRect();
		const style = getComputedStyle(element);
		return {
			left,
			top: top + parseFloat(style.paddingTop),
			font: `${style.fontSize} ${style.lineHeight} ${style.fontFamily}`
		};
	});
	release();
	const line = rookery.editor.locator('.cm-line').first();
	await expect(line).toBeVisible();
	const after = await line.evaluate((element) => {
		const { left, top } = element.getBoundingClientRect();
		const style = getComputedStyle(element);
		return { left, top, font: `${style.fontSize} ${style.lineHeight} ${style.fontFamily}` };
	});
	expect(after.font).toBe(before.font);
	expect(Math.abs(after.left - before.left)).toBeLessThan(1);
	expect(Math.abs(after.top - before.top)).toBeLessThan(1);
});

test('an editor that cannot be loaded leaves a field to write in, and says so', async ({
	rookery,
	pageConsole
}) => {
	pageConsole.expect(/Failed to load resource|ERR_FAILED/);
	await rookery.page.route('**/assets/CodeEditor-*.js', (route) => route.abort());
	await rookery.open({ 'App.svelte': '<p>egg</p>' });
	await expect(rookery.page.getByRole('alert')).toContainText('could not be loaded');
	await rookery.page.getByRole('textbox', { name: 'Code of App.svelte' }).fill('<p>chick</p>');
	await expect(rookery.result.locator('p')).toHaveText('chick');
});

test('the editor comes in colour: its keys do what they say from the start', async ({
	rookery
}) => {
	const { page } = rookery;
	const release = await holdBack(page, 'svelte-support');
	const editorHasCome = page.waitForResponse('**/assets/CodeEditor-*.js');
	await rookery.open({ 'App.svelte': '<p>egg</p>' });
	await editorHasCome;
	const field = page.getByRole('textbox', { name: 'Code of App.svelte' });
	await field.fill('<p>chick</p>');
	await expect(rookery.result.locator('p')).toHaveText('chick');
	await expect(rookery.editor).toHaveCount(0);
	release();
	await expect(rookery.editor).toBeFocused();
	await page.keyboard.press('ControlOrMeta+/');
	await expect(rookery.editor).toHaveText('<!-- <p>chick</p> -->');
});

test('a language that cannot be loaded takes nobody the editor', async ({
	rookery,
	pageConsole
}) => {
	pageConsole.expect(/Failed to load resource|ERR_FAILED/);
	await rookery.page.route('**/assets/svelte-support-*.js', (route) => route.abort());
	await rookery.open({ 'App.svelte': '<p>egg</p>' });
	await rookery.write('<p>chick</p>');
	await expect(rookery.result.locator('p')).toHaveText('chick');
	await expect(rookery.page.getByRole('alert')).toHaveCount(0);
});
