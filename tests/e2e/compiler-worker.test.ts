import type { Worker } from '@playwright/test';
import { expect, test, type Rookery } from './rookery';

function compiler({ page }: Rookery): Worker {
	const worker = page.workers().find((candidate) => candidate.url().includes('main'));
	if (!worker) throw new Error('The page has no compiler worker.');
	return worker;
}

/** A fault of ours that nobody caught. */
async function crash(rookery: Rookery): Promise<void> {
	await compiler(rookery).evaluate(() => {
		setTimeout(() => {
			throw new Error('out of ice');
		});
	});
}

/** The status line of the page that says what was mended. */
function notice({ page }: Rookery) {
	return page.getByText('It was started again; nothing you typed is lost.');
}

test('the compiler crashes while somebody types: the reason is shown and nothing is lost', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p></p>' });
	await rookery.placeCursorAfter('<p>');
	await page.keyboard.type('one ');
	await crash(rookery);
	await page.keyboard.type('two ');
	await expect(notice(rookery)).toContainText('The compiler stopped: Uncaught Error: out of ice.');
	await page.keyboard.type('three');
	await expect(rookery.result.locator('p')).toHaveText('one two three');
	expect(await rookery.text()).toBe('<p>one two three</p>');
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
	// The reason can be put away, and edits work as before.
	await page.getByRole('button', { name: 'Dismiss' }).click();
	await expect(notice(rookery)).toHaveCount(0);
	await rookery.write('<p>four</p>');
	await expect(rookery.result.locator('p')).toHaveText('four');
});

test('every file survives a crash, also those that are not open', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>
	import { name } from './name.js';
</script>
<p>{name}</p>`,
		'name.js': "export const name = 'first';"
	});
	await rookery.openFile('name.js');
	await rookery.write("export const name = 'second';");
	await expect(rookery.result.locator('p')).toHaveText('second');
	await rookery.openFile('App.svelte');
	await crash(rookery);
	await expect(notice(rookery)).toBeVisible();
	await rookery.placeCursorAfter('<p>');
	await rookery.page.keyboard.type('the ');
	await expect(rookery.result.locator('p')).toHaveText('the second');
});

test('a compiler that gives no sign of life is replaced after half a minute', async ({
	rookery
}) => {
	const { page } = rookery;
	await page.clock.install();
	await rookery.open({ 'App.svelte': '<p></p>' });
	await expect(rookery.result.locator('p')).toBeAttached();
	await compiler(rookery).evaluate(() => {
		setTimeout(() => {
			for (;;);
		});
	});
	await rookery.placeCursorAfter('<p>');
	await page.keyboard.type('still here');
	await expect(rookery.root).toHaveAttribute('data-status', 'compiling');
	await page.clock.fastForward(20_000);
	await expect(notice(rookery)).toHaveCount(0);
	await page.clock.fastForward(11_000);
	await expect(notice(rookery)).toContainText('gave no sign of life for 30 seconds');
	await expect(rookery.result.locator('p')).toHaveText('still here');
	await rookery.placeCursorAfter('still here');
	await page.keyboard.type(' and working');
	await expect(rookery.result.locator('p')).toHaveText('still here and working');
});

test('a compiler that hangs when the program is run again is replaced as well', async ({
	rookery
}) => {
	const { page } = rookery;
	await page.clock.install();
	await rookery.open({ 'App.svelte': '<p>here</p>' });
	await expect(rookery.result.locator('p')).toBeAttached();
	await compiler(rookery).evaluate(() => {
		setTimeout(() => {
			for (;;);
		});
	});
	await page.getByRole('button', { name: 'Reload the result' }).click();
	await expect(rookery.root).toHaveAttribute('data-status', 'compiling');
	await page.clock.fastForward(31_000);
	await expect(notice(rookery)).toContainText('gave no sign of life for 30 seconds');
	await rookery.settled(/running/);
	await expect(rookery.result.locator('p')).toHaveText('here');
});

test('a compiler that cannot be loaded again waits for the next edit, which brings it back', async ({
	rookery,
	pageConsole
}) => {
	const { page } = rookery;
	pageConsole.expect(/Failed to load resource/);
	await rookery.open({ 'App.svelte': '<p>one</p>' });
	const script = compiler(rookery).url();
	let attempts = 0;
	await page.route(script, (route) => {
		attempts += 1;
		return route.abort();
	});
	await crash(rookery);
	await expect(page.getByText('That happened twice with this project')).toBeVisible();
	await rookery.settled(/failed/);
	await page.unroute(script);
	await rookery.write('<p>two</p>');
	await expect(rookery.result.locator('p')).toHaveText('two');
	expect(attempts).toBe(1);
});
