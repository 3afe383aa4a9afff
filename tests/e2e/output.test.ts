/** What the compiler makes of a file. */
import type { Page } from '@playwright/test';
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
	await page.getByRole('radio', { name: 'Server' }).click();
	await expect(code('App.svelte')).toContainText('svelte/internal/server');
	await page.getByRole('radio', { name: 'Client' }).click();
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
	await expect(page.getByRole('tab', { name: 'AST', exact: true })).toBeFocused();
	await expect(page.getByRole('tree', { name: /Syntax tree/ })).toContainText('RegularElement h1');
	await page.keyboard.press('Home');
	await expect(rookery.result.getByRole('heading')).toBeVisible();
});

test('no tab of the output is cut where the pane is as wide as on most desks', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svx': '# Tabs' });
	const output = page.getByRole('region', { name: 'Output', exact: true });
	for (const width of [1180, 1280, 1440]) {
		await page.setViewportSize({ width, height: 800 });
		for (const name of ['Result', 'JS']) {
			await output.getByRole('tab', { name, exact: true }).click();
			const cut = () =>
				output
					.locator('.seg')
					.evaluateAll((rows) =>
						rows.filter((row) => row.scrollWidth > row.clientWidth).map((row) => row.ariaLabel)
					);
			await expect.poll(cut, `${name} at ${width}`).toEqual([]);
		}
	}
});

test('what lies under generated code cannot be reached, and without a file it says so', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '{#if}' });
	const output = page.getByRole('region', { name: 'Output', exact: true });
	const card = output.getByRole('button', { name: 'Go to line 1' });
	const takesFocus = () =>
		card.evaluate((button: HTMLElement) => {
			button.focus();
			return button === document.activeElement;
		});
	expect(await takesFocus()).toBe(true);
	await output.getByRole('tab', { name: 'JS', exact: true }).click();
	await expect.poll(takesFocus).toBe(false);
	await rookery.command('Close the tab');
	await expect(output).toContainText('No file is open.');
	await output.getByRole('tab', { name: 'Result', exact: true }).click();
	await expect.poll(takesFocus).toBe(true);
	await expect(output).not.toContainText('No file is open.');
});

const LINKED = `<script>
	let eggs = $state(3);
</script>

<button onclick={() => eggs++}>{eggs} eggs</button>

<style>
	button { color: tomato; }
</style>
`;

/** What is lit in a code view. */
function lit(page: Page, name: RegExp) {
	return page.getByRole('textbox', { name }).locator('.cm-lit');
}

test('the cursor lights what was made of its place, and a click in the output what it was made from', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': LINKED });
	const show = (name: string) => page.getByRole('tab', { name, exact: true }).click();
	await show('JS');
	await rookery.placeCursorAfter('let eg');
	await expect(lit(page, /Generated/).first()).toHaveText(/eggs/);
	await page.getByRole('radio', { name: 'Server' }).click();
	await expect(page.getByRole('textbox', { name: /Generated/ })).toContainText('/server');
	await rookery.placeCursorAfter('onclick={() => eg');
	await page.getByRole('radio', { name: 'Client' }).click();
	const code = page.getByRole('textbox', { name: /Generated/ });
	await expect(code).toContainText('/client');
	await code
		.locator('.cm-line', { hasText: '$.state(' })
		.locator('span', { hasText: /^eggs$/ })
		.first()
		.click();
	await expect(lit(page, /Code of/).first()).toHaveText(/eggs/);
	await show('CSS');
	await rookery.placeCursorAfter('\tbut');
	await expect(lit(page, /Generated/).first()).toHaveText(/button/);
});

test('Markdown and what mdsvex makes of it are linked in both directions', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svx': '# Birds\n\nThe **auk** swims.\n\nThe tern flies.\n' });
	await page.getByRole('tab', { name: 'mdsvex', exact: true }).click();
	const code = page.getByRole('textbox', { name: /Generated/ });
	await expect(code).toContainText('<strong>auk</strong>');
	await rookery.placeCursorAfter('The te');
	await expect(lit(page, /Generated/).first()).toHaveText(/tern/);
	await code.getByText('auk').first().click();
	await expect(lit(page, /Code of/).first()).toHaveText(/auk/);
});

test('the cursor of the output leads into the file by keys', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': LINKED });
	await page.getByRole('tab', { name: 'CSS', exact: true }).click();
	const code = page.getByRole('textbox', { name: /Generated/ });
	await expect(code).toContainText('tomato');
	await code.focus();
	await page.keyboard.press('ControlOrMeta+Home');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ControlOrMeta+ArrowRight');
	await expect(lit(page, /Code of/).first()).toHaveText(/button/);
	await page.keyboard.press('Enter');
	await expect(lit(page, /Code of/).first()).toHaveText(/button/);
	await page.keyboard.type('x');
	await page.keyboard.press('Backspace');
	expect(await code.textContent()).toContain('button');
	const takes = (key: string, keyCode: number) =>
		code.evaluate(
			(view, pressed) =>
				!view.dispatchEvent(
					new KeyboardEvent('keydown', {
						...pressed,
						ctrlKey: true,
						bubbles: true,
						cancelable: true
					})
				),
			{ key, keyCode }
		);
	// The one is for finding, the other the browser's for bookmarks.
	expect([await takes('f', 70), await takes('d', 68)]).toEqual([true, false]);
	await page.keyboard.press('Escape');
	await code.focus();
	await page.keyboard.press('Tab');
	await expect(code).not.toBeFocused();
});

test('the pointer links both ways, and nothing stays lit when it has gone', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': LINKED });
	await page.getByRole('tab', { name: 'JS', exact: true }).click();
	const code = page.getByRole('textbox', { name: /Generated/ });
	// The name stands for itself once it is coloured; before that, the line is one piece.
	const name = { hasText: /^eggs$/ };
	await code.locator('.cm-line', { hasText: '$.state(' }).locator('span', name).first().hover();
	await expect(lit(page, /Code of/).first()).toHaveText(/eggs/);
	await page.getByRole('tab', { name: 'JS', exact: true }).hover();
	await expect(lit(page, /Code of/)).toHaveCount(0);
	await page
		.locator('.cm-line', { hasText: 'let eggs' })
		.first()
		.locator('span', name)
		.first()
		.hover();
	await expect(lit(page, /Generated/).first()).toHaveText(/eggs/);
});

test('sizes are those of a site: without the checks of development', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': LINKED });
	await page.getByRole('tab', { name: 'JS', exact: true }).click();
	const size = page.getByText(/minified, .* gzip/);
	await expect(size).toBeVisible();
	const [, bytes] = /(\d+) B minified/.exec(await size.innerText()) ?? [];
	expect(Number(bytes)).toBeGreaterThan(50);
	expect(Number(bytes)).toBeLessThan(700);
});

test('the syntax tree follows the cursor, and its nodes lead into the file', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte': LINKED,
		'Post.svx': '# Birds *fly*\n\nText',
		'math.ts': 'export enum Side { Left }'
	});
	await page.getByRole('tab', { name: 'AST', exact: true }).click();
	const tree = page.getByRole('tree', { name: 'Syntax tree of App.svelte' });
	const chosen = tree.getByRole('treeitem', { selected: true });
	await rookery.placeCursorAfter('let eg');
	await expect(chosen).toContainText('Identifier');
	await expect(chosen).toContainText('eggs');
	await tree.getByRole('treeitem', { name: /^css: StyleSheet/ }).click();
	await expect(lit(page, /Code of/).first()).toBeVisible();
	// The keys of a tree.
	await tree.focus();
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowLeft');
	await expect(tree.getByRole('treeitem')).toHaveCount(1);
	await page.keyboard.press('ArrowRight');
	await expect(tree.getByRole('treeitem', { name: /^fragment: Fragment/ })).toBeVisible();
	await rookery.openFile('Post.svx');
	await rookery.placeCursorAfter('*fl');
	await expect(page.getByRole('tree', { name: 'Syntax tree of Post.svx' })).toContainText('em');
	await rookery.openFile('math.ts');
	await expect(page.getByRole('tree', { name: 'Syntax tree of math.ts' })).toContainText('Program');
	await rookery.openFile('App.svelte');
	await rookery.write('{#if}');
	await expect(page.getByRole('tree', { name: /Syntax tree/ })).toHaveCount(0);
});

test('a bar stands beside the lines that the last update swapped in', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': LINKED });
	const bars = page.locator('.cm-lineNumbers .cm-swapped');
	await expect(bars).toHaveCount(0);
	await rookery.placeCursorAfter('{eggs} eggs');
	await page.keyboard.type('!');
	await expect(bars).toHaveText(['5']);
	await page.getByRole('button', { name: 'Reload the result' }).click();
	await expect(bars).toHaveCount(0);
});
