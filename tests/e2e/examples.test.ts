import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FrameLocator, Page } from '@playwright/test';
import { exampleGroups } from '../../src/app/examples';
import { readExample } from './examples';
import { expect, test, type Rookery } from './rookery';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
	interface Window {
		axe: typeof import('axe-core');
	}
}

/** What a visitor does in an example's result, and what has to come of it. */
type Trial = (result: FrameLocator, page: Page) => Promise<void>;

const trials: Record<string, Trial> = {
	'first-steps/hello': async (result) => {
		await result.getByLabel('Who is there?').fill('Pip');
		await expect(result.getByRole('heading')).toHaveText('Hello, Pip!');
	},
	'first-steps/counter': async (result) => {
		await result.getByRole('button', { name: 'Hatch one' }).click();
		await expect(result.getByText('1 egg kept warm')).toBeVisible();
	},
	'first-steps/bill': async (result) => {
		await result.getByLabel('People').fill('7');
		await expect(result.locator('strong')).toHaveText('€13.20');
	},
	'first-steps/packing-list': async (result) => {
		await result.getByLabel('Binoculars').check();
		await expect(result.getByText('Only Sunglasses is missing.')).toBeVisible();
		await result.getByLabel('One more thing').fill('Tea');
		await result.getByRole('button', { name: 'Add' }).click();
		await expect(result.getByText('2 things are missing.')).toBeVisible();
	},
	'first-steps/drums': async (result) => {
		await result.getByRole('button', { name: 'Bell' }).click();
		await result.locator('body').press('a');
		await expect(result.locator('[aria-live]')).toHaveText('Bell · Kick');
	},
	'first-steps/mood': async (result) => {
		await expect(result.locator('.shivers')).toHaveCount(0);
		await result.getByLabel('Wind').check();
		await expect(result.locator('.shivers')).toHaveText('🐧');
		await expect(result.getByText('Feels like -22 °C')).toBeVisible();
	},
	'runes/deep-state': async (result) => {
		await result.getByRole('button', { name: 'Tea for Bo' }).click();
		await expect(result.getByText('8 cups so far.')).toBeVisible();
		await result.getByRole('button', { name: 'Thirstiest first' }).click();
		await expect(result.getByRole('listitem').first()).toContainText('Cleo');
	},
	'runes/timetable': async (result) => {
		await expect(result.getByRole('row').nth(1)).toContainText('Borealis');
		await result.getByRole('searchbox').fill('ushuaia');
		await result.getByLabel('Order').selectOption('name');
		await expect(result.getByText('2 of 5 ships, first in the list: Aurora')).toBeVisible();
	},
	'runes/stopwatch': async (result) => {
		await result.getByRole('button', { name: 'Start' }).click();
		await expect(result.locator('time')).not.toHaveText('0.0');
		await result.getByRole('button', { name: 'Lap' }).click();
		await expect(result.getByRole('listitem')).toHaveCount(1);
		await result.getByRole('button', { name: 'Reset' }).click();
		await expect(result.locator('time')).toHaveText('0.0');
	},
	'runes/life': async (result) => {
		await result.getByRole('button', { name: 'Step' }).click();
		await expect(result.getByText('Generation 1, 5 alive')).toBeVisible();
		await result.getByLabel('Cell 100').click();
		await expect(result.getByText('Generation 1, 6 alive')).toBeVisible();
	},
	'runes/inspect': async (result, page) => {
		await result.getByRole('button', { name: 'Herring' }).click();
		await expect(result.getByText('🐟🐟🐟🐟🦑')).toBeVisible();
		await expect(page.getByText('The bucket holds 5')).toBeVisible();
	},
	'components/props': async (result) => {
		await result.getByTitle('A rare one').click();
		await expect(result.getByText('A letter costs 45 cents.')).toBeVisible();
		await expect(result.getByRole('button', { name: 'Floe' })).toContainText('90 c');
	},
	'components/bindable': async (result) => {
		await result.getByRole('button', { name: 'Red to zero' }).click();
		await result.getByRole('slider', { name: 'Green' }).fill('200');
		await expect(result.locator('code')).toHaveText('rgb(0 200 60)');
	},
	'components/callbacks': async (result) => {
		const seal = result.getByRole('group', { name: 'Rate Sleepy Seal' });
		await seal.getByRole('button', { name: '3 stars' }).click();
		await expect(result.getByText('3.0 stars on average, by 3 guests')).toBeVisible();
	},
	'components/snippets': async (result) => {
		await result.getByRole('button', { name: 'Feed it' }).click();
		await expect(result.locator('.portion')).toHaveText('🐟 × 1');
		await expect(result.getByText('Please do not feed.')).toHaveCount(1);
	},
	'components/table': async (result) => {
		await expect(result.getByRole('row')).toHaveCount(5);
		await result.getByLabel('Heavy ones').check();
		await expect(result.getByRole('row')).toHaveCount(3);
	},
	'components/recursion': async (result) => {
		await expect(result.getByText('Macaroni')).toBeHidden();
		await result.getByText('Penguins').click();
		await result.getByText('Crested').click();
		await expect(result.getByText('Macaroni')).toBeVisible();
	},
	'bindings/inputs': async (result) => {
		await result.getByLabel('3').check();
		await result.getByLabel('Snow').check();
		await result.getByLabel('Served in').selectOption('a flipper');
		await expect(result.locator('.order')).toHaveText('3 × Krill & Snow in a flipper');
	},
	'bindings/dimensions': async (result) => {
		await expect(result.getByText('320 × 160 pixels, 15 letters')).toBeVisible();
		await result.getByRole('button', { name: 'Say something else' }).click();
		await expect(result.locator('.box')).toHaveText('BRRR');
		await result.locator('.box').evaluate((box) => box.setAttribute('style', 'width: 200px'));
		await expect(result.getByText('200 × 160 pixels, 4 letters')).toBeVisible();
	},
	'bindings/get-set': async (result) => {
		await result.getByLabel('Fahrenheit').fill('50');
		await expect(result.getByLabel('Celsius')).toHaveValue('10');
		await result.getByLabel('Lower case only').fill('SKUA');
		await expect(result.getByText('skua swims at 10 °C, which is 50 °F.')).toBeVisible();
	},
	'async/await-block': async (result) => {
		const dive = result.getByRole('button', { name: 'Dive!' });
		await dive.click();
		await expect(result.getByText('🐟🐟 Back with a catch.')).toBeVisible();
		await dive.click();
		await expect(result.getByText('🦑 Back with a catch.')).toBeVisible();
		await dive.click();
		await expect(result.getByText('A leopard seal!')).toBeVisible();
	},
	'async/await-markup': async (result) => {
		await expect(result.getByText('-22 °C')).toBeVisible();
		await result.getByRole('button', { name: 'Vostok' }).click();
		await expect(result.getByText('-61 °C')).toBeVisible();
		await expect(result.locator('article')).toHaveCSS('opacity', '1');
	},
	'async/search': async (result) => {
		await expect(result.getByRole('listitem')).toHaveCount(9);
		await result.getByRole('searchbox').fill('ma');
		await expect(result.getByRole('listitem')).toHaveText(['Macquarie', 'Marion']);
		await expect(result.getByRole('list')).toHaveCSS('opacity', '1');
	},
	'async/boundary': async (result) => {
		const bo = result.getByRole('button', { name: 'Knock on Bo' });
		await result.getByRole('button', { name: 'Knock on Ada' }).click();
		for (let knock = 0; knock < 3; knock++) await bo.click();
		await expect(result.getByText('Bo hatched too early!')).toBeVisible();
		await expect(result.getByText('🥚⚡')).toBeVisible();
		await result.getByRole('button', { name: 'Put it back' }).click();
		await expect(bo).toBeVisible();
	},
	'motion/transitions': async (result) => {
		await result.getByRole('button', { name: 'News!' }).click();
		await expect(result.getByRole('listitem').first()).toContainText('The ice cracked');
		await result.getByRole('button', { name: 'Dismiss: Good morning' }).click();
		await expect(result.getByRole('listitem')).toHaveCount(1);
		await expect(result.getByRole('listitem')).toHaveCSS('opacity', '1');
	},
	'motion/flip': async (result) => {
		const sea = result.getByRole('region', { name: 'In the sea' });
		await result.getByRole('button', { name: 'Cleo' }).click();
		await expect(sea.getByRole('button')).toHaveText(['🐧 Cleo']);
		await expect(result.getByRole('button', { name: 'Cleo' })).toHaveCount(1);
		await expect(sea.getByRole('button')).toHaveCSS('opacity', '1');
	},
	'motion/spring': async (result) => {
		await result.getByRole('button', { name: 'Throw a fish' }).click({ position: { x: 9, y: 9 } });
		await expect(result.getByText('1 fish eaten')).toBeVisible();
		const left = () =>
			result
				.locator('.ice > span')
				.first()
				.evaluate((bird) => bird.style.left);
		await expect.poll(async () => parseFloat(await left())).toBeLessThan(10);
		await expect(result.getByRole('progressbar')).toHaveAttribute('value', '1');
	},
	'motion/typewriter': async (result) => {
		await result.getByRole('button', { name: 'The next day' }).click();
		await expect(result.locator('p')).toHaveText('We have tea for three weeks and one good book.');
	},
	'elements/attachment': async (result) => {
		const tip = result.getByRole('tooltip');
		await result.getByRole('button', { name: 'Catch a fish' }).click();
		await expect(tip).toHaveText('1 in the bucket');
		await result.getByRole('button', { name: 'Eat them all' }).focus();
		await expect(tip.getByText('Really all of them?')).toBeVisible();
	},
	'elements/canvas': async (result) => {
		const isSnowing = () =>
			result.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
				// A copy is read: reading the canvas itself over and over makes the browser complain.
				const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
				copy?.drawImage(canvas, 0, 0);
				return copy
					?.getImageData(0, 0, canvas.width, canvas.height)
					.data.some((value) => value > 0);
			});
		await expect.poll(isSnowing).toBe(true);
		await result.getByLabel('flakes').fill('0');
		await expect.poll(isSnowing).toBe(false);
	},
	'elements/action': async (result) => {
		await result.getByLabel('Long enough').fill('200');
		await result.getByRole('button').click({ delay: 400 });
		await expect(result.getByText('1 hug.')).toBeVisible();
	},
	'elements/window': async (result) => {
		await expect(result.getByText('in touch with the surface')).toBeVisible();
		await result.locator('body').evaluate(() => scrollTo(0, 500));
		await expect(result.locator('b')).toHaveText('1000 m');
	},
	'elements/dynamic': async (result) => {
		await result.getByLabel('Element').selectOption('blockquote');
		await result.getByLabel('Component').selectOption('Dots');
		await expect(result.locator('blockquote')).toHaveText('The ice is 40 % gone');
		await expect(result.getByText('💧💧💧💧🧊🧊🧊🧊🧊🧊')).toBeVisible();
	},
	'elements/head': async (result) => {
		const title = () => result.locator('body').evaluate(() => document.title);
		await result.getByRole('button', { name: 'A parcel' }).click();
		await expect(result.getByRole('status')).toContainText('A crate of tea');
		await expect.poll(title).toBe('(1) Post office');
		await result.getByRole('button', { name: 'Thanks' }).click();
		await expect(result.getByRole('status')).toHaveCount(0);
		await result.locator('body').press('Escape');
		await expect.poll(title).toBe('Post office');
	},
	'elements/custom-element': async (result) => {
		await result.getByRole('button', { name: 'Breathe on it' }).click();
		await expect(result.getByLabel('Degrees')).toHaveValue('-2');
		await expect(result.locator('ice-thermometer')).toHaveAttribute('degrees', '-2');
		await expect(result.locator('ice-thermometer').getByText('-2 °C')).toBeVisible();
	},
	'state/class': async (result) => {
		await result.getByRole('button', { name: 'Take Thermos' }).click();
		await result.getByLabel('How many: Thermos').fill('6');
		await expect(result.getByText('150 €, the dogs protest')).toBeVisible();
		await result.getByRole('button', { name: 'Drop Thermos' }).click();
		await expect(result.getByText('The sledge is empty.')).toBeVisible();
	},
	'state/context': async (result) => {
		await result.getByLabel('Snow, shaved').check();
		await expect(result.getByText('One Snow, shaved, coming up!')).toBeVisible();
		await expect(result.getByRole('radio', { checked: true })).toHaveCount(1);
	},
	'state/reactivity': async (result) => {
		await result.getByRole('button', { name: 'Skua' }).click();
		await expect(result.getByRole('listitem')).toHaveText(['2 × Emperor', '1 × Skua']);
		await expect(result.locator('time')).toHaveText(/^\d\d:\d\d:\d\d$/);
	},
	'state/persisted': async (result) => {
		await result.getByLabel('Diary').fill('Still cold.');
		await result.getByLabel('Paper').selectOption('ember');
		await result.getByRole('button', { name: 'Close the diary' }).click();
		await expect(result.getByLabel('Diary')).toHaveCount(0);
		await result.getByRole('button', { name: 'Open it again' }).click();
		await expect(result.getByLabel('Diary')).toHaveValue('Still cold.');
		await expect(result.locator('.page')).toHaveClass(/ember/);
		await expect(result.getByText('2 words')).toBeVisible();
	},
	'state/stores': async (result) => {
		await result.getByRole('button', { name: 'Colder' }).click();
		await result.getByRole('button', { name: 'Colder' }).click();
		await expect(result.getByText('Until now: -4, -8, -12')).toBeVisible();
		await expect(result.locator('.isCold')).toHaveText('-12 °C');
	},
	'typescript/props': async (result) => {
		await result.getByRole('button', { name: 'storm' }).click();
		await expect(result.getByText('Waves of 11.0 m')).toBeVisible();
		await expect(result.getByRole('listitem')).toHaveText(['calm → storm']);
	},
	'typescript/generics': async (result) => {
		await result.getByRole('button', { name: 'Comet' }).click();
		await result.getByRole('button', { name: '1911' }).click();
		await expect(result.getByText('Comet leaves in 1911, pulled by 8 dogs.')).toBeVisible();
	},
	'typescript/module': async (result) => {
		await result.getByRole('button', { name: 'Warm Bo' }).click();
		await expect(result.getByText('🐥 Bo: Chick')).toBeVisible();
		await expect(result.getByRole('button', { name: 'Warm Bo' })).toBeDisabled();
	},
	'packages/icons': async (result) => {
		await expect(result.locator('.stage svg')).toHaveClass(/lucide-bird/);
		await result.getByRole('button', { name: 'Tent' }).click();
		await result.getByLabel('Size').fill('20');
		await expect(result.locator('.stage svg.lucide-tent')).toHaveAttribute('width', '40');
	},
	'packages/chart': async (result) => {
		await expect(result.locator('path.line')).toHaveAttribute('d', /^M36,.*C/);
		await result.getByRole('slider', { name: 'Month' }).fill('7');
		await result.getByLabel('degrees warmer').fill('4');
		await expect(result.getByText('Aug: -20 °C')).toBeVisible();
	},
	'packages/map': async (result) => {
		const land = result.locator('path.land');
		await expect(land).toHaveAttribute('d', /^M.{1000}/);
		const before = await land.getAttribute('d');
		await result.getByRole('button', { name: 'Ross Island' }).click();
		await expect(result.getByText('Ross Island: Adélie penguins')).toBeVisible();
		await expect(land).not.toHaveAttribute('d', before ?? '');
	},
	'packages/chart-js': async (result) => {
		await result.getByLabel('Winter').fill('30');
		await expect(result.getByText('68 fish')).toBeVisible();
		const ember = () =>
			result.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
				const { width, height } = canvas;
				const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
				return [...pixels].filter((value, at) => at % 4 === 0 && value === 0xff).length;
			});
		await expect.poll(ember).toBeGreaterThan(1000);
	},
	'mdsvex/first-post': async (result) => {
		await expect(result.getByRole('heading')).toHaveText('A morning on the ice');
		const tea = result.getByRole('button', { name: 'Another tea' });
		for (let cup = 0; cup < 3; cup++) await tea.click();
		await expect(result.getByText('Somebody will not sleep tonight.')).toBeVisible();
	},
	'mdsvex/living-text': async (result) => {
		await result.getByLabel('Penguins').fill('200');
		await expect(result.locator('strong').last()).toHaveText('800');
		await expect(result.getByRole('row', { name: 'all' })).toContainText('5600');
		await expect(result.getByText('🐟'.repeat(20), { exact: true })).toBeVisible();
	},
	'mdsvex/layout': async (result) => {
		await expect(result.getByRole('heading', { level: 1 })).toHaveText('The long night');
		await expect(result.getByText('June 21, 2026')).toBeVisible();
		await result.getByRole('button', { name: '♥' }).click();
		await expect(result.getByRole('button')).toHaveText('♥ 1');
		await expect(result.locator('.tag')).toHaveText(['winter', 'stars']);
	},
	'mdsvex/components': async (result) => {
		await result.getByRole('button', { name: '👏' }).first().click();
		await expect(result.getByRole('button', { name: '👏' })).toHaveText(['👏 1', '👏 0']);
		await result.getByRole('button', { name: 'Mark this section' }).first().click();
		await expect(result.locator('h2.isMarked')).toContainText('Every heading has a star');
	},
	'mdsvex/blog-index': async (result) => {
		await expect(result.locator('h2')).toHaveText([
			'One egg, two feet',
			'The march',
			'New feathers'
		]);
		await result.getByRole('button', { name: 'travel' }).click();
		await result.getByRole('button', { name: 'Read “The march”' }).click();
		await result.getByRole('button', { name: 'A step' }).click();
		await expect(result.getByText('1 down, many to go.')).toBeVisible();
	},
	'mdsvex/code': async (result) => {
		await expect(result.locator('.token.keyword').first()).toHaveText('const');
		await result.getByLabel('dense').check();
		await expect(result.locator('.dense pre')).toHaveCount(3);
	}
};

/** What Rookery has to say against a program: errors and warnings of the build and of the console. */
function faults(rookery: Rookery) {
	const built = rookery.page.locator('footer.status').getByText(/^[1-9]\d* (?:error|warning)s?$/);
	return built.or(rookery.console.getByRole('button', { name: /^(?:Errors|Warnings): [1-9]/ }));
}

/** What axe finds in the result as it is now. */
async function inaccessible(page: Page): Promise<string[]> {
	const shown = await page.locator('iframe[data-role=shown]').elementHandle();
	const frame = await shown?.contentFrame();
	if (!frame) throw new Error('No result is shown.');
	await frame.evaluate(axe);
	return frame.evaluate(async () => {
		const { violations } = await window.axe.run(document.body, {
			// An example is a part of a page, not a whole one.
			rules: { region: { enabled: false } }
		});
		return violations.flatMap(({ help, nodes }) => nodes.map(({ html }) => `${help}: ${html}`));
	});
}

for (const { id, title } of exampleGroups.flatMap((group) => group.examples)) {
	test(`the example '${title}' does what it shows, for everybody`, async ({ rookery }) => {
		await rookery.open(readExample(id));
		await rookery.settled(/running/);
		await trials[id]?.(rookery.result, rookery.page);
		await expect(faults(rookery)).toHaveCount(0);
		expect(await inaccessible(rookery.page)).toEqual([]);
		await rookery.page.emulateMedia({ colorScheme: 'dark' });
		await expect(rookery.result.locator('html')).toHaveCSS('color-scheme', 'dark');
		expect(await inaccessible(rookery.page)).toEqual([]);
	});
}

test('every example is tried', () => {
	const ids = exampleGroups.flatMap((group) => group.examples.map((example) => example.id));
	expect(Object.keys(trials)).toEqual(ids);
});

test('what an example does wrong is seen here', async ({ rookery }) => {
	await rookery.open({
		'App.svelte': `<script>console.warn('Beware');</script>
<p style="color: #999; background: #888">Hard to read</p>
<style>.unused { color: red; }</style>`
	});
	await expect(faults(rookery)).toHaveCount(2);
	expect(await inaccessible(rookery.page)).not.toEqual([]);
});
