/** `npm run test:packages`: the list of packages against the npm registry, in the built site. */
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.ts';

/** A port of its own, so that a running `npm start` is not mistaken for the build under test. */
const PORT = 4198;

/** `BASE_URL=https://…` tests a site that is already served. */
const served = process.env['BASE_URL'];

export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results/packages',
	forbidOnly: true,
	// One after the other: what a package takes is measured.
	workers: 1,
	timeout: 90_000,
	expect: { timeout: 45_000 },
	reporter: [['list']],
	use: {
		baseURL: served ?? `http://localhost:${PORT}`,
		viewport: { width: 1280, height: 800 },
		launchOptions: { executablePath: findChromium() ?? '', args: CHROMIUM_FLAGS },
		screenshot: 'only-on-failure'
	},
	...(served
		? {}
		: {
				webServer: {
					command: 'npx vite preview',
					cwd: '../..',
					env: { PORT: String(PORT) },
					url: `http://localhost:${PORT}`,
					reuseExistingServer: false
				}
			})
});
