/** What a swap leaves as it is: the page around the component that was edited. */
import { expect, test, type Rookery } from '../rookery';

const edited = (text: string) => `<p class="edited">${text}</p>`;

/** A second of a tone too low to be heard, eight bits at 8 kHz. */
function wave(): string {
	const samples = Buffer.alloc(8000, 128);
	const head = Buffer.alloc(44);
	head.write('RIFF', 0);
	head.writeUInt32LE(36 + samples.length, 4);
	head.write('WAVEfmt ', 8);
	head.writeUInt32LE(16, 16);
	head.writeUInt16LE(1, 20);
	head.writeUInt16LE(1, 22);
	head.writeUInt32LE(8000, 24);
	head.writeUInt32LE(8000, 28);
	head.writeUInt16LE(1, 32);
	head.writeUInt16LE(8, 34);
	head.write('data', 36);
	head.writeUInt32LE(samples.length, 40);
	return `data:audio/wav;base64,${Buffer.concat([head, samples]).toString('base64')}`;
}

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

async function swap(rookery: Rookery): Promise<void> {
	await rookery.openFile('Edited.svelte');
	await rookery.write(edited('two'));
	await expect(rookery.result.locator('.edited')).toHaveText(['two', 'two']);
}

test('a swap keeps where the page is scrolled to, and the focus with its selection', async ({
	rookery
}) => {
	await rookery.open({
		...AROUND,
		'Other.svelte': `<div class="box" style="height: 50px; overflow: auto"><p style="height: 500px"></p></div>
<input aria-label="other" />`
	});
	const { result } = rookery;
	for (const label of ['other', 'beside']) {
		const field = result.getByLabel(label);
		await field.click();
		await field.fill('some words');
		await field.evaluate((input: HTMLInputElement) => {
			input.setSelectionRange(2, 4);
			scrollTo(0, 400);
			document.querySelector('.box')?.scrollTo(0, 70);
		});
		await swap(rookery);
		expect(
			await field.evaluate((input: HTMLInputElement) => [
				document.activeElement === input,
				...[input.value, input.selectionStart, input.selectionEnd],
				...[scrollY, document.querySelector('.box')?.scrollTop]
			])
		).toEqual([true, 'some words', 2, 4, 400, 70]);
		await rookery.write(edited('one'));
		await expect(result.locator('.edited')).toHaveText(['one', 'one']);
	}
});

test('a swap leaves a dialog open and a sound playing', async ({ rookery }) => {
	await rookery.open({
		...AROUND,
		'Other.svelte': `<script>
	let dialog, audio;
</script>
<button onclick={() => { dialog.showModal(); audio.play(); }}>start</button>
<dialog bind:this={dialog}><input aria-label="in the dialog" /></dialog>
<audio bind:this={audio} src="${wave()}" loop muted></audio>`
	});
	const { result } = rookery;
	await result.getByRole('button', { name: 'start' }).click();
	const audio = result.locator('audio');
	const isPlaying = () => audio.evaluate((element: HTMLAudioElement) => !element.paused);
	const position = () => audio.evaluate((element: HTMLAudioElement) => element.currentTime);
	await expect.poll(position).toBeGreaterThan(0);
	// It would start from its beginning, and stand, if it were made anew or moved.
	await audio.evaluate((element) => {
		Reflect.set(globalThis, 'stops', 0);
		for (const type of ['pause', 'emptied']) {
			element.addEventListener(type, () => {
				Reflect.set(globalThis, 'stops', 1);
			});
		}
	});
	await swap(rookery);
	expect(await isPlaying()).toBe(true);
	const then = await position();
	await expect.poll(position).not.toBe(then);
	expect(await audio.evaluate(() => Reflect.get(globalThis, 'stops') as number)).toBe(0);
	const dialog = result.locator('dialog');
	expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
	// The window's focus is in the editor by now, and comes back here with the next click or Tab into the result.
	const field = result.getByLabel('in the dialog');
	expect(await field.evaluate((input) => document.activeElement === input)).toBe(true);
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
