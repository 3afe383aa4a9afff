/** `npm run test:law`: hot equals fresh, over random sequences of edits. Long, so it has a command of its own. */
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig({
	...base,
	testDir: '.',
	outputDir: '../../test-results/law',
	timeout: 600_000,
	// Two pages are opened at once in each worker.
	expect: { timeout: 60_000 }
});
