/**
 * Rookery links, version 1: `docs/links.md` has the format. Runs anywhere, also in Node: nothing of the page is imported.
 */
import { deflateSync } from 'fflate';
import type { Project, ProjectFile } from '../protocol/project';
import { checkSyntax, PathIndex } from '../workspace/paths';
import { fromBase64url, toBase64url } from './base64url';
import { crc32 } from './crc32';
import { dictionary } from './dictionary';
import { inflate, MAX_INFLATED } from './inflate';
import { toLock } from './lock';
import type { LinkResult } from './link-result';
import { decodeContent, decodeText, defaultEntry, readRecords, tag, writeRecords } from './records';

export type { LinkFault, LinkResult } from './link-result';
export type { Project, ProjectFile } from '../protocol/project';

/** The character after `#` of the links that `encodeLink` writes. */
export const LINK_VERSION = '1';

/** Most files that a link may hold. */
export const MAX_FILES = 2000;

/** Longest name of a project that a link may hold, in UTF-16 code units. */
export const MAX_NAME = 1000;

/**
 * The hash of a link to `project`, with its `#`: put it behind the address of a playground or of its embed page. The same
 * project always gives the same hash. Throws an `Error` that names the fault when nobody could open the link: a path that
 * may not be, too many files, too much data.
 */
export function encodeLink(project: Project): string {
	const index = new PathIndex();
	for (const { path } of project.files) {
		const reason = index.check(path);
		if (reason !== null) throw new Error(`Cannot make a link of \`${path}\`: ${reason}`);
		index.add(path);
	}
	const reason = checkSyntax(project.entry);
	if (reason !== null) throw new Error(`Cannot start a link with \`${project.entry}\`: ${reason}`);
	if (project.files.length > MAX_FILES) {
		throw new Error(
			`A link holds at most ${MAX_FILES} files; this project has ${project.files.length}.`
		);
	}
	if (project.name.length > MAX_NAME) {
		throw new Error(`A link holds a name of at most ${MAX_NAME} characters. Choose a shorter one.`);
	}
	const lock = toLock(project.options.lock ?? {});
	const payload = writeRecords({ ...project, options: { lock } });
	if (payload.length > MAX_INFLATED) {
		throw new Error(
			'A link holds at most 20 MB. Remove large files, or share the project as a zip file.'
		);
	}
	const deflated = deflateSync(payload, { level: 9, mem: 8, dictionary });
	const bytes = new Uint8Array(deflated.length + 4);
	bytes.set(deflated);
	new DataView(bytes.buffer).setUint32(deflated.length, crc32(payload));
	return `#${LINK_VERSION}${toBase64url(bytes)}`;
}

/** Reads what `encodeLink` wrote, with or without its `#`. Never throws, and never takes a damaged link for a good one. */
export function decodeLink(hash: string): LinkResult {
	const text = hash.replace(/^#/, '');
	if (!text.startsWith(LINK_VERSION)) {
		const code = /^[2-9A-Z][\w-]{8,}$/.test(text) ? 'newer' : 'unknown';
		return { ok: false, code, message: foreign[code], partial: null };
	}
	const { bytes, valid } = fromBase64url(text.slice(1));
	const body = bytes.subarray(0, Math.max(0, bytes.length - 4));
	const unpacked = valid ? inflate(body, dictionary) : inflate(bytes, dictionary);
	if (unpacked.state === 'large') {
		const message = 'This link unpacks to more than 20 MB, so it was not opened.';
		return { ok: false, code: 'too-large', message, partial: null };
	}
	const isWhole = valid && unpacked.state === 'whole' && bytes.length >= 4;
	if (isWhole && crc32(unpacked.bytes) === checksumOf(bytes)) return readPayload(unpacked.bytes);

	// The checksum is missing or wrong, so whatever comes out is shown as what could be saved.
	const rest = isWhole || !valid ? unpacked : inflate(bytes, dictionary);
	const isCut = !isWhole && valid && rest.state !== 'bad';
	const { project, found } = collect(rest.bytes);
	const partial = project.files.length > 0 ? project : null;
	const saved = partial
		? `${found} Ask for the link again.`
		: 'Nothing of it could be read. Ask for the link again.';
	return isCut
		? {
				ok: false,
				code: 'truncated',
				message: `The end of this link is missing. ${saved}`,
				partial
			}
		: {
				ok: false,
				code: 'damaged',
				message: `This link was changed on its way and cannot be trusted. ${saved}`,
				partial
			};
}

const foreign = {
	newer:
		'This link was made by a newer Rookery. Open it there, or reload this page to get the newest.',
	unknown: 'This is not a Rookery link. Check that all of it was copied.'
};

function checksumOf(bytes: Uint8Array): number {
	return new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4);
}

/** The checksum is right: what is wrong now was put there by the link's author. */
function readPayload(payload: Uint8Array): LinkResult {
	const { project, faults, unknown } = collect(payload);
	if (faults.length > 0) {
		const message = `Some of this link was left out. ${faults.slice(0, 5).join(' ')}`;
		const partial = project.files.length > 0 ? project : null;
		return { ok: false, code: 'bad-content', message, partial };
	}
	const notes = unknown
		? ['This link was made by a newer Rookery: what this one does not know was left out.']
		: [];
	return { ok: true, project, notes };
}

interface Collected {
	project: Project;
	/** What was left out, in sentences. */
	faults: string[];
	/** There were records of a kind that is not known here. */
	unknown: boolean;
	/** Which files there are, and which of them ends too early, in a sentence. */
	found: string;
}

function collect(payload: Uint8Array): Collected {
	const files: ProjectFile[] = [];
	const index = new PathIndex();
	const project: Project = { name: '', entry: defaultEntry, files, options: {} };
	const faults: string[] = [];
	let unknown = false;
	let cut: string | null = null;
	let path: string | null = null;
	let read = 0;

	for (const record of readRecords(payload)) {
		const isCut = record.body.length < record.length;
		read = isCut ? payload.length : record.body.byteOffset + record.length - payload.byteOffset;
		switch (record.tag) {
			case tag.name:
			case tag.entry:
			case tag.options:
			case tag.path: {
				const text = isCut ? null : decodeText(record.body);
				if (text === null) faults.push('A name or option in it is not readable.');
				else if (record.tag === tag.name) project.name = text.slice(0, MAX_NAME);
				else if (record.tag === tag.entry) project.entry = text;
				else if (record.tag === tag.options) readOptions(text, project, faults);
				path = record.tag === tag.path ? text : null;
				break;
			}
			case tag.text:
			case tag.text16:
			case tag.bytes: {
				const content = decodeContent(record);
				if (path === null) faults.push('It holds a file without a name.');
				else if (content === null) faults.push(`The text of \`${path}\` is not readable.`);
				else if (files.length >= MAX_FILES) faults.push(`It holds more than ${MAX_FILES} files.`);
				else {
					const reason = index.check(path);
					if (reason !== null)
						faults.push(`The path ${JSON.stringify(path.slice(0, 300))}: ${reason}`);
					else {
						index.add(path);
						files.push({ path, content });
						if (isCut) cut = path;
					}
				}
				path = null;
				break;
			}
			default:
				unknown = true;
		}
		if (isCut) faults.push('It ends in the middle of a file.');
		// Whoever wrote this many faults did so on purpose.
		if (faults.length > 100) break;
	}
	if (read < payload.length) faults.push('It ends in the middle of a file.');
	if (checkSyntax(project.entry) !== null) {
		faults.push('Its entry is not a path.');
		project.entry = defaultEntry;
	}
	const names = files.slice(0, 20).map((file) => `\`${file.path}\``);
	const found =
		`${names.length === 1 ? 'This file' : 'These files'} could be read: ${names.join(', ')}` +
		`${files.length > 20 ? ', …' : ''}.${cut === null ? '' : ` \`${cut}\` ends too early.`}`;
	return { project, faults, unknown, found };
}

function readOptions(text: string, project: Project, faults: string[]): void {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		value = null;
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		faults.push('Its options are not readable.');
		return;
	}
	if (!('lock' in value)) return;
	const lock = toLock(value.lock);
	if (Object.keys(lock).length > 0) project.options = { ...project.options, lock };
}
