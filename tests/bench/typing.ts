/** Somebody types while a hundred components are compiled: the page must not notice. */
import type { Browser } from '@playwright/test';
import { encodeLink } from '../../src/share/link';
import { withPage, type BenchPage } from './bench-page';
import { benchProject } from './project';
import type { Ratio } from './result';
import { percentile } from './statistics';

const COMPONENTS = 100;

/** Milliseconds between two keys. */
const INTERVAL = 40;

/** A build that is overtaken by every key may not come to an end before the last one. */
const MOST_KEYS = 60;

interface Typed {
	keys: number[];
	longest: number;
}

/** Keys are pressed for as long as the compiler is at work, and no longer. */
async function measure(bench: BenchPage, variant: string): Promise<Typed> {
	const { page } = bench;
	await bench.open(benchProject(1));
	await bench.edit('App.svelte');
	// Another project comes into the page that is open, with a hundred files the compiler has not seen.
	const hash = encodeLink(benchProject(COMPONENTS, variant));
	await page.evaluate((next) => (location.hash = next), hash);
	await page.getByText('Child99', { exact: false }).first().waitFor({ state: 'attached' });
	await page.locator('.cm-content').first().click();
	const before = await page.evaluate(() => {
		window.rookeryBench.keys.length = 0;
		return { start: performance.now(), builds: window.rookeryBench.builds.length };
	});
	await page.keyboard.press('Control+End');
	for (let key = 0; key < MOST_KEYS; key++) {
		await page.keyboard.type('x', { delay: INTERVAL });
		const builds = await page.evaluate(() => window.rookeryBench.builds.length);
		if (builds > before.builds) break;
	}
	return page.evaluate(({ start }) => {
		const { keys, longTasks } = window.rookeryBench;
		const during = longTasks.filter((task) => task.start >= start);
		return { keys, longest: Math.max(0, ...during.map(({ duration }) => duration)) };
	}, before);
}

export async function typing(browser: Browser, address: string, runs: number): Promise<Ratio[]> {
	const keys: number[] = [];
	const longest: number[] = [];
	for (let run = 0; run < runs; run++) {
		const typed = await withPage(browser, address, (bench) => measure(bench, `typing ${run}`));
		keys.push(...typed.keys);
		longest.push(typed.longest);
	}
	const detail = `${keys.length} keys while ${COMPONENTS} components are compiled`;
	return [
		{
			id: 'typing-key',
			what: 'typing: key to caret, 95th percentile',
			value: percentile(keys, 0.95),
			goal: 50,
			unit: 'ms',
			detail
		},
		{
			id: 'typing-task',
			what: 'typing: longest task of the page over 50 ms, in all runs',
			value: Math.max(0, ...longest),
			goal: 50,
			unit: 'ms',
			detail
		}
	];
}
