/** Formatting with Prettier, which is loaded when it is first asked for. */
import { expect, test } from './rookery';

const messy = `<script>\nlet   a=$state( "x" )\n</script>\n<p   class="b">{a}</p>`;
const tidy = `<script>\n  let a = $state('x');\n</script>\n\n<p class="b">{a}</p>\n`;

test('a file is formatted as one step, and the cursor stays with its word', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': messy });
	await rookery.placeCursorAfter('class="b');
	await page.keyboard.press('Alt+Shift+f');
	await expect(page.getByText(/Formatted in \d+ ms/)).toBeVisible();
	expect(await rookery.text()).toBe(tidy);
	await page.keyboard.type('c');
	await expect(rookery.result.locator('p.bc')).toHaveText('x');
	await page.keyboard.press('ControlOrMeta+z');
	await page.keyboard.press('ControlOrMeta+z');
	await expect.poll(() => rookery.text()).toBe(messy);
	await page.keyboard.press('ControlOrMeta+Shift+z');
	await expect.poll(() => rookery.text()).toBe(tidy);
});

test('what cannot be read is told at its place, and nothing is changed', async ({ rookery }) => {
	const { page } = rookery;
	const broken = '<p>a</p>\n\n{#if x}\n<p>b</p>';
	await rookery.open({ 'App.svelte': broken });
	await rookery.placeCursorAfter('<p>a');
	await page.keyboard.press('Alt+Shift+f');
	await expect(page.getByText(/^Not formatted: .*left open/).first()).toBeVisible();
	expect(await rookery.text()).toBe(broken);
	const editor = page.getByRole('region', { name: 'Editor', exact: true });
	await editor.getByRole('button', { name: 'Go to line 3' }).click();
	await expect(page.getByText(/Ln 3, Col/)).toBeVisible();
	await page.keyboard.press('ControlOrMeta+End');
	await page.keyboard.type('\n{{}/if}', { delay: 20 });
	await expect(page.getByText(/Not formatted/)).toHaveCount(0);
});

test("a project's own configuration and the indentation of the file are kept to", async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte': '<p>1</p>',
		'a.js': `export function f() {\n    return 'x'\n}`,
		'.prettierrc': '{ "semi": false, "singleQuote": false }'
	});
	await rookery.openFile('a.js');
	await rookery.editor.click();
	await page.keyboard.press('Alt+Shift+f');
	await expect(page.getByText(/Formatted in/)).toBeVisible();
	expect(await rookery.text()).toBe(`export function f() {\n    return "x"\n}\n`);
});

test('Markdown is formatted without touching its Svelte', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({
		'App.svx': `# Hi\n* one {1*2*3}\n* two\n\n{#if  true}\n<b>yes</b>\n{/if}\n`
	});
	await rookery.editor.click();
	await page.keyboard.press('Alt+Shift+f');
	await expect(page.getByText(/Formatted in/)).toBeVisible();
	expect(await rookery.text()).toBe(
		`# Hi\n\n- one {1*2*3}\n- two\n\n{#if  true}\n<b>yes</b>\n{/if}\n`
	);
});

test('Ctrl+S formats by choice, and Prettier is not loaded before', async ({ rookery }) => {
	const { page } = rookery;
	const requests: string[] = [];
	page.on('request', (request) => requests.push(request.url()));
	await rookery.choose({ formatsOnSave: true });
	await rookery.open({ 'App.svelte': messy });
	await rookery.editor.click();
	expect(requests.filter((url) => /babel|postcss|format-action/.test(url))).toEqual([]);
	await page.keyboard.press('ControlOrMeta+s');
	await expect(page.getByText(/Formatted in/)).toBeVisible();
	expect(await rookery.text()).toBe(tidy);
});

test('a formatter that cannot be loaded says so, and the next try succeeds', async ({
	rookery,
	pageConsole
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': messy });
	pageConsole.expect(/Failed to load resource|net::ERR|dynamically imported/);
	await page.route(/\/assets\/.*(?:postcss|babel|estree|format|main-).*/, (route) => route.abort());
	await rookery.editor.click();
	await page.keyboard.press('Alt+Shift+f');
	await expect(page.getByText(/could not be loaded/)).toBeVisible();
	expect(await rookery.text()).toBe(messy);
	await page.unrouteAll();
	await page.keyboard.press('Alt+Shift+f');
	await expect(page.getByText(/Formatted in/)).toBeVisible();
	expect(await rookery.text()).toBe(tidy);
});
