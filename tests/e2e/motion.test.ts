/** What moves on the page, and who asks for less of it, or for more contrast. */
import type { Page } from '@playwright/test';
import { expect, test } from './rookery';

/** Names of the animations that run, each with how often. */
function running(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		document.getAnimations().map((animation) => {
			const name =
				animation instanceof CSSAnimation
					? animation.animationName
					: animation instanceof CSSTransition
						? animation.transitionProperty
						: 'other';
			return `${name} × ${animation.effect?.getComputedTiming().iterations ?? 0}`;
		})
	);
}

test('under reduced motion nothing moves, not even the caret', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>still</p>' });
	await expect(rookery.editor).toBeVisible();
	expect(await running(page)).toEqual([]);
	await rookery.write('<p>changed</p>');
	await expect(rookery.result.locator('p')).toHaveText('changed');
	await expect(rookery.editor).toBeFocused();
	expect(await running(page)).toEqual([]);
});

test.describe('without that wish', () => {
	test.use({ contextOptions: { reducedMotion: 'no-preference' } });

	test('the lights breathe after each update, and come to rest', async ({ rookery }) => {
		const { page } = rookery;
		await rookery.open({ 'App.svelte': '<p>still</p>' });
		await rookery.write('<p>changed</p>');
		await expect(rookery.result.locator('p')).toHaveText('changed');
		await rookery.settled(/running/);
		// The caret blinks for as long as somebody may write.
		const blinking: unknown = expect.stringMatching(/^cm-blink2? × Infinity$/);
		await expect.poll(() => running(page)).toContainEqual(blinking);
		await page.getByRole('tab', { name: 'Result' }).focus();
		await expect.poll(() => running(page)).not.toContainEqual(expect.stringMatching(/Infinity$/));
		const breathing = await running(page);
		expect(breathing).toContainEqual(expect.stringMatching(/\bbreathe × 8$/));
		expect(breathing).toContainEqual(expect.stringMatching(/\brim × 8$/));

		// Those of the label start again with the next update.
		await page.evaluate(() => {
			for (const animation of document.getAnimations()) animation.finish();
		});
		expect(await running(page)).toEqual([]);
		await rookery.write('<p>again</p>');
		await expect(rookery.result.locator('p')).toHaveText('again');
		await expect.poll(() => running(page)).toContainEqual(expect.stringMatching(/breathe/));
	});
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`who asks for more contrast gets it, ${colorScheme}`, async ({ rookery }) => {
		const { page } = rookery;
		await page.emulateMedia({ colorScheme, contrast: 'no-preference' });
		await rookery.open({ 'App.svelte': '<p>here</p>' });
		const look = () =>
			page.locator('footer.status').evaluate((element) => {
				const edge = document.createElement('i');
				edge.style.color = 'var(--hairline)';
				element.append(edge);
				const colours = [getComputedStyle(element).color, getComputedStyle(edge).color];
				edge.remove();
				return colours;
			});
		const [faint, hairline] = await look();
		await page.emulateMedia({ contrast: 'more' });
		const [moreFaint, moreHairline] = await look();
		expect(moreFaint).not.toBe(faint);
		expect(moreHairline).not.toBe(hairline);
	});
}
