import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.ts';

/** A port of its own, so that a running `npm start` is not mistaken for the build under test. */
const PORT = 4199;

/** `BASE_URL=https://… npx playwright test` tests a site that is already served. */
const served = process.env['BASE_URL'];

export default defineConfig({
	testDir: 'tests/e2e',
	fullyParallel: true,
	forbidOnly: true,
	workers: 2,
	timeout: 60_000,
	expect: { timeout: 20_000 },
	reporter: [['list']],
	use: {
		baseURL: served ?? `http://localhost:${PORT}`,
		viewport: { width: 1280, height: 800 },
		// The lights that breathe cost a quarter of a core where there is no graphics card. Journeys about motion ask for it.
		contextOptions: { reducedMotion: 'reduce' },
		launchOptions: { executablePath: findChromium() ?? '', args: CHROMIUM_FLAGS },
		screenshot: 'only-on-failure'
	},
	...(served
		? {}
		: {
				webServer: {
					command: 'npx vite preview',
					// For the configurations in tests/ that extend this one.
					cwd: import.meta.dirname,
					env: { PORT: String(PORT) },
					url: `http://localhost:${PORT}`,
					reuseExistingServer: false
				}
			})
});
