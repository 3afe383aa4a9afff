/** A page of the playground under measurement. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Project } from '../../src/protocol/project';
import { encodeLink } from '../../src/share/link';
import { markerLine } from './project';

export interface Build {
	revision: number;
	/** How many modules were built for it. */
	rebuilt: number;
	timings: { total: number; svelte: number; mdsvex: number; link: number };
	/** When the page heard of it, in milliseconds since the navigation. */
	at: number;
}

declare global {
	interface Window {
		/** What `instrument.js` notes. */
		rookeryBench: {
			/** When the last input came, in milliseconds since 1970. */
			input: number;
			builds: Build[];
			/** Milliseconds from each key to the frame that shows what it did. */
			keys: number[];
			longTasks: { start: number; duration: number }[];
		};
	}
}

/** Milliseconds after which something counts as lost: a thousand components on a busy machine take minutes. */
const PATIENCE = 120_000;

export class BenchPage {
	readonly page: Page;
	/** Texts of the marker, in the order in which they stood in the preview. */
	readonly shown: { text: string; time: number }[] = [];
	readonly #address: string;
	readonly #waiting = new Map<string, (time: number) => void>();

	private constructor(page: Page, address: string) {
		this.page = page;
		this.#address = address;
	}

	static async create(context: BrowserContext, address: string): Promise<BenchPage> {
		const bench = new BenchPage(await context.newPage(), address);
		await bench.page.exposeFunction('rookerySeen', (text: string, time: number) => {
			bench.shown.push({ text, time });
			bench.#waiting.get(text)?.(time);
		});
		// A file of its own: code compiled for Node would bring helpers along that the page does not have.
		await bench.page.addInitScript({ path: 'tests/bench/instrument.js' });
		return bench;
	}

	/** Resolves with the time at which a text will stand in the marker. Ask before you do what brings it there. */
	sighting(text: string): Promise<number> {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(
				() => reject(new Error(`'${text}' was not in the preview after ${PATIENCE / 1000} s.`)),
				PATIENCE
			);
			this.#waiting.set(text, (time) => {
				clearTimeout(timer);
				this.#waiting.delete(text);
				resolve(time);
			});
		});
	}

	/** Opens a link to the project. Returns the milliseconds from the navigation to the marker's text `ready`. */
	async open(project: Project): Promise<number> {
		const seen = this.sighting('ready');
		await this.page.goto(`${this.#address}/${encodeLink(project)}`);
		const [time, origin] = await Promise.all([
			seen,
			this.page.evaluate(() => performance.timeOrigin)
		]);
		return time - origin;
	}

	/** Opens a file in the editor and waits until that can be worked in and nothing is under way. */
	async edit(path: string): Promise<void> {
		const tab = this.page.getByRole('tab', { name: path });
		const item = this.page.getByRole('treeitem', { name: path });
		await tab.or(item).first().click();
		await this.page.locator('.cm-content').first().click();
		await this.settle();
	}

	/** Nothing is under way: what is measured next stands for itself. */
	async settle(): Promise<void> {
		await this.page.waitForSelector('[data-status=running]', { timeout: PATIENCE });
		await this.page.waitForSelector('iframe[data-role=spare][data-ready]', { state: 'attached' });
	}

	/** Replaces the last line, which holds the marker, and waits until the text stands in the preview. */
	async replaceMarker(text: string): Promise<void> {
		await this.page.keyboard.press('Control+End');
		await this.page.keyboard.press('Shift+Home');
		const seen = this.sighting(text);
		await this.page.keyboard.insertText(markerLine(text));
		await seen;
	}

	/** Puts the cursor at the end of the marker's text. */
	async intoMarker(): Promise<void> {
		await this.page.keyboard.press('Control+End');
		for (let step = 0; step < '</p>'.length; step++) await this.page.keyboard.press('ArrowLeft');
	}

	/** Types a character behind the marker's text, which is `before`. Returns the milliseconds until both stand in the preview. */
	async typeInMarker(before: string, character: string): Promise<number> {
		const seen = this.sighting(before + character);
		await this.page.keyboard.type(character);
		return (await seen) - (await this.input());
	}

	/** Types so many characters behind the marker's text, one after the other. Returns the milliseconds of each, and the text in the end. */
	async typeEdits(before: string, count: number): Promise<{ edits: number[]; text: string }> {
		await this.intoMarker();
		const edits: number[] = [];
		let text = before;
		for (let index = 0; index < count; index++) {
			const character = String(index % 10);
			edits.push(await this.typeInMarker(text, character));
			text += character;
			await this.settle();
		}
		return { edits, text };
	}

	/** When the last input came. */
	input(): Promise<number> {
		return this.page.evaluate(() => window.rookeryBench.input);
	}

	/** The builds that the page has heard of. */
	builds(): Promise<Build[]> {
		return this.page.evaluate(() => window.rookeryBench.builds);
	}
}

/** Gives a page in a context of its own, with an empty cache, and closes it after `use`. */
export async function withPage<T>(
	browser: Browser,
	address: string,
	use: (bench: BenchPage) => Promise<T>
): Promise<T> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	try {
		return await use(await BenchPage.create(context, address));
	} finally {
		await context.close();
	}
}
