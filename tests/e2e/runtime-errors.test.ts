import { expect, test, type Rookery } from './rookery';

function uncaught({ console }: Rookery) {
	return console.locator('[data-method="uncaught"]').first();
}

/** Where the cursor is, as the status line says it. */
function cursor({ page }: Rookery) {
	return page.getByText(/^Ln \d+, Col \d+$/);
}

test('an error in a click handler names its line, and clicking that opens the file there', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	import { hatch } from './lib/egg.js';
	function onclick() {
		hatch(null);
	}
</script>

<button {onclick}>Hatch</button>`,
		'lib/egg.js': `export function hatch(egg) {
	return egg.shell.open();
}`
	});
	await rookery.result.getByRole('button', { name: 'Hatch' }).click();
	const row = uncaught(rookery);
	await expect(row).toContainText("TypeError: Cannot read properties of null (reading 'shell')");
	const place = row.getByRole('button', { name: 'lib/egg.js:2:13' });
	await expect(row).toContainText('at hatch lib/egg.js:2:13');
	await expect(row).toContainText('onclick App.svelte:4:3');
	await place.click();
	await expect(rookery.tab('lib/egg.js')).toHaveAttribute('aria-selected', 'true');
	await expect(cursor(rookery)).toHaveText('Ln 2, Col 13');
	await expect(rookery.editor).toBeFocused();
	await row.getByRole('button', { name: 'App.svelte:4:3' }).click();
	await expect(rookery.tab('App.svelte')).toHaveAttribute('aria-selected', 'true');
	await expect(cursor(rookery)).toHaveText('Ln 4, Col 3');
	// The program goes on.
	await expect(rookery.root).toHaveAttribute('data-status', 'running');
});

test('a call of the console names the line it was made in', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script lang="ts">
	type Egg = { warm: boolean };

	const egg: Egg = { warm: true };
	console.log('egg', egg);
</script>`
	});
	const row = rookery.console.locator('[data-method="log"]');
	await row.getByRole('button', { name: 'App.svelte:5' }).click();
	await expect(cursor(rookery)).toHaveText('Ln 5, Col 10');
});

test('a rejection that nobody handles is reported with its place', async ({
	rookery,
	pageConsole
}) => {
	// A reason without a stack does not say that it is the program's.
	pageConsole.expect(/^uncaught: $/);
	await rookery.open({
		'App.svelte': `<script>
	async function feed() {
		await null;
		throw new RangeError('no fish');
	}
</script>
<button onclick={feed}>Feed</button>
<button onclick={() => Promise.reject('just words')}>Words</button>`
	});
	await rookery.result.getByRole('button', { name: 'Feed' }).click();
	await expect(uncaught(rookery)).toContainText('Unhandled rejection: RangeError: no fish');
	await expect(uncaught(rookery)).toContainText('feed App.svelte:4:9');
	await rookery.result.getByRole('button', { name: 'Words' }).click();
	await expect(rookery.consoleRow('just words')).toBeVisible();
});

test('an error in an effect is reported with its place', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>
	let count = $state(0);
	$effect(() => {
		if (count === 1) throw new Error('one is too many');
	});
</script>
<button onclick={() => count++}>{count}</button>`
	});
	await rookery.result.getByRole('button').click();
	await expect(uncaught(rookery)).toContainText('Error: one is too many');
	await expect(uncaught(rookery)).toContainText('App.svelte:4:26');
});

test('an error at mount is said over the result and in the console, at its line', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	import Nest from './Nest.svelte';
</script>
<Nest egg={undefined} />`,
		'Nest.svelte': `<script>
	let { egg } = $props();
</script>

<p>{egg.warm}</p>`
	});
	await expect(rookery.root).toHaveAttribute('data-status', 'failed');
	const card = rookery.page.getByRole('region', { name: 'Error' });
	await expect(card.getByRole('heading')).toHaveText(
		"TypeError: Cannot read properties of undefined (reading 'warm')"
	);
	await expect(card).not.toContainText('the last good result');
	await expect(uncaught(rookery)).toContainText('Nest.svelte:5:9');
	await uncaught(rookery).getByRole('button', { name: 'Nest.svelte:5:9' }).click();
	await expect(rookery.tab('Nest.svelte')).toHaveAttribute('aria-selected', 'true');
	await expect(cursor(rookery)).toHaveText('Ln 5, Col 9');
});

test('errors in Markdown and in TypeScript point into what the user wrote', async ({ rookery }) => {
	await rookery.open({
		'App.svx': `---
title: Errors
count: 2
---

<script lang="ts">
	import { Colony } from './colony';
	const colony = new Colony('king');
</script>

# {title}

Some *text* that moves what follows.

<button onclick={() => colony.lose(3 as number)}>Lose</button>
<button onclick={() => missing.call()}>Miss</button>
`,
		'colony.ts': `export enum Kind { King, Emperor }

interface Options { name: string }

export class Colony {
	constructor(public readonly name: string, private options?: Options) {}

	lose(count: number): never {
		throw new Error(\`\${this.name} lost \${count}\`);
	}
}`
	});
	await rookery.result.getByRole('button', { name: 'Lose' }).click();
	await expect(uncaught(rookery)).toContainText('Error: king lost 3');
	await expect(uncaught(rookery)).toContainText('colony.ts:9:9');
	await expect(uncaught(rookery)).toContainText('App.svx:15:31');
	await rookery.console.getByRole('button', { name: 'Clear console' }).click();
	await rookery.result.getByRole('button', { name: 'Miss' }).click();
	await expect(uncaught(rookery)).toContainText('ReferenceError: missing is not defined');
	await uncaught(rookery).getByRole('button', { name: 'App.svx:16:24' }).click();
	await expect(cursor(rookery)).toHaveText('Ln 16, Col 24');
});

test('an error in a package names the package, and the user’s own line below it', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	import { extent } from 'd3-array@3.2.0';
</script>
<button onclick={() => extent(7)}>Measure</button>`
	});
	await rookery.result.getByRole('button', { name: 'Measure' }).click();
	await expect(uncaught(rookery)).toContainText('TypeError');
	await expect(uncaught(rookery)).toContainText('App.svelte:4:24');
});
