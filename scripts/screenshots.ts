/** `npm run screenshots`: the pictures of the README and the docs, taken of the built site. */
import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { encodeLink } from '../src/share/link';
import { launch, serve } from '../tests/bench/site';

const FOLDER = 'docs/images';

const DESK = { width: 1440, height: 900 };
const TELEPHONE = { width: 375, height: 812 };

interface Picture {
	name: string;
	scheme: 'light' | 'dark';
	size: { width: number; height: number };
	/** What the visitor does before the picture is taken. */
	prepare?(page: Page): Promise<void>;
	/** Files of the project; the first visit without them. */
	files?: Record<string, string>;
}

const ARTICLE = `---
layout: ./Layout.svelte
title: Notes from the ice
---

<script>
	import Tide from './Tide.svelte';
</script>

Markdown, a **layout** and a component, in one file:

<Tide hours={12} />

\`\`\`svelte
<Tide hours={12} />
\`\`\`
`;

const LAYOUT = `<script>
	let { title, children } = $props();
</script>

<article>
	<h1>{title}</h1>
	{@render children()}
</article>

<style>
	article {
		max-width: 34rem;
		margin: 2rem auto;
		padding: 0 1.5rem;
		font: 1rem/1.65 system-ui, sans-serif;
	}
</style>
`;

const TIDE = `<script>
	let { hours } = $props();
	let hour = $state(4);
	const height = $derived(2 + 1.6 * Math.sin((hour / hours) * 2 * Math.PI));
</script>

<label>
	Hour {hour} <input type="range" max={hours} bind:value={hour} />
</label>
<p>The water stands at {height.toFixed(1)} m.</p>
`;

async function open(page: Page, role: 'tab' | 'button', name: string): Promise<void> {
	await page.getByRole(role, { name }).first().click();
}

const PICTURES: readonly Picture[] = [
	{ name: 'playground-dark', scheme: 'dark', size: DESK },
	{ name: 'playground-light', scheme: 'light', size: DESK },
	{
		name: 'error-light',
		scheme: 'light',
		size: DESK,
		async prepare(page) {
			await page.locator('.cm-line').filter({ hasText: 'count={colony.count}' }).click();
			await page.keyboard.press('End');
			for (let press = 0; press < 4; press += 1) await page.keyboard.press('Backspace');
			await page.getByRole('region', { name: 'Error' }).waitFor();
		}
	},
	{
		name: 'mdsvex-dark',
		scheme: 'dark',
		size: DESK,
		files: { 'App.svx': ARTICLE, 'Layout.svelte': LAYOUT, 'Tide.svelte': TIDE }
	},
	{
		name: 'palette-dark',
		scheme: 'dark',
		size: DESK,
		async prepare(page) {
			await page.keyboard.press('ControlOrMeta+k');
			await page.getByRole('combobox', { name: 'Go to file or command' }).fill('co');
			await page.getByRole('option').first().waitFor();
		}
	},
	{
		name: 'telephone-editor-dark',
		scheme: 'dark',
		size: TELEPHONE,
		prepare: (page) => open(page, 'tab', 'Code')
	},
	{ name: 'telephone-result-light', scheme: 'light', size: TELEPHONE }
];

async function main(): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	const site = await serve();
	// The emulated scale does not reach the preview, which is a process of its own.
	const browser = await launch(['--force-device-scale-factor=2']);
	try {
		for (const { name, scheme, size, files, prepare } of PICTURES) {
			const context = await browser.newContext({
				viewport: size,
				colorScheme: scheme,
				reducedMotion: 'reduce',
				hasTouch: size === TELEPHONE,
				deviceScaleFactor: 2
			});
			const page = await context.newPage();
			await page.goto(site.address + (files ? `/${link(files)}` : ''));
			await page.waitForSelector('[data-status=running]');
			await page.locator('.cm-content').waitFor({ state: 'attached' });
			await prepare?.(page);
			await page.evaluate(() => document.fonts.ready.then(() => undefined));
			await page.screenshot({ path: `${FOLDER}/${name}.png` });
			await context.close();
		}
	} finally {
		await browser.close();
		site.stop();
	}
}

function link(files: Record<string, string>): string {
	return encodeLink({
		name: 'Notes from the ice',
		entry: 'App.svx',
		files: Object.entries(files).map(([path, content]) => ({ path, content })),
		options: {}
	});
}

await main();
