/** A link to a hello world, with an empty cache and once more: what is transferred, and how long it takes to the first node. */
import type { Browser } from '@playwright/test';
import { BenchPage, withPage } from './bench-page';
import { helloProject } from './project';
import type { Ratio } from './result';
import type { Site, Transfer } from './site';
import { median } from './statistics';

/** A word of mdsvex's own that no other part of the site has. */
const MDSVEX = 'smartypants';

const kilobytes = (transfers: Transfer[]) =>
	transfers.reduce((sum, { bytes, headerBytes }) => sum + bytes + headerBytes, 0) / 1000;

interface Load {
	milliseconds: number;
	/** What had come when the result stood there. */
	beforeResult: Transfer[];
	/** What had come when the editor could be used. */
	withEditor: Transfer[];
	/** Everything, with what the page fetches in advance. */
	whole: Transfer[];
}

async function load(bench: BenchPage, site: Site): Promise<Load> {
	site.forget();
	const milliseconds = await bench.open(helloProject);
	const beforeResult = [...site.transfers];
	await bench.settle();
	await bench.page.locator('.cm-content').first().waitFor();
	const withEditor = [...site.transfers];
	await site.quiet();
	return { milliseconds, beforeResult, withEditor, whole: [...site.transfers] };
}

async function holdsMdsvex(site: Site, { path }: Transfer): Promise<boolean> {
	if (!path.endsWith('.js')) return false;
	const response = await fetch(site.address + path);
	return (await response.text()).includes(MDSVEX);
}

export async function firstLoad(browser: Browser, site: Site, runs: number): Promise<Ratio[]> {
	const first: Load[] = [];
	const second: Load[] = [];
	for (let run = 0; run < runs; run++) {
		await withPage(browser, site.address, async (bench) => {
			const context = bench.page.context();
			first.push(await load(bench, site));
			// Two pages at once would wait for each other's downloads.
			await bench.page.close();
			const again = await BenchPage.create(context, site.address);
			second.push(await load(again, site));
		});
	}
	const beforeResult = first.map((one) => kilobytes(one.beforeResult));
	const withEditor = first.map((one) => kilobytes(one.withEditor));
	const bodies = second.map(({ whole }) => whole.reduce((sum, { bytes }) => sum + bytes / 1000, 0));
	const asked = second[0]?.whole.map(({ path, status }) => `${path} ${status}`) ?? [];
	const mdsvex: boolean[] = [];
	for (const transfer of first.flatMap((one) => one.withEditor)) {
		mdsvex.push(await holdsMdsvex(site, transfer));
	}
	const time = (loads: Load[]) => median(loads.map(({ milliseconds }) => milliseconds)).toFixed(0);
	return [
		{
			id: 'first-load',
			what: 'first load of a hello world: transferred',
			value: median(beforeResult),
			goal: 720,
			unit: 'kB',
			detail: `result after ${time(first)} ms; ${median(withEditor).toFixed(0)} kB with the editor`
		},
		{
			id: 'second-visit',
			what: 'second visit: bodies transferred',
			value: median(bodies),
			goal: 0,
			unit: 'kB',
			detail: `result after ${time(second)} ms; asked: ${[...new Set(asked)].join(', ')}`
		},
		{
			id: 'no-mdsvex',
			what: 'files of mdsvex that a link without Markdown loads',
			value: mdsvex.filter(Boolean).length,
			goal: 0,
			detail: `of ${mdsvex.length} files`
		}
	];
}
