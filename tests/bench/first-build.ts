/** The first build of a project, against what the Svelte compiler alone takes for its files. */
import type { Browser } from '@playwright/test';
import { withPage } from './bench-page';
import { benchProject } from './project';
import type { Ratio } from './result';
import { median } from './statistics';

const COMPONENTS = 100;

export async function firstBuild(
	browser: Browser,
	address: string,
	runs: number
): Promise<Ratio[]> {
	const ratios: number[] = [];
	const totals: number[] = [];
	for (let run = 0; run < runs; run++) {
		const [build] = await withPage(browser, address, async (bench) => {
			await bench.open(benchProject(COMPONENTS));
			await bench.settle();
			return bench.builds();
		});
		if (!build) throw new Error('The page was told of no build.');
		ratios.push(build.timings.total / build.timings.svelte);
		totals.push(build.timings.total);
	}
	return [
		{
			id: 'first-build',
			what: `first build of ${COMPONENTS} components / their Svelte compiles`,
			value: median(ratios),
			goal: 2,
			detail: `${median(totals).toFixed(0)} ms, ${runs} runs`
		}
	];
}
