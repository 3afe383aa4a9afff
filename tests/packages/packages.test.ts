import { expect, test } from '../e2e/rookery';
import { REFUSALS, SAMPLES } from './list';
import type { Check, Sample } from './sample';
import type { Rookery } from '../e2e/rookery';

const pinned = (pins: Record<string, string>) => JSON.stringify({ dependencies: pins }, null, '\t');

async function verify(rookery: Rookery, check: Check): Promise<void> {
	const found = rookery.result.locator(check.selector);
	if (check.count !== undefined) await expect(found).toHaveCount(check.count);
	const first = found.first();
	await expect(first).toBeAttached();
	if (check.text !== undefined) await expect(first).toHaveText(check.text);
	if (check.attribute) await expect(first).toHaveAttribute(...check.attribute);
	if (check.style) await expect(first).toHaveCSS(...check.style);
}

async function run(rookery: Rookery, { files, pins, press, keys, checks }: Sample): Promise<void> {
	await rookery.open({ ...files, 'package.json': pinned(pins) });
	const fault = await rookery.page.getByRole('region', { name: 'Error' }).allInnerTexts();
	expect(fault, 'the project builds and runs').toEqual([]);
	if (press !== undefined) await rookery.result.getByRole('button', { name: press }).click();
	if (keys) {
		const [selector, ...pressed] = keys;
		await rookery.result.locator(selector).first().focus();
		for (const key of pressed) await rookery.page.keyboard.press(key);
	}
	for (const check of checks) await verify(rookery, check);
}

for (const sample of SAMPLES) {
	test(`${sample.name} works`, ({ rookery }) => run(rookery, sample));
}

for (const { name, pins, specifier, message, hint } of REFUSALS) {
	test(`${name} says why it cannot work here`, async ({ rookery }) => {
		await rookery.open({
			'App.svelte': `<script>\n\timport * as it from '${specifier}';\n</script>\n{typeof it}`,
			'package.json': pinned(pins)
		});
		const card = rookery.page.getByRole('region', { name: 'Error' });
		await expect(card).toContainText(message);
		await expect(card).toContainText(hint);
		await expect(card).toContainText('App.svelte:2:23');
	});
}
