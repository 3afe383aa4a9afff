/** Somebody types while a hundred components are compiled: the page must not notice. */
import type { Browser } from '@playwright/test';
import { encodeLink } from '../../src/share/link';
import { withPage, type BenchPage } from './bench-page';
import { longestTask } from './main-thread';
import { benchProject } from './project';
import type { Ratio } from './result';
import { percentile } from './statistics';

const COMPONENTS = 100;

/** Milliseconds between two keys. */
const INTERVAL = 40;

/** A build that is overtaken by every key may not come to an end before the last one. */
const MOST_KEYS = 60;

/** With fewer, hardly anybody typed while the compiler was at work. */
const LEAST_KEYS = 5;

interface Typed {
	/** Milliseconds from each key to the caret behind it. */
	keys: number[];
	/** Milliseconds that the longest task of the page took, while others had the processor as well. */
	longest: number;
}

/** Puts the cursor where the keys are to be pressed. */
async function toEnd({ page }: BenchPage): Promise<void> {
	await page.locator('.cm-content').first().click();
	await page.keyboard.press('Control+End');
}

/** Presses keys until `isOver`. */
async function type({ page }: BenchPage, isOver: () => Promise<boolean>): Promise<Typed> {
	const start = await page.evaluate(() => {
		window.rookeryBench.keys.length = 0;
		return performance.now();
	});
	for (let key = 0; key < MOST_KEYS; key++) {
		await page.keyboard.type('x', { delay: INTERVAL });
		if (await isOver()) break;
	}
	return page.evaluate((from) => {
		const { keys, longTasks } = window.rookeryBench;
		const during = longTasks.filter((task) => task.start >= from);
		return { keys, longest: Math.max(0, ...during.map(({ duration }) => duration)) };
	}, start);
}

interface Measured {
	atWork: Typed;
	/** The same keys once nothing is compiled but what they change. */
	atRest: Typed;
	/** Milliseconds of the processor that the longest task took while the compiler was at work. */
	longestWork: number;
}

/** Keys are pressed for as long as the compiler is at work, and no longer. */
async function measure(browser: Browser, bench: BenchPage, variant: string): Promise<Measured> {
	const { page } = bench;
	await bench.open(benchProject(1));
	await bench.edit('App.svelte');
	// Another project comes into the page that is open, with a hundred files the compiler has not seen.
	const hash = encodeLink(benchProject(COMPONENTS, variant));
	await page.evaluate((next) => (location.hash = next), hash);
	await page.getByText('Child99', { exact: false }).first().waitFor({ state: 'attached' });
	const countBuilds = () => page.evaluate(() => window.rookeryBench.builds.length);
	const before = await countBuilds();
	await toEnd(bench);
	const { milliseconds, result } = await longestTask(browser, page, () =>
		type(bench, async () => (await countBuilds()) > before)
	);
	if (result.keys.length < LEAST_KEYS) {
		throw new Error(
			`The compiler was done after ${result.keys.length} keys: nothing was measured.`
		);
	}
	await bench.settle();
	await toEnd(bench);
	let left = result.keys.length;
	const atRest = await type(bench, () => Promise.resolve(--left === 0));
	return { atWork: result, atRest, longestWork: milliseconds };
}

export async function typing(browser: Browser, address: string, runs: number): Promise<Ratio[]> {
	const all: Measured[] = [];
	for (let run = 0; run < runs; run++) {
		all.push(await withPage(browser, address, (bench) => measure(browser, bench, `typing ${run}`)));
	}
	const slow = (typed: Typed[]) =>
		percentile(
			typed.flatMap(({ keys }) => keys),
			0.95
		);
	const atWork = all.map((one) => one.atWork);
	const [busy, calm] = [slow(atWork), slow(all.map((one) => one.atRest))];
	const count = atWork.flatMap(({ keys }) => keys).length;
	const detail = `${count} keys while ${COMPONENTS} components are compiled`;
	return [
		{
			id: 'typing-key',
			what: 'typing: key to caret, 95th percentile',
			value: busy,
			goal: 50,
			unit: 'ms',
			detail
		},
		{
			id: 'typing-rest',
			what: 'typing: the same / the same at rest',
			value: busy / calm,
			goal: 2,
			detail: `${busy.toFixed(0)} ms, at rest ${calm.toFixed(0)} ms`
		},
		{
			id: 'typing-task',
			what: 'typing: longest task of the page over 50 ms, in all runs',
			value: Math.max(0, ...atWork.map(({ longest }) => longest)),
			goal: 50,
			unit: 'ms',
			detail
		},
		{
			id: 'typing-work',
			what: 'typing: longest task, what it took of the processor',
			value: Math.max(...all.map(({ longestWork }) => longestWork)),
			goal: 50,
			unit: 'ms',
			detail
		}
	];
}
