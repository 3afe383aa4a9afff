/** `npm run test:packages`: the list of packages against the npm registry, in the built site. */
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig({
	...base,
	testDir: '.',
	outputDir: '../../test-results/packages',
	// One after the other: what a package takes is measured.
	fullyParallel: false,
	workers: 1,
	timeout: 90_000,
	expect: { timeout: 45_000 }
});
