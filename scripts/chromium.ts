/** Finds a Chromium for the tests, or installs one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Works in containers and as root, and keeps the browser from calling home. */
export const CHROMIUM_FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function onPath(): string | null {
	const folders = (process.env['PATH'] ?? '').split(path.delimiter);
	const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
	return candidates.find(isExecutable) ?? null;
}

/** `CHROMIUM_PATH`, one on the PATH, or Playwright's own; null when there is none. */
export function findChromium(): string | null {
	const named = process.env['CHROMIUM_PATH'];
	if (named) {
		if (isExecutable(named)) return named;
		throw new Error(`CHROMIUM_PATH is '${named}', which is not a program that can be run.`);
	}
	const own = chromium.executablePath();
	return onPath() ?? (own && existsSync(own) ? own : null);
}

function run(command: string, args: string[]): boolean {
	console.log(`> ${command} ${args.join(' ')}`);
	return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

function isDebian(): boolean {
	return existsSync('/etc/debian_version') && onPathNamed('apt-get');
}

function onPathNamed(name: string): boolean {
	try {
		execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

function installWithApt(): boolean {
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	const apt = (...args: string[]) => {
		const [command = 'apt-get', ...rest] = [...sudo, 'apt-get', ...args];
		return run(command, rest);
	};
	return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium');
}

/** The path of a Chromium that is there when this returns. */
export function ensureChromium(): string {
	const found = findChromium();
	if (found) return found;
	console.log('No Chromium found; installing one.');
	// On Debian the distribution's own comes with the libraries it needs.
	if (isDebian()) installWithApt();
	const installed = findChromium();
	if (installed) return installed;
	run('npx', ['playwright', 'install', 'chromium']);
	const downloaded = findChromium();
	if (downloaded) return downloaded;
	throw new Error(
		'The tests need Chromium, and it could neither be found nor installed. Install Chromium or Chrome yourself and name it: ' +
			'CHROMIUM_PATH=/path/to/chromium npm test'
	);
}
