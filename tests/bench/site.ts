/** The built site on a port of its own, and a browser to measure it in. */
import { spawn } from 'node:child_process';
import { chromium, type Browser } from '@playwright/test';
import { CHROMIUM_FLAGS, ensureChromium } from '../../scripts/chromium';

export const PORT = 4198;
export const ADDRESS = `http://localhost:${PORT}`;

/** Milliseconds that the server may take to come up. */
const PATIENCE = 30_000;

/** Serves `dist` until the returned function is called. */
export async function serve(): Promise<() => void> {
	const server = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'preview'], {
		env: { ...process.env, PORT: String(PORT) },
		stdio: ['ignore', 'ignore', 'inherit']
	});
	const deadline = Date.now() + PATIENCE;
	for (;;) {
		const response = await fetch(ADDRESS).catch(() => null);
		if (response?.ok) return () => void server.kill();
		if (Date.now() > deadline || server.exitCode !== null) {
			server.kill();
			throw new Error(`The site did not come up on ${ADDRESS}. Run \`npm run build\` first.`);
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

export function launch(flags: string[] = []): Promise<Browser> {
	return chromium.launch({
		executablePath: ensureChromium(),
		args: [...CHROMIUM_FLAGS, ...flags]
	});
}
