/** How the program is and what its builds took, at a glance: the rim around the result and the sparkline. */
import { expect, test, type Rookery } from './rookery';

/** The colour of the rim around the result, and those of the tokens, as the browser has them in each theme. */
function coloursOf({
	page
}: Rookery): Promise<{ rim: string[]; tokens: Record<string, string[]> }> {
	return page.evaluate(() => {
		const floe = document.querySelector('.floe');
		if (!floe) throw new Error('There is no result.');
		const probe = document.body.appendChild(document.createElement('i'));
		const { dataset } = document.documentElement;
		const inBoth = (read: () => string): string[] =>
			['light', 'dark'].map((theme) => {
				dataset['theme'] = theme;
				return read();
			});
		const rim = inBoth(
			() => /rgba?\([^)]*\)/.exec(getComputedStyle(floe, '::before').backgroundImage)?.[0] ?? ''
		);
		const tokens: Record<string, string[]> = {};
		for (const name of ['--accent-mark', '--danger', '--warning']) {
			probe.style.color = `var(${name})`;
			tokens[name] = inBoth(() => getComputedStyle(probe).color);
		}
		probe.style.color = 'transparent';
		tokens['none'] = inBoth(() => getComputedStyle(probe).color);
		probe.remove();
		delete dataset['theme'];
		return { rim, tokens };
	});
}

/** The name of the token that the rim is drawn in. */
async function rimOf(rookery: Rookery): Promise<string> {
	const { rim, tokens } = await coloursOf(rookery);
	const names = Object.keys(tokens).filter((name) => tokens[name]?.join() === rim.join());
	return names.join(' or ') || `none of the tokens: ${rim.join(', ')}`;
}

test('the rim around the result says by its colour how the program is', async ({ rookery }) => {
	const { page, root } = rookery;
	await rookery.open({ 'App.svelte': '<p>good</p>' });
	await rookery.settled(/running/);
	expect(await rimOf(rookery)).toBe('--accent-mark');
	await rookery.write('<p>{#if}</p>');
	await rookery.settled(/failed/);
	expect(await rimOf(rookery)).toBe('--danger');
	await rookery.write('<script>\n\tthrow new Error("broken");\n</script>');
	await expect(page.getByRole('region', { name: 'Error' })).toContainText('broken');
	expect(await rimOf(rookery)).toBe('--danger');
	await rookery.write('<p>mended</p>');
	await rookery.settled(/running/);
	expect(await rimOf(rookery)).toBe('--accent-mark');
	await rookery.write('<script>\n\twhile (true) {}\n</script>');
	await expect(root).toHaveAttribute('data-status', 'hung');
	expect(await rimOf(rookery)).toBe('--warning');
	await rookery.command('Stop the program');
	await expect(root).toHaveAttribute('data-status', 'stopped');
	expect(await rimOf(rookery)).toBe('none');
	await page.getByRole('switch', { name: 'Auto-run' }).click();
	await rookery.write('<p>waits</p>');
	await expect(root).toHaveAttribute('data-status', 'edited');
	expect(await rimOf(rookery)).toBe('none');
});

test('each build adds a bar to the sparkline, which shows the last seven', async ({ rookery }) => {
	const { page } = rookery;
	await page.setViewportSize({ width: 1600, height: 800 });
	await rookery.open({ 'App.svelte': '<p>1</p>' });
	await rookery.settled(/running/);
	const spark = page.locator('.spark');
	const bars = spark.locator('rect');
	await expect(spark).toBeVisible();
	await expect(bars).toHaveCount(1);
	await rookery.placeCursorAfter('<p>1');
	for (let build = 2; build <= 9; build += 1) {
		await page.keyboard.type(String(build));
		await expect(rookery.result.locator('p')).toHaveText(new RegExp(`${build}$`));
		await rookery.settled(/running/);
		await expect(bars).toHaveCount(Math.min(7, build));
	}
	// The newest one is live, and no other.
	await page.emulateMedia({ colorScheme: 'light' });
	const { tokens } = await coloursOf(rookery);
	const fills = await bars.evaluateAll((all) => all.map((bar) => getComputedStyle(bar).fill));
	const live = tokens['--accent-mark']?.[0];
	expect(fills.map((fill) => fill === live)).toEqual([...Array<boolean>(6).fill(false), true]);
});
