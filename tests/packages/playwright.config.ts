/** `npm run test:packages`: the list of packages against the npm registry, in the built site. */
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig({
	...base,
	testDir: '.',
	outputDir: '../../test-results/packages',
	// Long, because the registry may be slow: what works does not wait for them.
	timeout: 300_000,
	// The registry is not ours, and may fail to answer; what fails is reported all the same.
	retries: 1,
	expect: { timeout: 120_000 }
});
