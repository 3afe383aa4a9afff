/** Somebody types fast: how soon is the last character there, and how many of the states in between were shown? */
import type { Browser } from '@playwright/test';
import { withPage, type BenchPage } from './bench-page';
import { benchProject } from './project';
import type { Ratio } from './result';
import { median } from './statistics';

const TYPED = 'abcdefghijklmnopqrstuvwxy';

/** Edits that the last character is compared with. */
const SINGLES = 7;

/** Milliseconds between two characters. */
const INTERVAL = 30;

async function measure(
	bench: BenchPage,
	runs: number
): Promise<{ lag: number[]; shown: number[] }> {
	const lag: number[] = [];
	const shown: number[] = [];
	await bench.open(benchProject(1));
	await bench.edit('Child0.svelte');
	for (let run = -1; run < runs; run++) {
		const start = `run${run + 1}-`;
		await bench.replaceMarker(start);
		await bench.settle();
		const { edits, text } = await bench.typeEdits(start, SINGLES);
		const states = new Set(
			[...TYPED].slice(0, -1).map((_, index) => text + TYPED.slice(0, index + 1))
		);
		const seen = bench.sighting(text + TYPED);
		await bench.page.keyboard.type(TYPED, { delay: INTERVAL });
		const last = (await seen) - (await bench.input());
		await bench.settle();
		// The first run warms up.
		if (run < 0) continue;
		lag.push(last / median(edits));
		shown.push(bench.shown.filter((state) => states.has(state.text)).length / states.size);
	}
	return { lag, shown };
}

export async function burst(browser: Browser, address: string, runs: number): Promise<Ratio[]> {
	const { lag, shown } = await withPage(browser, address, (bench) => measure(bench, runs));
	const detail = `${TYPED.length} characters at ${INTERVAL} ms, ${runs} runs`;
	return [
		{
			id: 'burst-lag',
			what: 'burst: last character / single edit',
			value: median(lag),
			goal: 2,
			detail
		},
		{
			id: 'burst-shown',
			what: 'burst: share of the states in between that were shown',
			value: median(shown),
			goal: 0.5,
			isShare: true,
			detail
		}
	];
}
