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

/** One that lacks a library, or a stand-in that only says where to get the real one, is a program and still no browser. */
function starts(file: string): boolean {
	// On Windows, asking for the version opens a window.
	if (process.platform === 'win32') return true;
	return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function candidates(): string[] {
	const folders = (process.env['PATH'] ?? '').split(path.delimiter);
	const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
	return [...onPath, chromium.executablePath()].filter(isExecutable);
}

/**
 * The one that `CHROMIUM_PATH` names, which must start, else the first of the candidates that does; null when there is none. `named` is
 * undefined or empty where nothing is named.
 */
export function chooseChromium(options: {
	named: string | undefined;
	candidates: readonly string[];
	starts(file: string): boolean;
}): string | null {
	const { named, candidates, starts } = options;
	if (!named) return candidates.find(starts) ?? null;
	if (starts(named)) return named;
	throw new Error(
		`CHROMIUM_PATH is '${named}', which cannot be started. Try '${named} --version': it must print a version. ` +
			'Without CHROMIUM_PATH the tests look for a Chromium themselves.'
	);
}

let found: string | null = null;

/** `CHROMIUM_PATH`, one on the PATH, or Playwright's own; null when there is none that starts. */
export function findChromium(): string | null {
	const named = process.env['CHROMIUM_PATH'];
	return (found ??= chooseChromium({ named, candidates: candidates(), starts }));
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

/** The path of a Chromium that starts when this returns. */
export function ensureChromium(): string {
	const own = findChromium();
	if (own) return own;
	console.log('No Chromium found that starts; installing one.');
	// On Debian the distribution's own comes with the libraries it needs.
	if (isDebian()) installWithApt();
	const installed = findChromium();
	if (installed) return installed;
	run('npx', ['playwright', 'install', 'chromium']);
	const downloaded = findChromium();
	if (downloaded) return downloaded;
	const broken = candidates();
	const reason =
		broken.length > 0
			? `what is there does not start (${broken.join(', ')})`
			: 'it could neither be found nor installed';
	throw new Error(
		`The tests need Chromium, and ${reason}. Install Chromium or Chrome yourself and name it: ` +
			'CHROMIUM_PATH=/path/to/chromium npm test'
	);
}
