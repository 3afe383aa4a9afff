/**
 * Edit to DOM: a character is typed; from the event before its input to the changed node in the frame, on one clock. The floor is what the
 * Svelte compiler took for the edited file in the same build, as the worker reports it.
 */
import type { Browser } from '@playwright/test';
import { withPage, type BenchPage } from './bench-page';
import { benchProject } from './project';
import type { Ratio } from './result';
import { median } from './statistics';

/** Edits before those that count: the engine's compilers have to warm up. */
const WARM_UP = 8;

interface Edits {
	components: number;
	edit: number;
	floor: number;
}

async function measure(bench: BenchPage, components: number, count: number): Promise<Edits> {
	await bench.open(benchProject(components));
	await bench.edit('Child0.svelte');
	const { edits } = await bench.typeEdits('ready', count + WARM_UP);
	const floors = (await bench.builds()).map(({ timings }) => timings.svelte);
	return { components, edit: median(edits.slice(-count)), floor: median(floors.slice(-count)) };
}

/** `sizes` has to begin with 1, to which the others are compared. */
export async function editToDom(
	browser: Browser,
	address: string,
	{ sizes, count }: { sizes: number[]; count: number }
): Promise<Ratio[]> {
	const goals = new Map([
		[20, 1.5],
		[100, 1.5],
		[1000, 3]
	]);
	const ratios: Ratio[] = [];
	let one = NaN;
	for (const size of sizes) {
		const { edit, floor } = await withPage(browser, address, (bench) =>
			measure(bench, size, count)
		);
		const times = (edit / floor).toFixed(2);
		const detail = `${edit.toFixed(1)} ms, ${times} times the floor of ${floor.toFixed(1)} ms`;
		if (size === 1) {
			one = edit;
			ratios.push({
				id: 'edit-to-floor',
				what: 'edit to DOM / floor, 1 component',
				value: edit / floor,
				goal: 6,
				detail
			});
		} else {
			ratios.push({
				id: `edit-at-${size}`,
				what: `edit to DOM at ${size} components / at 1`,
				value: edit / one,
				goal: goals.get(size) ?? NaN,
				detail
			});
		}
	}
	return ratios;
}
