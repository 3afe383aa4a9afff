/**
 * The version of Svelte that a project asks for: `dependencies.svelte` in its package.json, and nowhere else. It is a file of the project
 * like any other, so it travels with the link and an exported project runs with the same version.
 */
import type { Workspace } from './workspace.svelte';

/** The file that names the version. */
export const PIN_PATH = 'package.json';
const GROUPS = ['dependencies', 'devDependencies'] as const;

type Manifest = Record<string, unknown>;

function isRecord(value: unknown): value is Manifest {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null when it is no JSON object. */
function parse(text: string): Manifest | null {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : null;
	} catch {
		return null;
	}
}

/** Reactive. As it is written there: a version, a range or whatever it is. Null when the project asks for none. */
export function readPin(workspace: Workspace): string | null {
	// `fileAt` does not notice a file that comes or goes.
	const content = workspace.files.find(({ path }) => path === PIN_PATH)?.content;
	const manifest = typeof content === 'string' ? parse(content) : null;
	for (const name of GROUPS) {
		const group = manifest?.[name];
		const wanted = isRecord(group) ? group['svelte'] : null;
		if (typeof wanted === 'string') return wanted;
	}
	return null;
}

/**
 * The package.json `text` with the version in it, or without any for null. Everything else in it stays, its indentation too. Null when
 * nothing is left in it that says something; throws a `SyntaxError` when it is no JSON object.
 */
export function withPin(text: string, version: string | null): string | null {
	const manifest = text.trim() === '' ? {} : parse(text);
	if (!manifest) throw new SyntaxError('package.json is not a JSON object.');
	const holder = GROUPS.find((name) => isRecord(manifest[name]) && 'svelte' in manifest[name]);
	for (const name of GROUPS) {
		const group = manifest[name];
		if (name === (holder ?? GROUPS[0]) && version !== null) {
			manifest[name] = { ...(isRecord(group) && group), svelte: version };
		} else if (isRecord(group) && 'svelte' in group) {
			const rest = Object.entries(group).filter(([key]) => key !== 'svelte');
			if (rest.length > 0) manifest[name] = Object.fromEntries(rest);
			else delete manifest[name];
		}
	}
	if (Object.keys(manifest).length === 0) return null;
	const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? '\t';
	return `${JSON.stringify(manifest, null, indent)}\n`;
}

/** Null lets the project go with whatever Rookery comes with. Returns why it could not be written, as a sentence, or null. */
export function writePin(workspace: Workspace, version: string | null): string | null {
	const file = workspace.fileAt(PIN_PATH);
	const text = typeof file?.content === 'string' ? file.content : '';
	try {
		const next = withPin(text, version);
		if (!file && next !== null) workspace.create(PIN_PATH, next);
		else if (file && next === null) workspace.remove(file.id);
		else if (file && next !== null) workspace.write(file.id, next);
		return null;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return 'The version is kept in package.json, and yours is no valid JSON: mend it first.';
	}
}
