import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** The files of a test's project, by project path. */
export type Files = Record<string, string>;

/**
 * Runs `run` while Node's `fs` shows `files` at the root of the file system (`/Layout.svelte`), because mdsvex in Node imports
 * the real `fs`, and the worker's `/`-rooted paths are part of what it writes. Everything else is read as always.
 */
export async function withNodeFiles<T>(files: Files, run: () => Promise<T>): Promise<T> {
	const { readFileSync } = fs;
	const shown = (path: unknown) => {
		const name = typeof path === 'string' && path.startsWith('/') ? path.slice(1) : '';
		return Object.hasOwn(files, name) ? files[name] : undefined;
	};
	Object.assign(fs, {
		readFileSync(...call: Parameters<typeof readFileSync>) {
			return shown(call[0]) ?? readFileSync(...call);
		}
	});
	syncBuiltinESMExports();
	try {
		return await run();
	} finally {
		Object.assign(fs, { readFileSync });
		syncBuiltinESMExports();
	}
}

/** The same files as the stages ask for them. */
export function projectFiles(files: Files) {
	return {
		read: (path: string) => files[path] ?? null,
		exists: (path: string) => Object.hasOwn(files, path)
	};
}
