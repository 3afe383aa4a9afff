/** Completion, closing tags and folding, as they are typed. */
// Options are clicked: for a moment after they appear the keyboard still belongs to the text.
import { expect, test } from './rookery';

const counter = `<script>
	let { start = 0, label } = $props();
</script>
<b>{label}: {start}</b>`;

test('a component of the project is completed with its import and its props', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>hi</p>\n', 'lib/Counter.svelte': counter });
	await rookery.editor.click();
	await page.keyboard.press('ControlOrMeta+End');
	await page.keyboard.type('<Cou');
	const option = (name: string | RegExp) => page.getByRole('option', { name });
	await option(/^Counter/).click();
	await expect(rookery.editor).toContainText(`import Counter from './lib/Counter.svelte';`);
	await page.keyboard.type(' la');
	await option(/^label/).click();
	await page.keyboard.type('"eggs');
	await page.keyboard.press('End');
	await page.keyboard.type(' />');
	await expect(rookery.result.locator('b')).toContainText('0');
});

test('runes explain themselves, and a name of Svelte brings its import', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<script>\n\n</script>\n<p>1</p>' });
	await rookery.placeCursorAfter('<script>');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.type('let n = $stat');
	await expect(page.getByRole('option', { name: /^\$state ?reactive state/ })).toBeVisible();
	await expect(page.locator('.cm-completionInfo')).toContainText('updates the page');
	await page.getByRole('option', { name: /^\$state ?reactive state/ }).click();
	await page.keyboard.type('1');
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await page.keyboard.type('onMou');
	await page.getByRole('option', { name: /^onMount/ }).click();
	await expect(rookery.editor).toContainText(`import { onMount } from 'svelte';`);
	await expect(rookery.editor).toContainText('let n = $state(1)');
});

test('elements and blocks close themselves, and typing their end gives it once', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '' });
	await rookery.editor.click();
	const type = (text: string) => page.keyboard.type(text);
	await type('<div><b>x</b></div>');
	await expect.poll(() => rookery.text()).toBe('<div><b>x</b></div>');
	await page.keyboard.press('Enter');
	await type('{#if true}yes{/if}');
	await expect.poll(() => rookery.text()).toBe('<div><b>x</b></div>\n{#if true}yes{/if}');
	await page.keyboard.press('Enter');
	await type('<ul>');
	await page.keyboard.press('Enter');
	await type('<li>1');
	await expect
		.poll(() => rookery.text())
		.toBe('<div><b>x</b></div>\n{#if true}yes{/if}\n<ul>\n  <li>1</li>\n</ul>');
	await expect(rookery.result.locator('li')).toHaveText('1');
});

test('an element is folded by key and unfolded by its mark', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<ul>\n\t<li>folded</li>\n</ul>\n<p>text</p>' });
	await rookery.placeCursorAfter('<ul>');
	await page.keyboard.press('Control+Shift+BracketLeft');
	await expect(rookery.editor).not.toContainText('folded');
	// The gutter holds one more, unseen, to be as wide as its marks.
	await page.locator('.cm-fold-mark.cm-folded').filter({ visible: true }).click();
	await expect(rookery.editor).toContainText('folded');
});

test('lines are commented as their part of the file wants it', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<script>\n\tlet a = 1;\n</script>\n<p>{a}</p>' });
	await rookery.placeCursorAfter('let a');
	await page.keyboard.press('ControlOrMeta+/');
	await expect(rookery.editor).toContainText('// let a = 1;');
	await page.keyboard.press('ControlOrMeta+/');
	await rookery.placeCursorAfter('<p>{a');
	await page.keyboard.press('ControlOrMeta+/');
	await expect
		.poll(() => rookery.text())
		.toBe('<script>\n\tlet a = 1;\n</script>\n<!-- <p>{a}</p> -->');
});
