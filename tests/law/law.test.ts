/** The law of hot swap: after any sequence of edits, what stands on the page is what a fresh document would show. */
import fc from 'fast-check';
import type { Page } from '@playwright/test';
import { encodeLink } from '../../src/share/link';
import { expect, project, Rookery, test } from '../e2e/rookery';
import { apply, edit, files, firstModel, mended, type Edit, type Model } from './model';

const SEQUENCES = 30;
const EDITS = 20;
/** Another seed is another 30 sequences; a failure names the one it came from. */
const SEED = Number(process.env['SEED'] ?? 7);

/** The document without what may differ: places in the source, and comments that Svelte anchors to. */
async function snapshot(rookery: Rookery): Promise<{ body: string; styles: string[] }> {
	const frame = rookery.result.locator('html');
	return frame.evaluate((html) => {
		const elements = [...html.querySelectorAll('body *')].map((element) => {
			const own = [...element.childNodes]
				.filter((node) => node.nodeType === Node.TEXT_NODE)
				.map((node) => node.textContent?.trim())
				.join('|');
			const { color, borderTopColor } = getComputedStyle(element);
			return `${element.tagName} ${element.className} ${own} ${color} ${borderTopColor}`;
		});
		const styles = [...html.querySelectorAll('head style[data-module]')].map(
			(style) => `${style.getAttribute('data-module')}: ${style.textContent}`
		);
		return { body: elements.join('\n'), styles };
	});
}

/** Writes a project into the open page file by file where it changed, as typing would. */
async function write(rookery: Rookery, before: Model, after: Model): Promise<void> {
	const old = files(before);
	for (const [path, text] of Object.entries(files(after))) {
		if (old[path] === text) continue;
		await rookery.openFile(path);
		await rookery.write(text);
	}
}

function isBroken(model: Model): boolean {
	return Object.values(model.components).some((component) => component.isBroken);
}

async function open(page: Page, model: Model): Promise<Rookery> {
	const rookery = new Rookery(page);
	await rookery.open(files(model));
	return rookery;
}

/** Opens the project in a page that never swaps. */
async function openFresh(fresh: Rookery, model: Model): Promise<void> {
	const hash = encodeLink(project(files(model)));
	const revision = await fresh.root.getAttribute('data-revision');
	await fresh.page.evaluate((text) => (location.hash = text), hash);
	await expect(fresh.root).not.toHaveAttribute('data-revision', revision ?? '');
	await fresh.settled(/running/);
}

const sequences = fc.sample(fc.array(edit, { minLength: EDITS, maxLength: EDITS }), {
	numRuns: SEQUENCES,
	seed: SEED
});

const GROUP = 5;

for (let first = 0; first < SEQUENCES; first += GROUP) {
	test(`hot equals fresh, sequences ${first + 1} to ${first + GROUP} of seed ${SEED}`, async ({
		page,
		browser
	}) => {
		test.setTimeout(300_000);
		const context = await browser.newContext();
		const freshPage = await context.newPage();
		await freshPage.addInitScript(() =>
			localStorage.setItem('rookery:settings', '{"updates":"fresh"}')
		);
		const fresh = await open(freshPage, firstModel());
		let model = firstModel();
		const hot = await open(page, model);
		for (const sequence of sequences.slice(first, first + GROUP)) {
			model = await play(hot, fresh, model, sequence);
		}
		await context.close();
	});
}

async function play(hot: Rookery, fresh: Rookery, start: Model, sequence: Edit[]): Promise<Model> {
	let model = start;
	for (const [index, step] of sequence.entries()) {
		const next = apply(model, step);
		await write(hot, model, next);
		model = next;
		await hot.settled(isReachable(model) ? /failed/ : /running/);
		// Every fifth step is compared, and the last, mended.
		const isLast = index === sequence.length - 1;
		if (isLast) {
			const whole = mended(model);
			await write(hot, model, whole);
			model = whole;
			await hot.settled(/running/);
		}
		if (isBroken(model) || (!isLast && index % 5 !== 4)) continue;
		await openFresh(fresh, model);
		const expected = await snapshot(fresh);
		await expect(async () => expect(await snapshot(hot)).toEqual(expected)).toPass({
			timeout: 10_000
		});
	}
	return model;
}

/** A broken component fails the build only where the program reaches it. */
function isReachable(model: Model): boolean {
	const seen = new Set<string>();
	const visit = (name: string): boolean => {
		const component = model.components[name];
		if (!component || seen.has(name)) return false;
		seen.add(name);
		// What a broken component imports is not known.
		return component.isBroken || component.children.some(visit);
	};
	return visit('App');
}
