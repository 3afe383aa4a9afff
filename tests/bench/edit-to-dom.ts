/**
 * Edit to DOM: from the input event in the editor to the changed node in the frame, on one clock. The floor is what the Svelte compiler
 * took for the edited file in the same build, as the worker reports it.
 */
import type { Browser, Page } from '@playwright/test';
import type { FromCompiler } from '../../src/protocol/compiler';
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
		rookerySeen(text: string, time: number): void;
	}
}

/** Runs in the page and in every frame before anything else. */
function instrument(): void {
	const now = () => performance.timeOrigin + performance.now();
	if (window !== top) {
		let last = '';
		new MutationObserver(() => {
			const text = document.querySelector('.marker')?.textContent ?? '';
			if (text === last) return;
			last = text;
			window.rookerySeen(text, now());
		}).observe(document, { childList: true, subtree: true, characterData: true });
		return;
	}
	window.rookeryFloors = [];
	document.addEventListener('beforeinput', () => (window.rookeryInput = now()), true);
	window.Worker = class extends Worker {
		constructor(url: string | URL, options?: WorkerOptions) {
			super(url, options);
			const revisions = new Set<number>();
			this.addEventListener('message', ({ data }: MessageEvent<FromCompiler>) => {
				if (data.kind !== 'built' || revisions.has(data.report.revision)) return;
				revisions.add(data.report.revision);
				window.rookeryFloors.push(data.report.timings.svelte);
			});
		}
	};
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
	await page.addInitScript(instrument);
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
		// The next spare document is loading: an edit by hand comes later than that, too.
		await page.waitForFunction(() => document.querySelectorAll('iframe').length === 2);
		await page.waitForLoadState('networkidle');
	}
	const floors = await page.evaluate(() => window.rookeryFloors);
	await context.close();
	return { components, edits, floors: floors.slice(-count) };
}
