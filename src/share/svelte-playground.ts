/** Reads the hash of a svelte.dev playground address: gzip, base64url, JSON. `docs/links.md` has the two shapes of it. */
import type { FileContent, Project, ProjectFile } from '../protocol/project';
import { defaultEntry, kindOf, PathIndex } from '../workspace/paths';
import { PIN_PATH, withPin } from '../workspace/svelte-pin';
import { fromBase64url } from './base64url';
import { crc32 } from './crc32';
import { inflate } from './inflate';
import type { LinkFault, LinkResult } from './link-result';

/** How the base64 of every gzip stream begins: that is how these links are told from ours. */
export const SVELTE_PLAYGROUND_START = 'H4sI';

const MAX_FILES = 2000;

/**
 * Reads a hash with or without its `#`, in either alphabet of base64. `version` is the one of Svelte that the address before the hash asks
 * for, or null. Never throws.
 */
export function decodeSveltePlayground(hash: string, version: string | null = null): LinkResult {
	const { bytes, valid } = fromBase64url(hash.replace(/^#/, ''));
	const start = gzipHeader(bytes);
	if (start === null) return fault('damaged', 'This is not a link of the Svelte playground.');
	const { bytes: text, state } = inflate(bytes.subarray(start, Math.max(start, bytes.length - 8)));
	if (state === 'large') {
		return fault('too-large', 'This link unpacks to more than 20 MB, so it was not opened.');
	}
	const tail = bytes.length >= 8 ? new DataView(bytes.buffer, bytes.length - 8) : null;
	if (!valid || state !== 'whole' || tail?.getUint32(0, true) !== crc32(text)) {
		return valid && state !== 'bad' && state !== 'whole'
			? fault('truncated', 'The end of this Svelte playground link is missing. Copy all of it.')
			: fault('damaged', 'This Svelte playground link was changed on its way. Ask for it again.');
	}
	let json: unknown;
	try {
		json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
	} catch {
		json = null;
	}
	const data = record(json);
	const list = data?.files ?? data?.components;
	if (!data || !Array.isArray(list)) {
		return fault('bad-content', 'This Svelte playground link holds no files. Ask for it again.');
	}
	return toProject(version === null ? data : { ...data, version }, list);
}

type Json = { readonly [key: string]: unknown };

function toProject(data: Json, list: readonly unknown[]): LinkResult {
	const files: ProjectFile[] = [];
	const index = new PathIndex();
	const faults: string[] = [];
	for (const item of list) {
		const entry = record(item);
		if (entry?.type === 'directory') continue;
		if (faults.length > 100) break;
		const path = entry && pathOf(entry);
		const content = entry && contentOf(entry);
		if (files.length >= MAX_FILES) faults.push(`It holds more than ${MAX_FILES} files.`);
		else if (path == null) faults.push('It holds a file without a name.');
		else if (content == null) faults.push(`The content of ${quote(path)} is not readable.`);
		else {
			const reason = index.check(path);
			if (reason !== null) faults.push(`The path ${quote(path)}: ${reason}`);
			else {
				index.add(path);
				files.push({ path, content });
			}
		}
	}
	const project: Project = {
		name: typeof data.name === 'string' ? data.name.slice(0, 200) : '',
		entry: defaultEntry(files.map(({ path }) => path)),
		files,
		options: {}
	};
	if (faults.length > 0) {
		const message = `Some of this Svelte playground link was left out. ${faults.slice(0, 5).join(' ')}`;
		return { ok: false, code: 'bad-content', message, partial: files.length > 0 ? project : null };
	}
	return { ok: true, project: withVersion(project, data), notes: notesOn(data, files) };
}

/** A published version or a range of such; there are also names of branches and the like, which are on no registry. */
const PUBLISHED = /^[~^]?\d+(?:\.\d+){0,2}(?:-[\w.]+)?$/;

/** The version that the link asks for goes where every project of ours says it: into package.json. */
function withVersion(project: Project, { version }: Json): Project {
	if (typeof version !== 'string' || !PUBLISHED.test(version) || version === '5') return project;
	const others = project.files.filter(({ path }) => path !== PIN_PATH);
	const content = project.files.find(({ path }) => path === PIN_PATH)?.content ?? '';
	try {
		const pinned = typeof content === 'string' ? withPin(content, version) : null;
		if (pinned === null) return project;
		return { ...project, files: [...others, { path: PIN_PATH, content: pinned }] };
	} catch {
		// A package.json that does not parse says so when it is built.
		return project;
	}
}

function notesOn(data: Json, files: readonly ProjectFile[]): string[] {
	const notes: string[] = [];
	if (data.tailwind === true) {
		notes.push(
			'The link switches Tailwind on. Rookery has no Tailwind, so its classes have no effect.'
		);
	}
	if (
		typeof data.version === 'string' &&
		!/^(latest)?$/.test(data.version) &&
		!PUBLISHED.test(data.version)
	) {
		const version = data.version.slice(0, 60);
		notes.push(
			`The link asks for Svelte ${version}, which is no published version. Rookery runs the Svelte it comes with.`
		);
	}
	if (data.aliases && Object.keys(record(data.aliases) ?? {}).length > 0) {
		notes.push('The link has import aliases. Rookery has none: write the paths out.');
	}
	if (files.some(({ path }) => kindOf(path) === 'svx')) {
		notes.push('Markdown files are components here: mdsvex compiles them.');
	}
	return notes;
}

/** Today `name` is the whole path; before, it was the name alone and `type` the ending. */
function pathOf({ name, type }: Json): string | null {
	if (typeof name !== 'string') return null;
	const path = name.replace(/^\/+/, '');
	return typeof type === 'string' && type !== 'file' ? `${path}.${type}` : path;
}

function contentOf({ contents, source, text }: Json): FileContent | null {
	const content = contents ?? source;
	if (typeof content !== 'string') return null;
	if (text !== false) return content;
	const { bytes, valid } = fromBase64url(content);
	return valid ? bytes : null;
}

/** Where the deflated data begin; null when this is no gzip (RFC 1952). */
function gzipHeader(bytes: Uint8Array): number | null {
	if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return null;
	const flags = bytes[3] ?? 0;
	let at = 10;
	if (flags & 4) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
	for (const flag of [8, 16]) {
		if (!(flags & flag)) continue;
		while (at < bytes.length && bytes[at] !== 0) at += 1;
		at += 1;
	}
	if (flags & 2) at += 2;
	return at <= bytes.length ? at : null;
}

function record(value: unknown): Json | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function quote(path: string): string {
	return JSON.stringify(path.slice(0, 300));
}

function fault(code: LinkFault, message: string): LinkResult {
	return { ok: false, code, message, partial: null };
}
