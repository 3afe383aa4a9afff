import { expect, test } from './rookery';

const layout = `<script module>
	import h1 from './Heading.svelte';
	export { h1 };
</script>
<script>
	let { title, children } = $props();
</script>
<header>{title}</header>
{@render children()}
<footer>The end</footer>`;

const heading = `<script>
	let { children } = $props();
</script>
<h1 class="iced">{@render children()}</h1>
<style>
	h1 { color: rgb(1, 2, 3); }
</style>`;

const page = `---
layout: ./lib/Layout.svelte
title: On ice
count: 3
---

<script>
	import Egg from './lib/Egg.svelte';
	let warmed = $state(0);
</script>

# Penguins of *{title}*

There are **{count}** of them and {warmed} warm eggs.

<Egg onwarm={() => (warmed += 1)} />

\`\`\`js
const egg = '{not an expression}';
\`\`\`
`;

const egg = `<script>
	let { onwarm } = $props();
</script>
<button onclick={onwarm}>Warm</button>`;

test('a page of Markdown has a layout, components of the layout, frontmatter and components', async ({
	rookery
}) => {
	await rookery.open({
		'App.svx': page,
		'lib/Layout.svelte': layout,
		'lib/Heading.svelte': heading,
		'lib/Egg.svelte': egg
	});
	const { result } = rookery;
	await expect(result.locator('header')).toHaveText('On ice');
	await expect(result.locator('h1.iced')).toHaveText('Penguins of On ice');
	await expect(result.locator('h1.iced')).toHaveCSS('color', 'rgb(1, 2, 3)');
	await expect(result.locator('h1 em')).toHaveText('On ice');
	await expect(result.locator('strong')).toHaveText('3');
	await expect(result.locator('pre code')).toHaveText("const egg = '{not an expression}';");
	await result.getByRole('button', { name: 'Warm' }).click();
	await expect(result.getByText('There are 3 of them and 1 warm eggs.')).toBeVisible();
	await expect(result.locator('footer')).toHaveText('The end');
});

test('editing the layout, or a component of it, updates the page', async ({ rookery }) => {
	await rookery.open({
		'App.svx': page,
		'lib/Layout.svelte': layout,
		'lib/Heading.svelte': heading,
		'lib/Egg.svelte': egg
	});
	await expect(rookery.result.locator('footer')).toHaveText('The end');
	await rookery.openFile('lib/Layout.svelte');
	await rookery.write(layout.replace('The end', 'To be continued'));
	await expect(rookery.result.locator('footer')).toHaveText('To be continued');
	await rookery.openFile('lib/Heading.svelte');
	await rookery.write(heading.replace('iced', 'thawed'));
	await expect(rookery.result.locator('h1.thawed')).toHaveText('Penguins of On ice');
	// A layout that stops exporting a component gives the page its plain heading back.
	await rookery.openFile('lib/Layout.svelte');
	await rookery.write(layout.replace('export { h1 };', ''));
	await expect(rookery.result.locator('h1')).toHaveText('Penguins of On ice');
	await expect(rookery.result.locator('h1')).not.toHaveClass(/./);
});

test('the frontmatter is data: editing it changes the page, and others can import it', async ({
	rookery
}) => {
	await rookery.open({
		'App.svelte': `<script>
	import Note, { metadata } from './note.md';
</script>
<h2>{metadata.title}</h2>
<Note />`,
		'note.md': '---\ntitle: One\n---\n\n- first\n- *{title}*\n'
	});
	await expect(rookery.result.locator('h2')).toHaveText('One');
	await expect(rookery.result.locator('li')).toHaveText(['first', 'One']);
	await rookery.openFile('note.md');
	await rookery.write('---\ntitle: Two\n---\n\n- *{title}*\n');
	await expect(rookery.result.locator('h2')).toHaveText('Two');
	await expect(rookery.result.locator('li')).toHaveText(['Two']);
});

test('a layout that does not exist is said at its name, and creating it heals the page', async ({
	rookery
}) => {
	await rookery.open({ 'App.svx': '---\nlayout: ./Frame.svelte\n---\n\n# Hello\n' });
	const card = rookery.page.getByRole('region', { name: 'Error' });
	await expect(card).toContainText('There is no layout `./Frame.svelte`.');
	await expect(card).toContainText('App.svx:2:9');
	await rookery.addFile('Frame.svelte');
	await rookery.write(
		'<script>let { children } = $props();</script>\n<main>{@render children()}</main>'
	);
	await expect(rookery.result.locator('main h1')).toHaveText('Hello');
});

test('the output shows the Svelte code that mdsvex made', async ({ rookery }) => {
	await rookery.open({ 'App.svx': '---\ntitle: One\n---\n\n# {title}\n' });
	await rookery.page.getByRole('tab', { name: 'mdsvex' }).click();
	const code = rookery.page.getByLabel('Generated code of App.svx');
	await expect(code).toContainText('<h1>{title}</h1>');
	await expect(code).toContainText('export const metadata = {"title":"One"};');
});
