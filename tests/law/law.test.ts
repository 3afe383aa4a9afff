/**
 * The law of hot swap: after any sequence of edits, what stands on the page is what a fresh document would show, but for the states that
 * were kept, and those are the ones that the model says.
 */
import fc from 'fast-check';
import { encodeLink } from '../../src/share/link';
import { expect, project, Rookery, test } from '../e2e/rookery';
import * as law from './model';

const SEQUENCES = 30;
const EDITS = 20;
/** Another seed is another 30 sequences; a failure names the one it came from. */
const SEED = Number(process.env['SEED'] ?? 7);
/** Good steps from one comparison with a fresh document to the next; the end of a sequence is always compared. */
const COMPARED = 4;

const sequences = fc.sample(fc.array(law.edit, { minLength: EDITS, maxLength: EDITS }), {
	numRuns: SEQUENCES,
	seed: SEED
});

/** A test for every three sequences, so that two workers have as much to do. */
const GROUP = 3;

for (let first = 0; first < SEQUENCES; first += GROUP) {
	const shape = law.SHAPES[(first / GROUP) % law.SHAPES.length] ?? 'plain';
	const which = `sequences ${first + 1} to ${first + GROUP} of seed ${SEED}`;
	test(`hot equals fresh, ${shape}, ${which}`, async ({ page, browser }) => {
		const context = await browser.newContext();
		const freshPage = await context.newPage();
		await freshPage.addInitScript(() =>
			localStorage.setItem('rookery:settings', '{"updates":"fresh"}')
		);
		const model = law.firstModel(shape);
		const fresh = new Rookery(freshPage);
		const run = new Run(new Rookery(page), fresh, model);
		await run.open();
		for (const sequence of sequences.slice(first, first + GROUP)) await run.play(sequence);
		console.log(`${which}: ${run.swaps} swaps, ${run.documents} fresh documents`);
		expect(run.swaps, 'most edits are swaps').toBeGreaterThan((GROUP * EDITS) / 2);
		await context.close();
	});
}

interface Page {
	/** The document is the one that was marked when it was looked at before. */
	isMarked: boolean;
	/** Nothing is on its way that would change what is computed. */
	isLoaded: boolean;
	/** By the names of the components that lead to it, what the button of each instance shows. */
	own: Record<string, string>;
	/** All that depends on no state. */
	rest: unknown;
}

/** Looks at the result and marks its document. */
async function look(rookery: Rookery): Promise<Page> {
	return rookery.result.locator('html').evaluate((html): Page => {
		const program = globalThis as { marked?: boolean; live?: string[]; pings?: number };
		const textOf = (element: Element) =>
			[...element.childNodes]
				.filter((node) => node.nodeType === Node.TEXT_NODE)
				.map((node) => node.textContent?.trim())
				.join('|');
		const pathOf = (element: Element): string => {
			const section = element.closest('section');
			const outer = section?.parentElement ? pathOf(section.parentElement) : '';
			const key = section?.dataset['name'] ?? '';
			return outer ? `${outer}/${key}` : key;
		};
		const elements = [...html.querySelectorAll('body *:not(.own *)')].map((element) => {
			const { color, borderTopColor, backgroundColor } = getComputedStyle(element);
			const text = element.matches('.own') ? '' : textOf(element);
			return [element.tagName, element.className, text, color, borderTopColor, backgroundColor];
		});
		const head = [...html.querySelectorAll('head > :is(meta, link, style:not([id]))')].map(
			({ outerHTML }) => outerHTML.replace(/<!---->/g, '')
		);
		program.pings = 0;
		dispatchEvent(new Event('ping'));
		const isMarked = program.marked === true;
		program.marked = true;
		return {
			isMarked,
			isLoaded: [...html.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].every(
				({ sheet }) => sheet
			),
			own: Object.fromEntries(
				[...html.querySelectorAll('button.own')].map((button) => [
					pathOf(button),
					button.textContent ?? ''
				])
			),
			rest: { elements, head, pings: program.pings, live: program.live?.toSorted() ?? [] }
		};
	});
}

/** What the buttons show. */
function shownOf({ factor }: law.Model, states: law.States): Record<string, string> {
	return Object.fromEntries(
		[...states].map(([path, { count, length }]) => [
			path,
			`${count} ${length} ${count * factor + length + 1}`
		])
	);
}

/** As `Rookery.settled`, looking at every frame. */
async function settled({ page }: Rookery, status: 'running' | 'failed'): Promise<void> {
	await page.waitForFunction(
		(wanted) => document.querySelector<HTMLElement>('[data-status]')?.dataset['status'] === wanted,
		status
	);
}

class Run {
	readonly #hot: Rookery;
	readonly #fresh: Rookery;
	/** What is written. */
	#model: law.Model;
	/** The newest that was good, and the states of its instances. */
	#shown: law.Model;
	#states: law.States;
	/** `lib.js` was written since. */
	#isTouched = false;
	#openFile = '';
	#projects = 0;
	swaps = 0;
	documents = 0;

	constructor(hot: Rookery, fresh: Rookery, model: law.Model) {
		this.#hot = hot;
		this.#fresh = fresh;
		this.#model = this.#shown = model;
		this.#states = law.statesOf(model, null);
	}

	async open(): Promise<void> {
		const files = law.files(this.#model);
		await Promise.all([this.#hot.open(files), this.#fresh.open(files)]);
		// Each has its tab from now on.
		for (const path of Object.keys(files)) await this.#hot.openFile((this.#openFile = path));
		await Promise.all([look(this.#hot), look(this.#fresh)]);
	}

	async play(sequence: law.Edit[]): Promise<void> {
		let good = 0;
		for (const edit of sequence) {
			await this.#press(edit.press);
			if (!(await this.#become(law.apply(this.#model, edit)))) continue;
			good += 1;
			if (good % COMPARED === 0) await this.#compare();
		}
		await this.#become(law.mended(this.#model));
		await this.#compare();
	}

	/** Presses the button of the first instance of a component, if there is one. */
	async #press(name: string): Promise<void> {
		const path = [...this.#states.keys()].find((one) => one.endsWith(name));
		if (path === undefined) return;
		const selector = path.split('/').map((key) => `[data-name=${key}]`);
		await this.#hot.result
			.locator(`${selector.join(' > ')} > button`)
			.evaluate((button: HTMLElement) => {
				button.click();
			});
		law.press(this.#shown, this.#states, path);
	}

	/** Writes the files that change, and looks at what becomes of it. False when the project is broken. */
	async #become(next: law.Model): Promise<boolean> {
		await this.#write(next);
		this.#model = next;
		if (law.isReachablyBroken(next)) {
			await settled(this.#hot, 'failed');
			return false;
		}
		await settled(this.#hot, 'running');
		const expected = law.isSwap(this.#shown, next, this.#isTouched);
		const before = { shown: this.#shown, states: this.#states };
		let isSwap = true;
		await expect(async () => {
			const { isMarked, own } = await look(this.#hot);
			isSwap &&= isMarked;
			if (expected !== null) expect(isSwap, 'the document is the one of before').toBe(expected);
			this.#states = law.statesOf(next, isSwap ? before : null);
			expect(own).toEqual(shownOf(next, this.#states));
		}).toPass({ timeout: 20_000, intervals: [20, 50, 100, 200] });
		if (isSwap) this.swaps += 1;
		else this.documents += 1;
		this.#shown = next;
		this.#isTouched = false;
		return true;
	}

	async #write(next: law.Model): Promise<void> {
		const { page, editor } = this.#hot;
		const old = law.files(this.#model);
		for (const [path, text] of Object.entries(law.files(next))) {
			if (old[path] === text) continue;
			if (path === 'lib.js') this.#isTouched = true;
			if (path !== this.#openFile) {
				await this.#hot.tab(path).click();
				await expect(editor).toHaveAttribute('aria-label', `Code of ${path}`);
				this.#openFile = path;
			}
			await editor.focus();
			await page.keyboard.press('ControlOrMeta+a');
			await page.keyboard.insertText(text);
		}
	}

	async #compare(): Promise<void> {
		await this.#openFresh();
		let expected: unknown = null;
		let isNew = false;
		await expect(async () => {
			const { isMarked, isLoaded, own, rest } = await look(this.#fresh);
			isNew ||= !isMarked;
			expect({ isNew, isLoaded }).toEqual({ isNew: true, isLoaded: true });
			expect(own).toEqual(shownOf(this.#shown, law.statesOf(this.#shown, null)));
			expected = rest;
		}).toPass({ timeout: 20_000, intervals: [20, 50, 100, 200] });
		await expect(async () => expect((await look(this.#hot)).rest).toEqual(expected)).toPass({
			timeout: 20_000
		});
	}

	/** Opens the project in the page that never swaps. A name of its own makes it another one, whatever is in it. */
	async #openFresh(): Promise<void> {
		const { page } = this.#fresh;
		const hash = encodeLink(project(law.files(this.#shown), `Test ${++this.#projects}`));
		await page.evaluate(async (text) => {
			const root = document.querySelector('[data-status]');
			const revision = root?.getAttribute('data-revision');
			location.hash = text;
			while (document.querySelector('[data-status]')?.getAttribute('data-revision') === revision) {
				await new Promise(requestAnimationFrame);
			}
		}, hash);
		await settled(this.#fresh, 'running');
	}
}
