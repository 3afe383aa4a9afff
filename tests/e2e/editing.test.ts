/** The editor: history, cursor and scroll of each file, and the keyboard. */
import { expect, test } from './rookery';

const long = (word: string) =>
	Array.from({ length: 300 }, (_, index) => `<!-- ${word} ${index + 1} -->`).join('\n');

test('a file keeps its undo history when it is renamed', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>one</p>' });
	await rookery.write('<p>two</p>');
	await expect(rookery.result.locator('p')).toHaveText('two');
	await rookery.tab('App.svelte').press('F2');
	const field = page.getByRole('textbox', { name: 'New path of App.svelte' });
	await field.fill('lib/Main.svelte');
	await field.press('Enter');
	await expect(rookery.tab('lib/Main.svelte')).toBeVisible();
	await rookery.editor.click();
	await page.keyboard.press('ControlOrMeta+z');
	await expect(rookery.result.locator('p')).toHaveText('one');
	await page.keyboard.press('ControlOrMeta+Shift+z');
	await expect(rookery.result.locator('p')).toHaveText('two');
	// Nothing older than the project itself can be undone.
	await page.keyboard.press('ControlOrMeta+z');
	await page.keyboard.press('ControlOrMeta+z');
	await page.keyboard.press('ControlOrMeta+z');
	await expect(rookery.result.locator('p')).toHaveText('one');
	expect(await rookery.text()).toBe('<p>one</p>');
});

test('undo concerns the open file alone', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte': `<script>\n\timport { text } from './text.js';\n</script>\n<p>{text}</p>`,
		'text.js': `export const text = 'a';`
	});
	await rookery.write(
		`<script>\n\timport { text } from './text.js';\n</script>\n<p>{text} in App</p>`
	);
	await rookery.openFile('text.js');
	await rookery.write(`export const text = 'b';`);
	await expect(rookery.result.locator('p')).toHaveText('b in App');
	await rookery.openFile('App.svelte');
	await rookery.editor.click();
	await page.keyboard.press('ControlOrMeta+z');
	await expect(rookery.result.locator('p')).toHaveText('b');
	await rookery.openFile('text.js');
	expect(await rookery.text()).toBe(`export const text = 'b';`);
	await rookery.editor.click();
	await page.keyboard.press('ControlOrMeta+z');
	await expect(rookery.result.locator('p')).toHaveText('a');
});

test('selection and scroll of a file survive switching to another', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': `<p>x</p>\n${long('app')}`, 'Other.svelte': long('other') });
	const scroller = page.locator('.cm-scroller').first();
	/** The editor scrolls in the next frame. */
	const scrollTop = () =>
		scroller.evaluate(async (element) => {
			await new Promise(requestAnimationFrame);
			return Math.round(element.scrollTop);
		});
	await rookery.editor.click();
	await page.keyboard.press('ControlOrMeta+End');
	for (let line = 0; line < 60; line += 1) await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Home');
	await page.keyboard.press('Shift+End');
	const end = `Ln 241, Col ${'<!-- app 240 -->'.length + 1}`;
	await expect(page.getByText(end)).toBeVisible();
	const before = await scrollTop();
	expect(before).toBeGreaterThan(1000);

	await rookery.openFile('Other.svelte');
	await expect(page.getByText('Ln 1, Col 1')).toBeVisible();
	await expect.poll(scrollTop).toBe(0);
	await rookery.openFile('App.svelte');
	await expect(page.getByText(end)).toBeVisible();
	await expect.poll(scrollTop).toBe(before);
	// The same line is still selected: what is typed takes its place.
	const isReached = () => rookery.editor.evaluate((content) => content === document.activeElement);
	for (let stop = 0; stop < 10 && !(await isReached()); stop += 1) await page.keyboard.press('Tab');
	await expect(rookery.editor).toBeFocused();
	await page.keyboard.insertText('<b>here</b>');
	await expect(rookery.result.locator('b')).toHaveText('here');
	await expect(rookery.editor).not.toContainText('app 240 ');
	await expect(rookery.editor).toContainText('app 239 ');
	await expect(rookery.editor).toContainText('app 241 ');
});

test('the editor can be left by keyboard', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>text</p>' });
	await rookery.placeCursorAfter('text');
	await page.keyboard.press('Tab');
	await expect.poll(() => rookery.text()).toBe('<p>text  </p>');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Tab');
	await expect(rookery.editor).not.toBeFocused();
	expect(await rookery.text()).toBe('<p>text  </p>');
	// Whoever comes by Tab and types nothing goes on by Tab.
	await page.keyboard.press('Shift+Tab');
	await expect(rookery.editor).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(rookery.editor).not.toBeFocused();
	expect(await rookery.text()).toBe('<p>text  </p>');
});

test('tabs are walked with arrow keys and renamed with F2', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>1</p>', 'b.js': '', 'c.css': '' });
	await rookery.tab('App.svelte').focus();
	const focused = page.locator(':focus');
	for (const [key, path] of [
		['ArrowRight', 'b.js'],
		['ArrowRight', 'c.css'],
		['ArrowRight', 'App.svelte'],
		['ArrowLeft', 'c.css'],
		['Home', 'App.svelte'],
		['End', 'c.css']
	] as const) {
		await page.keyboard.press(key);
		await expect(focused).toHaveText(path);
		await expect(rookery.tab(path)).toHaveAttribute('aria-selected', 'true');
		await expect(rookery.editor).toHaveAttribute('aria-label', `Code of ${path}`);
	}
	await page.keyboard.press('F2');
	await expect(page.getByRole('textbox', { name: 'New path of c.css' })).toBeFocused();
	await page.keyboard.type('theme');
	await page.keyboard.press('Enter');
	await expect(focused).toHaveText('theme.css');
	await page.keyboard.press('F2');
	await expect(page.getByRole('textbox', { name: 'New path of theme.css' })).toBeFocused();
	await page.keyboard.type('nothing');
	await page.keyboard.press('Escape');
	await expect(focused).toHaveText('theme.css');
});

test('the splitters move with arrow keys', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>1</p>' });
	for (const [name, grow, shrink, region, side] of [
		['Resize editor and output', 'ArrowRight', 'ArrowLeft', 'Editor', 'width'],
		['Resize output and console', 'ArrowDown', 'ArrowUp', 'Output', 'height']
	] as const) {
		const splitter = page.getByRole('separator', { name });
		const size = async () =>
			(await page.getByRole('region', { name: region, exact: true }).boundingBox())?.[side] ?? 0;
		await splitter.focus();
		const [start, value] = [await size(), Number(await splitter.getAttribute('aria-valuenow'))];
		await page.keyboard.press(grow);
		await expect(splitter).toHaveAttribute('aria-valuenow', String(value + 2));
		await expect.poll(size).toBeGreaterThan(start);
		await page.keyboard.press(`Shift+${shrink}`);
		await expect(splitter).toHaveAttribute('aria-valuenow', String(value - 8));
		await expect.poll(size).toBeLessThan(start);
		await page.keyboard.press('End');
		const most = await splitter.getAttribute('aria-valuemax');
		await expect(splitter).toHaveAttribute('aria-valuenow', most ?? 'missing');
		await page.keyboard.press('Home');
		const least = await splitter.getAttribute('aria-valuemin');
		await expect(splitter).toHaveAttribute('aria-valuenow', least ?? 'missing');
	}
});

test('a program that wants the focus does not get it while the visitor types', async ({
	rookery
}) => {
	const { page } = rookery;
	const program = (text: string) => `<script>
	let { input, shown } = $state({});
	$effect(() => {
		console.log('Shown: ' + shown.textContent + '.');
		input.focus();
		const timer = setInterval(() => input.focus(), 50);
		return () => clearInterval(timer);
	});
</script>
<!-- svelte-ignore a11y_autofocus -->
<input bind:this={input} autofocus />
<p bind:this={shown}>${text}</p>`;
	await rookery.open({ 'App.svelte': program('') });
	await rookery.placeCursorAfter('<p bind:this={shown}>');
	const text = 'every letter lands here';
	for (let length = 1; length <= text.length; length += 1) {
		await page.keyboard.type(text.charAt(length - 1));
		// The program runs anew, and asks for the focus, between two letters. Its console tells so and not its document, because to look
		// into a document counts as a click there.
		if (length % 4 === 0) {
			await expect(rookery.consoleRow(`Shown: ${text.slice(0, length)}.`)).toBeVisible();
		}
	}
	await expect(rookery.consoleRow(`Shown: ${text}.`)).toBeVisible();
	await expect(rookery.editor).toBeFocused();
	expect(await rookery.text()).toContain(`>${text}</p>`);
	// A click into the result is the visitor's own will.
	await rookery.result.locator('input').click();
	await page.keyboard.type('mine');
	await expect(rookery.result.locator('input')).toHaveValue('mine');
	expect(await rookery.text()).toContain(`>${text}</p>`);
});
