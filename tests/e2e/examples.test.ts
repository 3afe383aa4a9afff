import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FrameLocator, Page } from '@playwright/test';
import { exampleGroups } from '../../src/app/examples';
import { readExample } from './examples';
import { expect, test, type Rookery } from './rookery';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
	interface Window {
		axe: typeof import('axe-core');
	}
}

/** What a visitor does in an example's result, and what has to come of it. */
type Trial = (result: FrameLocator, page: Page) => Promise<void>;

const trials: Record<string, Trial> = {
	'first-steps/hello': async (result) => {
		await result.getByLabel('Who is there?').fill('Pip');
		await expect(result.getByRole('heading')).toHaveText('Hello, Pip!');
	},
	'first-steps/counter': async (result) => {
		await result.getByRole('button', { name: 'Hatch one' }).click();
		await expect(result.getByText('1 egg kept warm')).toBeVisible();
	},
	'first-steps/bill': async (result) => {
		await result.getByLabel('People').fill('7');
		await expect(result.locator('strong')).toHaveText('€13.20');
	},
	'first-steps/packing-list': async (result) => {
		await result.getByLabel('Binoculars').check();
		await expect(result.getByText('Only Sunglasses is missing.')).toBeVisible();
		await result.getByLabel('One more thing').fill('Tea');
		await result.getByRole('button', { name: 'Add' }).click();
		await expect(result.getByText('2 things are missing.')).toBeVisible();
	},
	'first-steps/drums': async (result) => {
		await result.getByRole('button', { name: 'Bell' }).click();
		await result.locator('body').press('a');
		await expect(result.locator('[aria-live]')).toHaveText('Bell · Kick');
	},
	'first-steps/mood': async (result) => {
		await expect(result.locator('.shivers')).toHaveCount(0);
		await result.getByLabel('Wind').check();
		await expect(result.locator('.shivers')).toHaveText('🐧');
		await expect(result.getByText('Feels like -22 °C')).toBeVisible();
	}
};

/** What Rookery has to say against a program: errors and warnings of the build and of the console. */
function faults(rookery: Rookery) {
	const built = rookery.page.locator('footer.status').getByText(/^[1-9]\d* (?:error|warning)s?$/);
	return built.or(rookery.console.getByRole('button', { name: /^(?:Errors|Warnings): [1-9]/ }));
}

/** What axe finds in the result as it is now. */
async function inaccessible(page: Page): Promise<string[]> {
	const shown = await page.locator('iframe[data-role=shown]').elementHandle();
	const frame = await shown?.contentFrame();
	if (!frame) throw new Error('No result is shown.');
	await frame.evaluate(axe);
	return frame.evaluate(async () => {
		const { violations } = await window.axe.run(document.body, {
			// An example is a part of a page, not a whole one.
			rules: { region: { enabled: false } }
		});
		return violations.flatMap(({ help, nodes }) => nodes.map(({ html }) => `${help}: ${html}`));
	});
}

for (const { id, title } of exampleGroups.flatMap((group) => group.examples)) {
	test(`the example '${title}' does what it shows, for everybody`, async ({ rookery }) => {
		await rookery.open(readExample(id));
		await rookery.settled(/running/);
		await trials[id]?.(rookery.result, rookery.page);
		await expect(faults(rookery)).toHaveCount(0);
		expect(await inaccessible(rookery.page)).toEqual([]);
		await rookery.page.emulateMedia({ colorScheme: 'dark' });
		expect(await inaccessible(rookery.page)).toEqual([]);
	});
}

test('every example is tried', () => {
	const ids = exampleGroups.flatMap((group) => group.examples.map((example) => example.id));
	expect(Object.keys(trials)).toEqual(ids);
});

test('what an example does wrong is seen here', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>console.warn('Beware');</script>
<p style="color: #999; background: #888">Hard to read</p>
<style>.unused { color: red; }</style>`
	});
	await expect(faults(rookery)).toHaveCount(2);
	expect(await inaccessible(rookery.page)).not.toEqual([]);
});
