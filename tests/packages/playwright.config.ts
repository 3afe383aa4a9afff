/** `npm run test:packages`: the list of packages against the npm registry, in the built site. */
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig({
	...base,
	testDir: '.',
	outputDir: '../../test-results/packages',
	// Long, because the registry may be slow: what works does not wait for them.
	timeout: 300_000,
	expect: { timeout: 120_000 }
});
