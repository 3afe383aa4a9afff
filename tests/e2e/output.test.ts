/** What the compiler makes of a file. */
import { expect, test } from './rookery';

test('the output tabs show what becomes of the open file, and follow it', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte': `<h1>first</h1>\n<style>\n\th1 { color: tomato; }\n</style>`,
		'Post.svx': '# Birds *fly*',
		'lib/math.ts': 'export enum Side { Left, Right }',
		'bare.svelte': '<p>bare</p>'
	});
	const output = page.getByRole('region', { name: 'Output', exact: true });
	const show = (name: string) => output.getByRole('tab', { name, exact: true }).click();
	const code = (path: string) => page.getByRole('textbox', { name: `Generated code of ${path}` });

	await show('JS');
	await expect(code('App.svelte')).toContainText(`svelte/internal/client`);
	await expect(code('App.svelte')).toContainText('<h1 class="svelte-');
	await show('Server');
	await expect(code('App.svelte')).toContainText('svelte/internal/server');
	await show('Client');
	await expect(code('App.svelte')).toContainText('svelte/internal/client');
	await rookery.placeCursorAfter('first');
	await page.keyboard.type(' and second');
	await expect(code('App.svelte')).toContainText('>first and second</h1>');
	await show('CSS');
	await expect(code('App.svelte')).toContainText(/h1\.svelte-\w+\s*{\s*color: tomato/);
	// Only Markdown has passed through mdsvex.
	await expect(output.getByRole('tab', { name: 'mdsvex' })).toHaveCount(0);
	await rookery.openFile('bare.svelte');
	await expect(output).toContainText('no styles');

	await rookery.openFile('Post.svx');
	await show('mdsvex');
	await expect(code('Post.svx')).toContainText('<h1>Birds <em>fly</em></h1>');
	await rookery.write('# Birds **dive**');
	await expect(code('Post.svx')).toContainText('<h1>Birds <strong>dive</strong></h1>');
	await show('JS');
	await expect(code('Post.svx')).toContainText('<strong>dive</strong>');

	await rookery.openFile('lib/math.ts');
	await expect(code('lib/math.ts')).toContainText('"Left"');
	await expect(code('lib/math.ts')).not.toContainText('enum');
	await rookery.openFile('App.svelte');
	await rookery.write('{#if}');
	await show('JS');
	// In place of the code stands why there is none.
	await expect(code('App.svelte')).toHaveCount(0);
	await expect(output.getByText('Expected whitespace', { exact: true }).last()).toBeVisible();
	await rookery.write('<h1>again</h1>');
	await expect(code('App.svelte')).toContainText('again');
	await show('Result');
	await expect(rookery.result.getByRole('heading')).toHaveText('again');
});

test('the output tabs are walked with arrow keys', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<h1>keys</h1>' });
	await page.getByRole('tab', { name: 'Result', exact: true }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('tab', { name: 'JS', exact: true })).toBeFocused();
	await expect(page.getByRole('textbox', { name: 'Generated code' })).toContainText('keys');
	await page.keyboard.press('End');
	await expect(page.getByRole('tab', { name: 'CSS', exact: true })).toBeFocused();
	await page.keyboard.press('Home');
	await expect(rookery.result.getByRole('heading')).toBeVisible();
});
