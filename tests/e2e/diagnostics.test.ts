/** Faults that the compiler finds: where they are shown, what is said, and the way there and out. */
import { expect, test, type Rookery } from './rookery';

/** The card that hovering over a squiggle shows. */
async function hover(rookery: Rookery, squiggle: string, text: string) {
	const mark = rookery.page.locator(squiggle).filter({ hasText: text });
	await expect(mark.first()).toBeVisible();
	await mark.first().hover();
	const card = rookery.page.locator('.cm-tooltip .cm-problem');
	await expect(card).toBeVisible();
	return card;
}

const BROKEN = `<script>
	let x = $state('');
</script>

<p>before</p>
<div class="a" bind:value={x}>text</div>
`;

test('a compile error is underlined at its place, with message, code and a link to the docs', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte': `<script>\n\timport Card from './lib/Card.svelte';\n</script>\n<Card />`,
		'lib/Card.svelte': BROKEN
	});
	await rookery.settled(/failed/);
	// The right file: the one that is open has no fault of its own.
	await expect(page.locator('.cm-lintRange-error')).toHaveCount(0);
	await expect(rookery.tab('lib/Card.svelte')).toHaveAccessibleName(/has errors/);
	await expect(rookery.tab('App.svelte')).not.toHaveAccessibleName(/has errors/);
	await rookery.openFile('lib/Card.svelte');
	const mark = page.locator('.cm-lintRange-error');
	await expect(mark).toHaveText('bind:value={x}');
	await expect(page.locator('.cm-line').filter({ has: mark })).toContainText('<div class="a"');
	const card = await hover(rookery, '.cm-lintRange-error', 'bind:value');
	await expect(card).toContainText('`bind:value` can only be used with');
	await expect(card).toContainText('bind_invalid_target');
	await expect(card.getByRole('link', { name: 'Explain' })).toHaveAttribute(
		'href',
		'https://svelte.dev/docs/svelte/compiler-errors#bind_invalid_target'
	);
});

test('the error card names the line and leads there', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte': `<script>\n\timport Card from './lib/Card.svelte';\n</script>\n<Card />`,
		'lib/Card.svelte': BROKEN
	});
	const card = page.getByRole('region', { name: 'Error' });
	await expect(card).toContainText('`bind:value` can only be used with');
	await expect(card).toContainText('lib/Card.svelte:6:16');
	await expect(card.getByRole('link', { name: 'Explain' })).toHaveAttribute(
		'href',
		'https://svelte.dev/docs/svelte/compiler-errors#bind_invalid_target'
	);
	await card.getByRole('button', { name: 'Go to line 6' }).click();
	await expect(rookery.tab('lib/Card.svelte')).toHaveAttribute('aria-selected', 'true');
	await expect(page.getByText('Ln 6, Col 16')).toBeVisible();
	await expect(rookery.editor).toBeFocused();
	// What is typed lands at the fault.
	await page.keyboard.type('data-');
	await expect(rookery.editor).toContainText('data-bind:value');
	await rookery.settled(/running/);
	await expect(card).toBeHidden();
});

test('the last good result stays, marked as old, and comes back live', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({
		'App.svelte': `<script>\n\tlet count = $state(0);\n</script>\n<button onclick={() => count++}>{count}</button>\n<p>good</p>`
	});
	const button = rookery.result.getByRole('button');
	await button.click();
	await expect(button).toHaveText('1');
	await rookery.placeCursorAfter('<p>good');
	const broken = '{count +}';
	await page.keyboard.type(broken);
	await rookery.settled(/failed/);
	await expect(page.getByRole('region', { name: 'Output', exact: true })).toContainText('Stale');
	await expect(page.getByRole('region', { name: 'Error' })).toContainText('last good result');
	// The old program is still there, with its state.
	await expect(button).toHaveText('1');
	await expect(rookery.result.locator('p')).toHaveText('good');
	for (let count = 0; count < broken.length; count += 1) await page.keyboard.press('Backspace');
	await page.keyboard.type(' again');
	await rookery.settled(/running/);
	await expect(rookery.result.locator('p')).toHaveText('good again');
	await expect(page.getByRole('region', { name: 'Error' })).toBeHidden();
	await expect(page.getByRole('region', { name: 'Output', exact: true })).toContainText('Live');
	await expect(page.locator('.cm-lintRange-error')).toHaveCount(0);
});

test('a program that breaks while it is mounted says so, and a fixed one runs', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': '<p>fine</p>' });
	await rookery.write(`<script>\n\tthrow new Error('Eggs are cold');\n</script>\n<p>never</p>`);
	await rookery.settled(/failed/);
	const card = page.getByRole('region', { name: 'Error' });
	await expect(card).toContainText('Eggs are cold');
	await expect(rookery.result.locator('p')).toHaveText('fine');
	await card.getByRole('button', { name: 'Show it in the console' }).click();
	await expect(rookery.console).toContainText('Eggs are cold');
	await rookery.write('<p>warm</p>');
	await expect(rookery.result.locator('p')).toHaveText('warm');
	await expect(card).toBeHidden();
});

test('a warning is underlined as well and the program runs', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open({ 'App.svelte': `<p>runs</p>\n<img src="data:,">\n` });
	await rookery.settled(/running/);
	const mark = page.locator('.cm-lintRange-warning');
	await expect(mark).toHaveText('<img src="data:,">');
	const card = await hover(rookery, '.cm-lintRange-warning', 'img');
	await expect(card).toContainText('should have an alt attribute');
	await expect(card).toContainText('a11y_missing_attribute');
	await expect(card.getByRole('link', { name: 'Explain' })).toHaveAttribute(
		'href',
		'https://svelte.dev/docs/svelte/compiler-warnings#a11y_missing_attribute'
	);
	await expect(page.getByText(/^0\s*errors$/)).toBeVisible();
	await expect(page.getByText(/^1\s*warning$/)).toBeVisible();
});

const POST = `---
title: Birds
---

<script>
	let name = $state('');
</script>

# Hello *there*

| a | b |
|---|---|
| 1 | 2 |

Some **Markdown** before, and then:

<div class="x" bind:value={name}>text</div>

More text.
`;

test('a fault in a Markdown file is underlined at its place in the Markdown', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open({ 'App.svx': POST });
	await rookery.settled(/failed/);
	await expect(page.locator('.cm-lintRange-error')).toHaveText('bind:value={name}');
	const card = page.getByRole('region', { name: 'Error' });
	await expect(card).toContainText('App.svx:17:16');
	await card.getByRole('button', { name: 'Go to line 17' }).click();
	await expect(page.getByText('Ln 17, Col 16')).toBeVisible();
	const problem = await hover(rookery, '.cm-lintRange-error', 'bind:value');
	await expect(problem.getByRole('link', { name: 'Explain' })).toHaveAttribute(
		'href',
		'https://svelte.dev/docs/svelte/compiler-errors#bind_invalid_target'
	);
	await rookery.write(POST.replace('<div class="x" bind:value={name}>', '<img src="data:,"><div>'));
	await rookery.settled(/running/);
	await expect(page.locator('.cm-lintRange-warning')).toHaveText('<img src="data:,">');
	await expect(rookery.result.getByRole('heading')).toHaveText('Hello there');
});
