/** `npm run screenshots`: the pictures of the README, taken of the built site. */
import { mkdir } from 'node:fs/promises';
import { launch, serve } from '../tests/bench/site';

const FOLDER = 'docs/images';

const PICTURES = [
	{ name: 'playground-dark', scheme: 'dark', width: 1280, height: 800 },
	{ name: 'playground-light', scheme: 'light', width: 1280, height: 800 },
	{ name: 'playground-375', scheme: 'dark', width: 375, height: 740 }
] as const;

async function main(): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	const site = await serve();
	// The emulated scale does not reach the preview, which is a process of its own.
	const browser = await launch(['--force-device-scale-factor=2']);
	try {
		for (const { name, scheme, width, height } of PICTURES) {
			const context = await browser.newContext({
				viewport: { width, height },
				colorScheme: scheme,
				reducedMotion: 'reduce',
				deviceScaleFactor: 2
			});
			const page = await context.newPage();
			await page.goto(site.address);
			await page.waitForSelector('[data-status=running]');
			await page.locator('.cm-content').waitFor({ state: 'attached' });
			await page.evaluate(() => document.fonts.ready.then(() => undefined));
			await page.screenshot({ path: `${FOLDER}/${name}.png` });
			await context.close();
		}
	} finally {
		await browser.close();
		site.stop();
	}
}

await main();
