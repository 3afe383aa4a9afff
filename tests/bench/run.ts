/**
 * `npm run bench`: measures the built site, prints a table and writes `bench.json`. docs/bench.md says how to read them.
 *
 * `--check` takes fewer runs and ends with an error where a figure is worse than its bound by more than half. `--only <name>` takes one
 * measurement, `--dist <folder>` another build.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { burst } from './burst';
import { editToDom } from './edit-to-dom';
import { firstBuild } from './first-build';
import { firstLoad } from './first-load';
import { markdown } from './markdown';
import { regressions } from './regressions';
import { table, type Ratio } from './result';
import { launch, serve } from './site';
import { typing } from './typing';

const BOUNDS = path.join(import.meta.dirname, 'bounds.json');
const RESULTS = 'bench.json';

const { values: options } = parseArgs({
	options: {
		check: { type: 'boolean', default: false },
		only: { type: 'string', multiple: true },
		dist: { type: 'string', default: 'dist' }
	}
});

async function main(): Promise<number> {
	const isShort = options.check;
	const site = await serve(options.dist);
	const browser = await launch();
	const { address } = site;
	const measurements: Record<string, () => Promise<Ratio[]>> = {
		load: () => firstLoad(browser, site, isShort ? 3 : 5),
		edit: () =>
			editToDom(browser, address, {
				sizes: isShort ? [1, 100, 1000] : [1, 20, 100, 1000],
				count: isShort ? 5 : 15
			}),
		burst: () => burst(browser, address, 5),
		markdown: () => markdown(browser, address, isShort ? 5 : 15),
		build: () => firstBuild(browser, address, 5),
		typing: () => typing(browser, address, 5)
	};
	const names = options.only ?? Object.keys(measurements);
	const ratios: Ratio[] = [];
	try {
		for (const name of names) {
			const measure = measurements[name];
			if (!measure) {
				const known = Object.keys(measurements).join(', ');
				throw new Error(`There is no measurement '${name}'. There are ${known}.`);
			}
			ratios.push(...(await measure()));
		}
	} finally {
		await browser.close();
		site.stop();
	}
	console.log(`\n${table(ratios)}\n`);
	const measured = { measured: new Date().toISOString(), isShort, ratios };
	await writeFile(RESULTS, `${JSON.stringify(measured, null, '\t')}\n`);
	console.log(`Written to ${RESULTS}.`);
	if (!options.check) return 0;
	const bounds = JSON.parse(await readFile(BOUNDS, 'utf8')) as Record<string, number>;
	const found = regressions(ratios, bounds);
	for (const regression of found) console.error(regression);
	return found.length === 0 ? 0 : 1;
}

process.exitCode = await main();
