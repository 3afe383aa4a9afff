import type { Locator } from '@playwright/test';
import { expect, test, type Rookery } from './rookery';

function card({ page }: Rookery) {
	return page.getByRole('region', { name: 'Not responding' });
}

/** Clicks what then hangs. The browser waits for the program's answer to a click, so the test must not. */
function clickForEver(button: Locator): void {
	button.click({ noWaitAfter: true }).catch(() => {
		// The document went before it answered.
	});
}

test('an endless loop at mount leaves the page alone, can be stopped, and the next edit runs', async ({
	rookery
}) => {
	await rookery.open({ 'App.svelte': '<p>fine</p>' });
	await expect(rookery.result.locator('p')).toHaveText('fine');
	await rookery.write('<script>\n\twhile (true) {}\n</script>\n<p>never</p>');
	await expect(rookery.root).toHaveAttribute('data-status', 'hung');
	await expect(card(rookery)).toContainText('The program does not respond');
	await card(rookery).getByRole('button', { name: 'Stop it' }).click();
	await expect(rookery.root).toHaveAttribute('data-status', 'stopped');
	await expect(rookery.page.getByRole('region', { name: 'Stopped' })).toBeVisible();
	await rookery.write('<p>again</p>');
	await expect(rookery.result.locator('p')).toHaveText('again');
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
});

test('typing goes on while a click handler loops for ever, and what is typed runs', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': '<button onclick={() => { while (true); }}>Loop</button>\n<p></p>'
	});
	clickForEver(rookery.result.getByRole('button', { name: 'Loop' }));
	await expect(rookery.root).toHaveAttribute('data-status', 'hung');
	await rookery.placeCursorAfter('<p>');
	await rookery.page.keyboard.type('typed while it hung');
	await expect(rookery.editor).toContainText('typed while it hung');
	await expect(rookery.result.locator('p')).toHaveText('typed while it hung');
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
	await expect(card(rookery)).toHaveCount(0);
});

test('a stopped program can be run again without an edit', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': '<button onclick={() => { while (true); }}>Loop</button>'
	});
	const button = rookery.result.getByRole('button', { name: 'Loop' });
	clickForEver(button);
	await card(rookery).getByRole('button', { name: 'Stop it' }).click();
	await expect(rookery.root).toHaveAttribute('data-status', 'stopped');
	await expect(button).toHaveCount(0);
	const stopped = rookery.page.getByRole('region', { name: 'Stopped' });
	await stopped.getByRole('button', { name: 'Run' }).click();
	await expect(button).toBeVisible();
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
});

test('a program that is busy for a while and comes back loses nothing', async ({ rookery }) => {
	const { page } = rookery;
	// The program waits, and does nothing else, until this is answered: exactly as long as the test wants it to.
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/released', async (route) => {
		await released;
		await route.fulfill({ headers: { 'Access-Control-Allow-Origin': '*' }, body: 'egg' });
	});
	await rookery.open({
		'App.svelte': `<script>
	let answers = $state('');
	function work() {
		const request = new XMLHttpRequest();
		request.open('GET', '/released', false);
		request.send();
		answers += request.responseText;
	}
</script>
<button onclick={work}>[{answers}]</button>`
	});
	const button = rookery.result.getByRole('button');
	clickForEver(button);
	await expect(card(rookery)).toBeVisible();
	await card(rookery).getByRole('button', { name: 'Wait' }).click();
	await expect(card(rookery)).toHaveCount(0);
	release();
	await expect(button).toHaveText('[egg]');
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
});
