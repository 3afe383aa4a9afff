/** Runs in the compiler worker: stands in for Node's `fs` where mdsvex imports it, and reads the project. */

/** The project's text files, by project path (`lib/Layout.svelte`). */
export interface ProjectFiles {
	/** Null when there is no such file or it is not text. */
	read: (path: string) => string | null;
	exists: (path: string) => boolean;
}

let current: ProjectFiles | null = null;

/** Makes `files` readable for as long as `run` takes. Calls must not overlap. */
export async function withFiles<T>(files: ProjectFiles, run: () => Promise<T>): Promise<T> {
	if (current)
		throw new Error('Two mdsvex runs overlap: the second would read the files of the first.');
	current = files;
	try {
		return await run();
	} finally {
		current = null;
	}
}

/** The text of a file, or an error like Node's. Project files are at the root: `/lib/Layout.svelte`. */
export function readFileSync(path: string): string {
	const text = current?.read(toProjectPath(path)) ?? null;
	if (text !== null) return text;
	const error = new Error(`ENOENT: no such file or directory, open '${path}'`);
	throw Object.assign(error, { code: 'ENOENT', path, syscall: 'open' });
}

export function existsSync(path: string): boolean {
	return current?.exists(toProjectPath(path)) ?? false;
}

function toProjectPath(path: string): string {
	return path.replace(/^\/+/, '');
}

export default { readFileSync, existsSync };
