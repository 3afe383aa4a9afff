/** `npm run bench`: builds nothing, measures `dist`. Prints a table, writes `bench.json`. */
import { writeFile } from 'node:fs/promises';
import { measureEdits } from './edit-to-dom';
import { launch, serve } from './site';

const SIZES = [1, 20, 100];
const EDITS = { count: 15, warmUp: 5 };

function median(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const [low = NaN, high = NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
	return (low + high) / 2;
}

async function main(): Promise<void> {
	const stop = await serve();
	const browser = await launch();
	try {
		const rows = [];
		for (const size of SIZES) {
			const { edits, floors } = await measureEdits(browser, size, EDITS);
			const edit = median(edits);
			const floor = median(floors);
			rows.push({ components: size, edit, floor, toFloor: edit / floor });
		}
		const first = rows[0]?.edit ?? NaN;
		const results = rows.map((row) => ({ ...row, toOne: row.edit / first }));
		console.log('\nEdit to DOM, medians of %d edits each\n', EDITS.count);
		console.log('components   edit to DOM   floor (Svelte)   edit / floor   edit / edit at 1');
		for (const { components, edit, floor, toFloor, toOne } of results) {
			console.log(
				[
					String(components).padStart(10),
					`${edit.toFixed(1)} ms`.padStart(13),
					`${floor.toFixed(1)} ms`.padStart(16),
					toFloor.toFixed(2).padStart(14),
					toOne.toFixed(2).padStart(18)
				].join(' ')
			);
		}
		await writeFile('bench.json', `${JSON.stringify({ editToDom: results }, null, '\t')}\n`);
	} finally {
		await browser.close();
		stop();
	}
}

await main();
