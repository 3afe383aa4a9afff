/**
 * Edit to DOM: from the input event in the editor to the changed node in the frame, on one clock. The floor is what the Svelte compiler
 * took for the edited file in the same build, as the worker reports it.
 */
import type { Browser, Page } from '@playwright/test';
import { encodeLink } from '../../src/share/link';
import { benchProject, markerLine } from './project';
import { ADDRESS } from './site';

export interface EditMeasurement {
	components: number;
	/** Milliseconds, one for each edit. */
	edits: number[];
	floors: number[];
}

declare global {
	interface Window {
		rookeryInput: number;
		rookeryFloors: number[];
	}
}

/** Resolves with the time at which a text first stood in the frame. */
class Sightings {
	readonly #waiting = new Map<string, (time: number) => void>();

	see(text: string, time: number): void {
		this.#waiting.get(text)?.(time);
		this.#waiting.delete(text);
	}

	of(text: string): Promise<number> {
		return new Promise((resolve) => this.#waiting.set(text, resolve));
	}
}

async function replaceMarker(page: Page, text: string): Promise<void> {
	await page.keyboard.press('Control+End');
	await page.keyboard.press('Shift+Home');
	await page.keyboard.insertText(markerLine(text));
}

/** `count` edits after `warmUp` that are not counted. Each waits for the one before. */
export async function measureEdits(
	browser: Browser,
	components: number,
	{ count, warmUp }: { count: number; warmUp: number }
): Promise<EditMeasurement> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	const sightings = new Sightings();
	await page.exposeFunction('rookerySeen', (text: string, time: number) =>
		sightings.see(text, time)
	);
	// A file of its own: code compiled for Node would bring helpers along that the page does not have.
	await page.addInitScript({ path: 'tests/bench/instrument.js' });
	const ready = sightings.of('ready');
	await page.goto(`${ADDRESS}/${encodeLink(benchProject(components))}`);
	await ready;
	await page.getByRole('tab', { name: 'Child0.svelte' }).click();
	await page.locator('.cm-content').click();

	const edits: number[] = [];
	for (let index = 0; index < count + warmUp; index++) {
		const seen = sightings.of(`edit ${index}`);
		await replaceMarker(page, `edit ${index}`);
		const time = await seen;
		const started = await page.evaluate(() => window.rookeryInput);
		if (index >= warmUp) edits.push(time - started);
		await page.waitForSelector('[data-status=running]');
		// Nobody types faster than the next spare document loads; a burst is another measurement.
		await page.waitForSelector('iframe[data-role=spare][data-ready]', { state: 'attached' });
	}
	const floors = await page.evaluate(() => window.rookeryFloors);
	await context.close();
	return { components, edits, floors: floors.slice(-count) };
}
