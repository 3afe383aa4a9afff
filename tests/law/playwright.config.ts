/** `npm run test:law`: hot equals fresh, over random sequences of edits. Long, so it has a command of its own. */
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config';

const server = base.webServer;

export default defineConfig({
	...base,
	testDir: '.',
	timeout: 300_000,
	...(server && !Array.isArray(server) ? { webServer: { ...server, cwd: '../..' } } : {})
});
