/** Nothing moves that is there already, whatever comes in while the page loads. */
import { expect, test } from './rookery';

/** Nothing in it fails: what does is told where there was nothing before. */
const CALM = {
	'App.svelte': `<script>
	import Post from './lib/Post.svx';
	console.log('calm');
</script>
<Post />`,
	'lib/Post.svx': '---\ntitle: Post\n---\n\n# {title}\n'
};

/** It runs, and logs an error as soon as it is loaded. */
const LOUD = {
	'App.svelte': `<script>
	console.error(new Error('no nest'));
</script>
<p>loud</p>`
};

for (const [device, viewport] of [
	['a desk', { width: 1280, height: 800 }],
	['a telephone', { width: 375, height: 740 }]
] as const) {
	test.describe(`on ${device}`, () => {
		test.use({ viewport });

		for (const [what, files] of [
			['the first project', undefined],
			['a link', CALM],
			['a program that logs an error', LOUD]
		] as const)
			test(`nothing jumps from the first paint until everything of ${what} is there`, async ({
				rookery
			}) => {
				const { page } = rookery;
				await page.addInitScript(() => {
					if (window !== top) return;
					const shifts: { value: number; what: string[] }[] = [];
					Reflect.set(window, 'shifts', shifts);
					new PerformanceObserver((list) => {
						for (const entry of list.getEntries()) {
							const sources: unknown = Reflect.get(entry, 'sources');
							const nodes = Array.isArray(sources) ? sources : [];
							shifts.push({
								value: Number(Reflect.get(entry, 'value')),
								what: nodes.map(({ node }) =>
									String(node?.outerHTML ?? node?.textContent).slice(0, 120)
								)
							});
						}
					}).observe({ type: 'layout-shift', buffered: true });
				});
				await rookery.open(files);
				await rookery.settled(/running/);
				await expect(rookery.editor).toBeAttached();
				await page.evaluate(() => document.fonts.ready.then(() => undefined));
				await expect(page.locator('.cm-line').first()).toBeAttached();
				if (files === LOUD) {
					await expect(page.getByText('no nest').filter({ visible: true }).first()).toBeVisible();
				}
				// Two frames, and what they have moved is known.
				const shifts = await page.evaluate(async () => {
					for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
					return Reflect.get(window, 'shifts') as unknown;
				});
				expect(shifts).toEqual([]);
			});
	});
}
