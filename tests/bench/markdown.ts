/** Edit to DOM of a long Markdown page: a character typed at its end, against what mdsvex and the Svelte compiler take for it. */
import type { Browser } from '@playwright/test';
import { withPage, type BenchPage } from './bench-page';
import { markdownProject } from './project';
import type { Ratio } from './result';
import { median } from './statistics';

const LINES = 500;

/** A page of this length takes the engine's compilers longer to get used to. */
const WARM_UP = 8;

async function measure(bench: BenchPage, count: number): Promise<Ratio> {
	await bench.open(markdownProject(LINES));
	await bench.edit('App.svx');
	const { edits } = await bench.typeEdits('ready', count + WARM_UP);
	const builds = (await bench.builds()).slice(-count);
	const floors = builds.map(({ timings }) => timings.mdsvex + timings.svelte);
	const [edit, floor] = [median(edits.slice(-count)), median(floors)];
	return {
		id: 'markdown',
		what: `.svx of ${LINES} lines: edit to DOM / (mdsvex + Svelte)`,
		value: edit / floor,
		goal: 1.3,
		detail: `${edit.toFixed(1)} ms, floor ${floor.toFixed(1)} ms`
	};
}

export async function markdown(browser: Browser, address: string, count: number): Promise<Ratio[]> {
	return [await withPage(browser, address, (bench) => measure(bench, count))];
}
