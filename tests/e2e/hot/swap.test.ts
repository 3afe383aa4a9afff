import { liveBytes } from './heap';
import { expect, test } from '../rookery';

const counter = (text: string, color = 'rgb(255, 0, 0)') => `<script>
	let count = $state(0);
	const list = $state([]);
</script>
<button class="child" onclick={() => { count += 1; list.push(count); }}>${text} {count} {list.length}</button>
<style>
	.child { color: ${color}; }
</style>
`;

const app = (text: string) => `<script>
	import Child from './Child.svelte';
	let clicks = $state(0);
	globalThis.runs = (globalThis.runs ?? 0) + 1;
</script>
<button class="app" onclick={() => (clicks += 1)}>${text} {clicks}</button>
<input aria-label="field" />
<Child /><Child />
`;

test('an edit swaps one component and keeps its state and everything else', async ({ rookery }) => {
	await rookery.open({ 'App.svelte': app('app'), 'Child.svelte': counter('child') });
	const { result } = rookery;
	await result.locator('.app').click();
	await result.locator('.child').first().click();
	await result.locator('.child').first().click();
	await result.getByLabel('field').fill('typed');
	await rookery.openFile('Child.svelte');
	await rookery.write(counter('chick'));
	await expect(result.locator('.child').first()).toHaveText('chick 2 2');
	await expect(result.locator('.child').last()).toHaveText('chick 0 0');
	await expect(result.locator('.app')).toHaveText('app 1');
	await expect(result.getByLabel('field')).toHaveValue('typed');
	// And the swapped component still works.
	await result.locator('.child').first().click();
	await expect(result.locator('.child').first()).toHaveText('chick 3 3');
});

test('a state whose initial expression changed starts anew', async ({ rookery }) => {
	await rookery.open({ 'App.svelte': counter('app') });
	await rookery.result.locator('button').click();
	await rookery.write(counter('app').replace('$state(0)', '$state(40)'));
	await expect(rookery.result.locator('button')).toHaveText('app 40 1');
});

test('a change of style alone runs no component again', async ({ rookery }) => {
	await rookery.open({ 'App.svelte': app('app'), 'Child.svelte': counter('child') });
	const child = rookery.result.locator('.child').first();
	await child.evaluate((element) => element.setAttribute('data-same', ''));
	await rookery.openFile('Child.svelte');
	await rookery.write(counter('child', 'rgb(0, 0, 255)'));
	await expect(child).toHaveCSS('color', 'rgb(0, 0, 255)');
	await expect(child).toHaveAttribute('data-same', '');
});

test('a component that is taken out and put back has its style', async ({ rookery }) => {
	await rookery.open({ 'App.svelte': app('app'), 'Child.svelte': counter('child') });
	const { result } = rookery;
	await expect(result.locator('.child').first()).toHaveCSS('color', 'rgb(255, 0, 0)');
	await rookery.write('<p>nobody</p>');
	await expect(result.locator('p')).toHaveText('nobody');
	await expect(result.locator('style[data-module="/Child.svelte"]')).toHaveCount(0);
	await rookery.write(app('again'));
	await expect(result.locator('.app')).toHaveText('again 0');
	await expect(result.locator('.child').first()).toHaveCSS('color', 'rgb(255, 0, 0)');
});

for (const [what, files, path, text] of [
	[
		'module',
		{
			'App.svelte':
				"<script>import { n } from './n.js'; let c = $state(0);</script><button onclick={() => c++}>{c} {n}</button>",
			'n.js': 'export const n = 1;'
		},
		'n.js',
		'export const n = 2;'
	],
	[
		'module script',
		{
			'App.svelte':
				'<script module>const n = 1;</script><script>let c = $state(0);</script><button onclick={() => c++}>{c} {n}</button>'
		},
		'App.svelte',
		'<script module>const n = 2;</script><script>let c = $state(0);</script><button onclick={() => c++}>{c} {n}</button>'
	],
	[
		'module with runes',
		{
			'App.svelte':
				"<script>import { box } from './box.svelte.ts'; let c = $state(0);</script><button onclick={() => c++}>{c} {box.n}</button>",
			'box.svelte.ts': 'export const box: { n: number } = $state({ n: 1 });'
		},
		'box.svelte.ts',
		'export const box: { n: number } = $state({ n: 2 });'
	],
	[
		'custom element',
		{
			'App.svelte':
				"<script>import './Box.svelte'; let c = $state(0);</script><button onclick={() => c++}>{c} <x-box></x-box></button>",
			'Box.svelte': '<svelte:options customElement={{ tag: "x-box", shadow: "none" }} />1'
		},
		'Box.svelte',
		'<svelte:options customElement={{ tag: "x-box", shadow: "none" }} />2'
	]
] as const) {
	test(`a changed ${what} gets a fresh document`, async ({ rookery }) => {
		await rookery.open(files);
		await rookery.result.locator('button').click();
		await expect(rookery.result.locator('button')).toHaveText('1 1');
		await rookery.openFile(path);
		await rookery.write(text);
		await expect(rookery.result.locator('button')).toHaveText('0 2');
	});
}

test('another entry gets a fresh document', async ({ rookery }) => {
	await rookery.open({ 'App.svelte': counter('app'), 'Other.svelte': app('other') });
	const { result } = rookery;
	await result.locator('body').evaluate(() => Reflect.set(globalThis, 'mark', true));
	await rookery.openFile('Other.svelte');
	await rookery.write(app('other').replace(/^.*Child.*$/gm, ''));
	await rookery.fileAction('Make entry');
	await expect(result.locator('.app')).toHaveText('other 0');
	expect(await result.locator('body').evaluate(() => Reflect.has(globalThis, 'mark'))).toBe(false);
});

test('a swap that throws leaves the last good result, and the next edit heals', async ({
	rookery
}) => {
	await rookery.open({ 'App.svelte': app('app'), 'Child.svelte': counter('child') });
	await rookery.openFile('Child.svelte');
	await rookery.write(
		counter('broken').replace('</script>', "	throw new Error('no fish');\n</script>")
	);
	await rookery.settled(/failed/);
	await expect(rookery.consoleRow(/no fish/).first()).toBeVisible();
	await expect(rookery.result.locator('.child')).toHaveText(['child 0 0', 'child 0 0']);
	await rookery.write(counter('healed'));
	await rookery.settled(/running/);
	await expect(rookery.result.locator('.child')).toHaveText(['healed 0 0', 'healed 0 0']);
});

test('always fresh is a setting, and Reload is always fresh', async ({ rookery, page }) => {
	await rookery.open({ 'App.svelte': counter('app') });
	const button = rookery.result.locator('button');
	await button.click();
	await page.getByRole('button', { name: 'Reload the result' }).click();
	await expect(button).toHaveText('app 0 0');
	await button.click();
	await page.getByRole('button', { name: 'Preview options' }).click();
	await page.getByRole('button', { name: /Always start anew/ }).click();
	await rookery.write(counter('changed'));
	await expect(button).toHaveText('changed 0 0');
});

const busy = (text: string) => `<script>
	let count = $state(0);
	let width = $state(0);
	const list = $state([]);
	const double = $derived(count * 2);
	$effect(() => {
		const tick = () => double;
		const timer = setInterval(tick, 1000);
		document.addEventListener('visibilitychange', tick);
		globalThis.live = (globalThis.live ?? 0) + 1;
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', tick);
			globalThis.live -= 1;
		};
	});
</script>
<svelte:window bind:innerWidth={width} onresize={() => list.push(width)} />
<button class="child" onclick={() => (count += 1)}>${text} {count} {double}</button>
<style>
	.child { color: rgb(255, 0, 0); --word: ${text}; }
</style>
`;

test('500 swaps leave nothing behind', async ({ rookery, page }) => {
	// Enough where a swap takes two seconds; it takes a tenth of that on two cores.
	test.setTimeout(1_200_000);
	await rookery.open({ 'App.svelte': app('app'), 'Child.svelte': busy('child') });
	await rookery.openFile('Child.svelte');
	const { result } = rookery;
	const body = await result.locator('body').elementHandle();
	const frame = await body?.ownerFrame();
	if (!frame) throw new Error('There is no preview.');
	const session = await page.context().newCDPSession(frame);
	await session.send('Performance.enable');
	const measure = async () => {
		const heap = await liveBytes(session);
		const { metrics } = await session.send('Performance.getMetrics');
		const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
		return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap };
	};
	/** Changes one word, as a key press would, and waits until it is shown, inside the page: one round trip. */
	const swap = async (text: string) => {
		await page.keyboard.press('ControlOrMeta+a');
		await page.keyboard.insertText(busy(text));
		await frame.waitForFunction(
			(word) => document.querySelector('.child')?.textContent === `${word} 1 2`,
			text,
			{ timeout: 60_000 }
		);
	};
	await result.locator('.child').first().click();
	await rookery.editor.click();
	// Machine code of what every swap runs comes first, and comes to its end within the 500 that are measured. Of what was swapped out, only
	// the last maps stay (`MAX_FORMER` in the loader).
	for (let index = 0; index < 150; index++) await swap(`warm${index}`);
	const before = await measure();
	for (let index = 0; index < 500; index++) await swap(`n${index}`);
	const after = await measure();
	for (const key of ['nodes', 'listeners', 'heap'] as const) {
		const ratio = after[key] / before[key];
		const what = `${key}: ${before[key]} → ${after[key]}`;
		expect(ratio, what).toBeLessThan(1.1);
		// The heap may become smaller; what is on the page may not.
		if (key !== 'heap') expect(ratio, what).toBeGreaterThan(0.9);
	}
	expect(await frame.evaluate(() => Reflect.get(globalThis, 'live') as number)).toBe(2);
});
