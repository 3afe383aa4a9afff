/**
 * The body of a link before it is deflated: records of a tag, a length and that many bytes. Order matters: a path is
 * followed by its content. A reader skips tags that it does not know.
 */
import type { FileContent, Project } from '../protocol/project';

/** What a record is, as an ASCII letter. */
export const tag = {
	/** UTF-8, the project's name. */
	name: 0x4e,
	/** UTF-8, path of the entry; left out for `App.svelte`. */
	entry: 0x45,
	/** UTF-8, the project's options as a JSON object. */
	options: 0x4f,
	/** UTF-8, path of the file whose content comes next. */
	path: 0x50,
	/** UTF-8, content of a text file. */
	text: 0x54,
	/** UTF-16, little endian: content of a text file that UTF-8 cannot hold. */
	text16: 0x55,
	/** Content of a binary file. */
	bytes: 0x42
};

export interface LinkRecord {
	tag: number;
	/** Fewer than `length` when the data end too early. */
	body: Uint8Array;
	length: number;
}

export const defaultEntry = 'App.svelte';

export function writeRecords(project: Project): Uint8Array<ArrayBuffer> {
	const parts: Uint8Array[] = [];
	const add = (kind: number, body: Uint8Array): void => {
		parts.push(Uint8Array.from([kind, ...varint(body.length)]), body);
	};
	const encoder = new TextEncoder();
	if (project.name !== '') add(tag.name, encoder.encode(project.name));
	if (project.entry !== defaultEntry) add(tag.entry, encoder.encode(project.entry));
	const lock = Object.entries(project.options.lock ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
	if (lock.length > 0) {
		add(tag.options, encoder.encode(JSON.stringify({ lock: Object.fromEntries(lock) })));
	}
	for (const { path, content } of project.files) {
		add(tag.path, encoder.encode(path));
		const [kind, body] = encodeContent(content);
		add(kind, body);
	}
	const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

/** Splits bytes into records. Only the last can be incomplete. */
export function* readRecords(bytes: Uint8Array): Generator<LinkRecord> {
	let at = 0;
	while (at < bytes.length) {
		const kind = bytes[at] ?? 0;
		at += 1;
		let length = 0;
		let scale = 1;
		for (;;) {
			const byte = bytes[at];
			// Nothing that a link can unpack to is as long as four digits of a length allow.
			if (byte === undefined || scale > 128 ** 3) return;
			at += 1;
			length += (byte & 127) * scale;
			scale *= 128;
			if (byte < 128) break;
		}
		yield { tag: kind, body: bytes.subarray(at, at + length), length };
		at += length;
	}
}

/** Null for a record that is no content, or no valid text. Text that is cut in the middle of a character loses it. */
export function decodeContent({ tag: kind, body, length }: LinkRecord): FileContent | null {
	switch (kind) {
		case tag.bytes:
			return body.slice();
		case tag.text:
			return decodeText(body, body.length < length);
		case tag.text16: {
			let text = '';
			for (let at = 0; at + 1 < body.length; at += 2) {
				text += String.fromCharCode((body[at] ?? 0) | ((body[at + 1] ?? 0) << 8));
			}
			return text;
		}
		default:
			return null;
	}
}

/** UTF-8 to text; null when it is not UTF-8. */
export function decodeText(body: Uint8Array, isCut = false): string | null {
	try {
		const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
		// As a stream, the decoder keeps half a character at the end to itself.
		return decoder.decode(body, { stream: isCut });
	} catch {
		return null;
	}
}

function encodeContent(content: FileContent): [number, Uint8Array] {
	if (typeof content !== 'string') return [tag.bytes, content];
	if (!/\p{Cs}/u.test(content)) return [tag.text, new TextEncoder().encode(content)];
	const body = new Uint8Array(content.length * 2);
	for (let index = 0; index < content.length; index += 1) {
		const unit = content.charCodeAt(index);
		body[index * 2] = unit & 255;
		body[index * 2 + 1] = unit >> 8;
	}
	return [tag.text16, body];
}

/** LEB128: seven bits a byte, the least significant first, the top bit set on all but the last. */
function varint(value: number): number[] {
	const bytes: number[] = [];
	let rest = value;
	while (rest > 127) {
		bytes.push((rest & 127) | 128);
		rest >>>= 7;
	}
	return [...bytes, rest];
}
