import { expect, test } from './rookery';

test('a visitor sees the first project run and can change it', async ({ rookery }) => {
	await rookery.open();
	await expect(rookery.result.getByRole('heading')).toHaveText('Counting penguins');
	// Nothing pops up.
	await expect(rookery.page.getByRole('dialog')).toHaveCount(0);
	await expect(rookery.page.locator('.notices > *')).toHaveCount(0);
	await rookery.result.getByRole('button', { name: 'Hatch one' }).click();
	await expect(rookery.result.getByText('8 penguins, 16 eggs kept warm')).toBeVisible();
	await expect(rookery.result.locator('.colony svg')).toHaveCount(8);
	await expect(rookery.consoleRow('penguins: 8')).toBeVisible();
	await rookery.write('<h1>Mine now</h1>');
	await expect(rookery.result.getByRole('heading')).toHaveText('Mine now');
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
});

test('what is typed shows, key by key', async ({ rookery }) => {
	await rookery.open({ 'App.svelte': '<p></p>' });
	await rookery.placeCursorAfter('<p>');
	for (const text of ['a', 'ab', 'abc']) {
		await rookery.page.keyboard.type(text.slice(-1));
		await expect(rookery.result.locator('p')).toHaveText(text);
	}
});

test('files in folders import each other', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>
	import Card from './lib/ui/Card.svelte';
	import { greet } from './lib/greet';
</script>
<Card text={greet('fleet')} />`,
		'lib/ui/Card.svelte': `<script>
	import { shout } from '../greet.js';
	let { text } = $props();
</script>
<article>{shout(text)}</article>`,
		'lib/greet.js': `export const greet = (name) => 'hello ' + name;
export const shout = (text) => text.toUpperCase();`
	});
	await expect(rookery.result.locator('article')).toHaveText('HELLO FLEET');
	await rookery.openFile('lib/greet.js');
	await rookery.write(`export const greet = (name) => 'bye ' + name;
export const shout = (text) => text + '!';`);
	await expect(rookery.result.locator('article')).toHaveText('bye fleet!');
});
