/** What is typed is kept: in the browser's storage, and where that is blocked, in the address. */
import type { Page } from '@playwright/test';
import { PIXEL } from './media-files';
import { expect, test, type Rookery } from './rookery';

/** Reloads without a look at what has been saved by then, and waits for the first result. */
async function reload(rookery: Rookery): Promise<void> {
	await rookery.page.reload();
	await rookery.settled();
}

/** Comes back by the bare address, as from a bookmark of the site. */
async function comeBack(rookery: Rookery): Promise<void> {
	await rookery.page.goto('about:blank');
	await rookery.page.goto('/');
	await rookery.settled();
}

async function blockStorage(page: Page): Promise<void> {
	await page.addInitScript(() => {
		if (window !== top) return;
		for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
			Object.defineProperty(window, name, {
				get() {
					throw new DOMException('The operation is insecure.', 'SecurityError');
				}
			});
		}
	});
}

test('a reload brings back every character, also what was typed right before it', async ({
	rookery
}) => {
	const { page } = rookery;
	await rookery.open();
	await rookery.write('<h1>Hälló \u{1F427} wörld</h1>\n\n\t<p>tail</p>   \n');
	await rookery.addFile('lib/notes.md');
	await page.keyboard.insertText('# Notes');
	await page.getByRole('textbox', { name: 'Name of the project' }).fill('Bird notes');
	await page.keyboard.press('Enter');
	await rookery.openFile('App.svelte');
	await rookery.placeCursorAfter('tail');
	await page.keyboard.type(' and the last words');
	await reload(rookery);
	const text = '<h1>Hälló \u{1F427} wörld</h1>\n\n\t<p>tail and the last words</p>   \n';
	await expect(rookery.result.locator('p')).toHaveText('tail and the last words');
	expect(await rookery.text()).toBe(text);
	await expect(page.getByRole('textbox', { name: 'Name of the project' })).toHaveValue(
		'Bird notes'
	);
	await rookery.openFile('lib/notes.md');
	expect(await rookery.text()).toBe('# Notes');
	await rookery.openFile('App.svelte');

	// And again without the hash, from the storage alone.
	await rookery.placeCursorAfter('last words');
	await page.keyboard.type('!');
	await comeBack(rookery);
	await expect(rookery.result.locator('p')).toHaveText('tail and the last words!');
	expect(await rookery.text()).toBe(text.replace('last words', 'last words!'));
});

test('a reload brings back what the address has not got yet', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open();
	await rookery.write('<p>first</p>');
	await expect.poll(() => rookery.link().ok).toBe(true);
	await rookery.placeCursorAfter('first');
	await page.keyboard.type(', second');
	await reload(rookery);
	await expect(rookery.result.locator('p')).toHaveText('first, second');
	// It is still the same project, and the address catches up.
	await rookery.saved();
	await expect
		.poll(() => rookery.link())
		.toHaveProperty('project.files.0.content', '<p>first, second</p>');
});

test('a project that breaks comes back broken, to be mended', async ({ rookery }) => {
	await rookery.open();
	await rookery.write('<p>{#if}');
	await reload(rookery);
	await rookery.settled(/failed/);
	expect(await rookery.text()).toBe('<p>{#if}');
	await rookery.write('<p>mended</p>');
	await expect(rookery.result.locator('p')).toHaveText('mended');
});

test('binary files come back byte by byte', async ({ rookery }) => {
	const bytes = Uint8Array.from({ length: 512 }, (_, index) => index % 256);
	await rookery.open();
	await rookery.write(`<script>
	import dot from './dot.png';
	import url from './bytes.bin?url';
	const bytes = fetch(url).then((response) => response.arrayBuffer());
</script>
<img src={dot} alt="dot" />
{#await bytes then buffer}<output>{new Uint8Array(buffer).join()}</output>{/await}`);
	await rookery.upload(
		{ name: 'dot.png', mimeType: 'image/png', buffer: PIXEL },
		{ name: 'bytes.bin', mimeType: '', buffer: Buffer.from(bytes) }
	);
	await expect(rookery.tab('bytes.bin')).toBeVisible();
	// Right after they arrived, then again when they have long been stored.
	for (const again of [reload, reload, comeBack]) {
		await again(rookery);
		await expect(rookery.result.locator('output')).toHaveText(bytes.join());
		await expect(rookery.result.getByRole('img', { name: 'dot' })).toHaveJSProperty(
			'naturalWidth',
			1
		);
		await rookery.saved();
	}
});

test('a project that is too big for any address is kept in the browser', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open();
	await rookery.write(`<script>
	import url from './noise.bin?url';
	const size = fetch(url).then((response) => response.arrayBuffer());
</script>
{#await size then { byteLength }}<output>{byteLength} bytes</output>{/await}`);
	const noise = Buffer.alloc(1_600_000);
	let seed = 1;
	for (let index = 0; index < noise.length; index += 1) {
		seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
		noise[index] = seed >>> 16;
	}
	await rookery.upload({ name: 'noise.bin', mimeType: '', buffer: noise });
	await expect(rookery.result.locator('output')).toHaveText('1600000 bytes');
	await page.getByRole('button', { name: 'Share' }).click();
	const share = page.getByRole('dialog', { name: 'Share' });
	await expect(share.getByRole('alert')).toContainText('The project does not fit into a link.');
	await page.keyboard.press('Escape');
	expect(new URL(page.url()).hash).toBe('');
	await reload(rookery);
	await expect(rookery.result.locator('output')).toHaveText('1600000 bytes');
});

test('a reload opens what this tab had, also when another tab wrote last', async ({ rookery }) => {
	const { page } = rookery;
	await rookery.open();
	await rookery.write('<p>mine</p>');
	await rookery.saved();
	await expect.poll(() => rookery.link().ok).toBe(true);
	const other = rookery.inTab(await page.context().newPage());
	await other.open({ 'App.svelte': '<p>other</p>' });
	await other.write('<p>other, changed</p>');
	await other.saved();
	await expect
		.poll(() => other.link())
		.toMatchObject({
			project: { files: [{ content: '<p>other, changed</p>' }] }
		});
	await reload(rookery);
	await expect(rookery.result.locator('p')).toHaveText('mine');
	// It is the visitor's own project and no copy of it.
	await rookery.saved();
});

test('a link is shown while the storage does not answer, and what is typed meanwhile counts', async ({
	rookery
}) => {
	const { page } = rookery;
	await page.addInitScript(() => {
		if (window !== top) return;
		const { open } = IDBFactory.prototype;
		IDBFactory.prototype.open = function (...wanted) {
			const request = open.apply(this, wanted);
			for (const type of ['success', 'upgradeneeded']) {
				request.addEventListener(type, (event) => event.stopImmediatePropagation());
			}
			return request;
		};
		// The page's patience with it ends when the test says so.
		const { setTimeout } = window;
		Object.assign(window, {
			setTimeout: (run: () => void, milliseconds: number, ...others: unknown[]) => {
				if (milliseconds !== 3_000) return setTimeout(run, milliseconds, ...others);
				addEventListener('patience-ends', run);
				return 0;
			}
		});
	});
	const saved = page.locator('[data-saved]');
	await rookery.open({ 'App.svelte': '<p>linked</p>' });
	await expect(rookery.result.locator('p')).toHaveText('linked');
	await rookery.write('<p>typed</p>');
	await expect(saved).toHaveAttribute('data-saved', 'saving');
	await expect(saved).toHaveText('Saving…');
	await page.evaluate(() => dispatchEvent(new Event('patience-ends')));
	await expect(saved).toHaveAttribute('data-saved', 'blocked');
	await expect(saved).toHaveText('Storage is blocked; the address holds it all');
	await expect.poll(() => JSON.stringify(rookery.link())).toContain('typed');
});

test.describe('with storage blocked', () => {
	test('everything else works and the address holds the project', async ({ rookery }) => {
		const { page } = rookery;
		await blockStorage(page);
		await rookery.open();
		await expect(page.getByText('Storage is blocked; the address holds it all')).toBeVisible();
		await rookery.addFile('Card.svx');
		await page.keyboard.insertText('# A card');
		await rookery.openFile('App.svelte');
		await rookery.write(
			`<script>\n\timport Card from './Card.svx';\n</script>\n<Card />\n<p>kept</p>`
		);
		await expect(rookery.result.getByRole('heading')).toHaveText('A card');
		await rookery.chooseTheme('Dark');
		await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
		await rookery.placeCursorAfter('kept');
		await page.keyboard.type(' to the end');
		await expect
			.poll(() => rookery.link())
			.toHaveProperty('project.files.0.content', expect.stringContaining('kept to the end'));
		await reload(rookery);
		await expect(rookery.result.getByRole('heading')).toHaveText('A card');
		await expect(rookery.result.locator('p')).toHaveText('kept to the end');
		await expect(rookery.tab('Card.svx')).toBeVisible();
		await page.getByRole('button', { name: 'Share' }).click();
		await expect(page.getByRole('textbox', { name: 'Link to this project' })).toHaveValue(
			page.url()
		);
	});
});
