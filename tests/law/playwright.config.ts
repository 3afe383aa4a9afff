/** `npm run test:law`: hot equals fresh, over random sequences of edits. Long, so it has a command of its own. */
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig({
	...base,
	testDir: '.',
	outputDir: '../../test-results/law',
	timeout: 300_000
});
