/** Nobody is left out: axe looks at every view in both themes, and nothing jumps while the page loads. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { encodeLink } from '../../src/share/link';
import { expect, project, test, type Rookery } from './rookery';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, in words that lead to the element. */
async function expectNoViolations({ page }: Rookery, view: string): Promise<void> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
	const found = await page.evaluate(async () => {
		const axe: unknown = Reflect.get(window, 'axe');
		const { violations } = await (
			axe as { run(context: Document, options: object): Promise<AxeResults> }
		).run(document, { iframes: false, resultTypes: ['violations'] });
		return violations.flatMap(({ id, nodes }) =>
			nodes.map(
				({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`
			)
		);
	});
	expect(found, view).toEqual([]);
}

const EVERYTHING = {
	'App.svelte': `<script>
	import Post from './Post.svx';
	import { table } from './lib/table.js';
	let { unused } = $props();
	console.log({ deep: { er: [1, 2, 3] } });
	console.warn('a warning');
	console.error(new Error('an error'));
	console.table(table);
</script>
<Post />
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" />
<style>
	.unused { color: red; }
</style>
`,
	'Post.svx': '---\ntitle: Post\n---\n\n# {title}\n\nText with `code`.\n',
	'lib/table.js': 'export const table = [{ name: "Pip", kg: 4.6 }];\n'
};

/** Opens something by one button or menu item, looks at it, and closes it. */
async function lookAt(rookery: Rookery, name: string, open: () => Promise<void>): Promise<void> {
	const dialog = rookery.page.getByRole('dialog', { name, exact: true });
	await open();
	await expect(dialog).toBeVisible();
	await expectNoViolations(rookery, name);
	await rookery.page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
}

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in the ${colorScheme} theme axe finds nothing in`, () => {
		test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

		test('the first visit and what hangs on the top bar', async ({ rookery }) => {
			test.slow();
			const { page } = rookery;
			const press = (name: string) => () => page.getByRole('button', { name }).click();
			await rookery.open();
			await expect(rookery.editor).toBeVisible();
			await expectNoViolations(rookery, 'first visit');
			await lookAt(rookery, 'Share', press('Share'));
			await lookAt(rookery, 'Settings', press('Settings'));
			await lookAt(rookery, 'Examples', press('Examples'));
			await press('More')();
			await expect(page.getByRole('menuitem').first()).toBeFocused();
			await expectNoViolations(rookery, 'menu');
			await page.keyboard.press('Escape');
			for (const item of ['Projects and new project', 'Keyboard shortcuts']) {
				const title = item.replace(/ and.*/, '');
				await lookAt(rookery, title, async () => {
					await press('More')();
					await page.getByRole('menuitem', { name: item }).click();
				});
			}
			await lookAt(rookery, 'Go to file or command', async () => {
				await page.keyboard.press('ControlOrMeta+k');
				await expect(page.getByRole('option').first()).toBeVisible();
			});
			await lookAt(rookery, 'Go to file or command', async () => {
				await page.keyboard.press('ControlOrMeta+k');
				await page.getByRole('combobox').fill('pe');
				await expect(page.getByRole('option').locator('mark').first()).toBeVisible();
			});
		});

		test('the first visit of those who ask for more contrast', async ({ rookery }) => {
			await rookery.page.emulateMedia({ contrast: 'more' });
			await rookery.open();
			await expect(rookery.editor).toBeVisible();
			await expectNoViolations(rookery, 'more contrast');
		});

		test('every tab of the output, the console and the files', async ({ rookery }) => {
			test.slow();
			const { page } = rookery;
			await rookery.open(EVERYTHING);
			await expect(rookery.consoleRow('a warning')).toBeVisible();
			await expectNoViolations(rookery, 'console');
			await rookery.openFile('Post.svx');
			const tabs = page.getByRole('tablist', { name: 'Output' }).getByRole('tab');
			const names = await tabs.allTextContents();
			expect(names.length).toBeGreaterThan(3);
			for (const name of names.map((text) => text.trim())) {
				await tabs.filter({ hasText: name }).first().click();
				await expect(tabs.filter({ hasText: name }).first()).toHaveAttribute(
					'aria-selected',
					'true'
				);
				await expectNoViolations(rookery, name);
			}
			await page.getByRole('button', { name: 'Maximise the editor' }).click();
			await expectNoViolations(rookery, 'maximised');
		});

		test('a project that fails, and a link that is damaged', async ({ rookery }) => {
			test.slow();
			const { page } = rookery;
			await rookery.open({ 'App.svelte': '<p>good</p>' });
			await rookery.write('<p>{#if}</p>');
			await expect(page.getByRole('region', { name: 'Error' })).toBeVisible();
			await expectNoViolations(rookery, 'compile error');
			await rookery.write('<script>\n\tthrow new Error("broken");\n</script>');
			await expect(page.getByRole('region', { name: 'Error' })).toContainText('broken');
			await expectNoViolations(rookery, 'runtime error');
			const link = encodeLink(project({ 'App.svelte': '<p>whole</p>' }));
			await rookery.follow(`${link.slice(0, -12)}`);
			await expect(page.getByRole('alert').first()).toBeVisible();
			await expectNoViolations(rookery, 'damaged link');
		});

		test.describe('on a telephone', () => {
			test.use({ viewport: { width: 375, height: 740 }, hasTouch: true });

			test('each pane and the menu', async ({ rookery }) => {
				test.slow();
				const { page } = rookery;
				await rookery.open(EVERYTHING);
				for (const name of ['Code', 'Result', 'Console']) {
					await page.getByRole('tablist', { name: 'Pane' }).getByRole('tab', { name }).tap();
					await expectNoViolations(rookery, name);
				}
				await page.getByRole('button', { name: 'More' }).tap();
				await expect(page.getByRole('menuitem').first()).toBeFocused();
				await expectNoViolations(rookery, 'menu');
			});
		});
	});
}

test('what is built, what fails and what is saved is told to those who do not see it', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>one</p>' });
	const said = page.getByRole('status');
	await expect(said.getByText('The program runs')).toBeAttached();
	await rookery.write('<p>{#if}');
	await expect(said.getByText(/^\d errors?$/)).toBeAttached();
	await rookery.write('<p>mended</p>');
	await expect(said.getByText('The program runs')).toBeAttached();
	await expect(said.getByText('Saved in this browser')).toBeVisible();
	// Landmarks, and one heading to begin with.
	await expect(page.getByRole('banner')).toHaveCount(1);
	await expect(page.getByRole('main')).toHaveCount(1);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
});

for (const [device, viewport] of [
	['a desk', { width: 1280, height: 800 }],
	['a telephone', { width: 375, height: 740 }]
] as const) {
	test.describe(`on ${device}`, () => {
		test.use({ viewport });

		test('nothing jumps from the first paint until everything is there', async ({ rookery }) => {
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
			await rookery.open();
			await rookery.settled(/running/);
			await expect(rookery.editor).toBeAttached();
			await page.evaluate(() => document.fonts.ready.then(() => undefined));
			await expect(page.locator('.cm-line').first()).toBeAttached();
			// Two frames, and what they have moved is known.
			const shifts = await page.evaluate(async () => {
				for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
				return Reflect.get(window, 'shifts') as unknown;
			});
			expect(shifts).toEqual([]);
		});
	});
}
