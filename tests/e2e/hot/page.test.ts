/** What a swap leaves as it is: the page around the component that was edited. */
import { wav } from '../media-files';
import { expect, test, type Rookery } from '../rookery';

const edited = (text: string) => `<p class="edited">${text}</p>`;

const AROUND = {
	'App.svelte': `<script>
	import Edited from './Edited.svelte';
	import Other from './Other.svelte';
</script>
<Edited />
<input aria-label="beside" />
<Other />
<Edited />
<div style="height: 3000px"></div>
`,
	'Edited.svelte': edited('one')
};

/**
 * Swaps the component while the visitor is in the result. Typing takes the focus out of there, so the compiler is held until `act` has
 * brought it back.
 */
async function swapAfter(rookery: Rookery, act: () => Promise<void>): Promise<void> {
	const { page } = rookery;
	const compiler = page.workers().find((worker) => worker.url().includes('main'));
	if (!compiler) throw new Error('The page has no compiler worker.');
	await rookery.openFile('Edited.svelte');
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	let arrive = () => {};
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/held', async (route) => {
		arrive();
		await released;
		await route.fulfill({ body: '' });
	});
	const held = compiler.evaluate(() => {
		const request = new XMLHttpRequest();
		request.open('GET', '/held', false);
		request.send();
	});
	await arrived;
	await rookery.write(edited('two'));
	await act();
	release();
	await held;
	await expect(rookery.result.locator('.edited')).toHaveText(['two', 'two']);
}

for (const label of ['other', 'beside']) {
	test(`a swap keeps where the page is scrolled to, and the focus in the field ${label}`, async ({
		rookery
	}) => {
		await rookery.open({
			...AROUND,
			'Other.svelte': `<div class="box" style="height: 50px; overflow: auto"><p style="height: 500px"></p></div>
<input aria-label="other" />`
		});
		const field = rookery.result.getByLabel(label);
		await swapAfter(rookery, async () => {
			await field.click();
			await field.pressSequentially('some words');
			await field.evaluate((input: HTMLInputElement) => {
				input.setSelectionRange(2, 4);
				scrollTo(0, 400);
				document.querySelector('.box')?.scrollTo(0, 70);
			});
		});
		await expect(field).toBeFocused();
		expect(
			await field.evaluate((input: HTMLInputElement) => [
				...[input.value, input.selectionStart, input.selectionEnd],
				...[scrollY, document.querySelector('.box')?.scrollTop]
			])
		).toEqual(['some words', 2, 4, 400, 70]);
	});
}

test('a swap leaves a dialog open and a sound playing', async ({ rookery }) => {
	await rookery.open({
		...AROUND,
		'Other.svelte': `<script>
	let dialog, audio;
</script>
<button onclick={() => { dialog.showModal(); audio.play(); }}>start</button>
<dialog bind:this={dialog}><input aria-label="in the dialog" /></dialog>
<audio bind:this={audio} src="data:audio/wav;base64,${wav(1).toString('base64')}" loop muted></audio>`
	});
	const { result } = rookery;
	const field = result.getByLabel('in the dialog');
	const audio = result.locator('audio');
	const position = () => audio.evaluate((element: HTMLAudioElement) => element.currentTime);
	await result.getByRole('button', { name: 'start' }).click();
	await expect.poll(position).toBeGreaterThan(0);
	// It would start from its beginning, and stand, if it were made anew or moved.
	await audio.evaluate((element) => {
		for (const type of ['pause', 'emptied']) {
			element.addEventListener(type, () => Reflect.set(globalThis, 'hasStopped', true));
		}
	});
	await swapAfter(rookery, () => field.click());
	await expect(field).toBeFocused();
	expect(await result.locator('dialog').evaluate((one) => one.matches(':modal'))).toBe(true);
	const then = await position();
	await expect.poll(position).not.toBe(then);
	expect(await audio.evaluate(() => Reflect.has(globalThis, 'hasStopped'))).toBe(false);
});

test('styles keep their place before those of the head, so that the same rule wins', async ({
	rookery
}) => {
	const app = (child: string) => `<script>
	import Late from './Late.svelte';
</script>
<svelte:head>{@html '<style>.it { color: rgb(0, 0, 255) }</style>'}</svelte:head>
<p class="it">${child ? 'with' : 'without'}</p>
${child}
`;
	await rookery.open({
		'App.svelte': app(''),
		'Late.svelte':
			'<style>:global(.it.it) { background: rgb(1, 2, 3) } :global(.it) { color: rgb(255, 0, 0) }</style>'
	});
	const it = rookery.result.locator('.it');
	await expect(it).toHaveCSS('color', 'rgb(0, 0, 255)');
	await rookery.openFile('Late.svelte');
	await rookery.write(
		'<style>:global(.it.it) { background: rgb(3, 2, 1) } :global(.it) { color: rgb(255, 0, 0) }</style>'
	);
	await expect(it).toHaveCSS('background-color', 'rgb(3, 2, 1)');
	await expect(it).toHaveCSS('color', 'rgb(0, 0, 255)');
	// Out of the program and in again: its styles are put onto the page anew.
	await rookery.openFile('App.svelte');
	await rookery.write(
		'<svelte:head>{@html "<style>.it { color: rgb(0, 0, 255) }</style>"}</svelte:head><p class="it">alone</p>'
	);
	await expect(it).toHaveText('alone');
	await rookery.write(app('<Late />'));
	await expect(it).toHaveText('with');
	await expect(it).toHaveCSS('background-color', 'rgb(3, 2, 1)');
	await expect(it).toHaveCSS('color', 'rgb(0, 0, 255)');
});
