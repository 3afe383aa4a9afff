import { deflateRawSync } from 'node:zlib';
import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Project } from '../../../src/protocol/project';
import { fromBase64url, toBase64url } from '../../../src/share/base64url';
import { crc32 } from '../../../src/share/crc32';
import { dictionary } from '../../../src/share/dictionary';
import { inflate, MAX_INFLATED } from '../../../src/share/inflate';
import { decodeLink, encodeLink } from '../../../src/share/link';
import { project } from './arbitrary';

const encoder = new TextEncoder();

function simple(files: Project['files'], more: Partial<Project> = {}): Project {
	return { name: '', entry: 'App.svelte', files, options: {}, ...more };
}

/** A link with a right checksum around any payload: what a hostile author would write. */
function forge(payload: Uint8Array): string {
	const deflated = deflateSync(payload, { dictionary });
	const bytes = new Uint8Array(deflated.length + 4);
	bytes.set(deflated);
	new DataView(bytes.buffer).setUint32(deflated.length, crc32(payload));
	return `#1${toBase64url(bytes)}`;
}

function records(...all: [string, string | Uint8Array][]): Uint8Array {
	return Uint8Array.from(
		all.flatMap(([tag, body]) => {
			const bytes = typeof body === 'string' ? encoder.encode(body) : body;
			if (bytes.length > 127) throw new Error('too long for this test');
			return [tag.charCodeAt(0), bytes.length, ...bytes];
		})
	);
}

describe('a link', () => {
	test('gives back every project that was put into it', () => {
		fc.assert(
			fc.property(project, (given) => {
				const link = encodeLink(given);
				expect(link).toMatch(/^#1[\w-]+$/);
				expect(decodeLink(link)).toEqual({ ok: true, project: given, notes: [] });
				expect(decodeLink(link.slice(1))).toEqual({ ok: true, project: given, notes: [] });
			}),
			{ numRuns: 200 }
		);
	});

	test('is the same for the same project, whatever the order of its lock', () => {
		const files = [{ path: 'App.svelte', content: 'x' }];
		const one = simple(files, { options: { lock: { a: '1.0.0', b: '2.0.0' } } });
		const other = simple(files, { options: { lock: { b: '2.0.0', a: '1.0.0' } } });
		expect(encodeLink(one)).toBe(encodeLink(other));
	});

	test('holds a project of several megabytes', () => {
		const bytes = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * index) >> 5);
		const given = simple([{ path: 'big.bin', content: bytes }]);
		expect(decodeLink(encodeLink(given))).toMatchObject({ ok: true });
	});

	test('of a hello world is shorter than a line', () => {
		const content = "<script>\n\tlet name = $state('you');\n</script>\n\n<h1>Hi {name}</h1>\n";
		expect(encodeLink(simple([{ path: 'App.svelte', content }])).length).toBeLessThan(80);
	});

	test('cannot be made of what nobody could open', () => {
		const file = { path: 'App.svelte', content: '' };
		expect(() => encodeLink(simple([{ path: '../x', content: '' }]))).toThrow('`../x`');
		expect(() => encodeLink(simple([file, file]))).toThrow('already a file');
		expect(() => encodeLink(simple([file], { entry: '/App' }))).toThrow('`/App`');
		expect(() => encodeLink(simple([file], { name: 'x'.repeat(1001) }))).toThrow('name');
		const many = Array.from({ length: 2001 }, (_, index) => ({ path: `${index}`, content: '' }));
		expect(() => encodeLink(simple(many))).toThrow('2000 files');
		const big = { path: 'big', content: new Uint8Array(20 * 1024 * 1024) };
		expect(() => encodeLink(simple([big]))).toThrow('20 MB');
	});
});

describe('a link that was harmed', () => {
	const given = simple(
		[
			{ path: 'App.svelte', content: '<h1>Rooks</h1>\n{#each [1, 2, 3] as n}{n * 17}{/each}' },
			{ path: 'lib/a.js', content: 'export const answer = 6 * 7; // never said who asked' },
			{
				path: 'logo.png',
				content: Uint8Array.from({ length: 60 }, (_, index) => (index * 97) & 255)
			}
		],
		{ name: 'Birds' }
	);
	const link = encodeLink(given);

	test('by cutting its end at any place says so and gives what is left', () => {
		let most = 0;
		for (let length = 2; length < link.length; length += 1) {
			const result = decodeLink(link.slice(0, length));
			expect(result).toMatchObject({ ok: false, code: 'truncated' });
			if (result.ok) continue;
			const files = result.partial?.files ?? [];
			expect(files.length).toBeGreaterThanOrEqual(most);
			most = files.length;
			for (const [index, file] of files.entries()) {
				const whole = given.files[index];
				expect(file.path).toBe(whole?.path);
				// The last file may be cut; what there is of it is right, but for a garbled end from the lost checksum.
				if (index < files.length - 1) expect(file.content).toEqual(whole?.content);
			}
		}
		expect(most).toBe(3);
		const half = decodeLink(link.slice(0, link.length / 2));
		expect(half.ok ? '' : half.message).toMatch(/end of this link is missing.*`App.svelte`/);
		expect(half.ok ? null : half.partial?.name).toBe('Birds');
	});

	test('never throws and is never taken for another project', () => {
		const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_ .%\n=+/é';
		const edit = fc.record({
			at: fc.nat(link.length),
			drop: fc.nat(3),
			put: fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 3 })
		});
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
				let text = link;
				for (const { at, drop, put } of edits)
					text = text.slice(0, at) + put + text.slice(at + drop);
				const result = decodeLink(text);
				if (result.ok) expect(result.project).toEqual(given);
				else expect(result.message).not.toBe('');
			}),
			{ numRuns: 600 }
		);
	});

	test('by one changed character anywhere is found out', () => {
		// The last character carries bits that belong to no byte, so it is left out here.
		for (let at = 2; at < link.length - 1; at += 1) {
			const other = link[at] === 'A' ? 'B' : 'A';
			const result = decodeLink(link.slice(0, at) + other + link.slice(at + 1));
			expect(result.ok).toBe(false);
		}
	});

	test('of pure noise is refused', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				expect(decodeLink(`#1${toBase64url(bytes)}`).ok).toBe(false);
			}),
			{ numRuns: 500 }
		);
	});
});

describe('a hostile link', () => {
	test('cannot hold paths that lead elsewhere; the others are kept', () => {
		for (const path of ['../x', '/x', 'a\\b', '__proto__', 'a/../../b', 'con\0', '']) {
			const result = decodeLink(
				forge(records(['P', path], ['T', 'x'], ['P', 'ok.js'], ['T', 'y']))
			);
			expect(result).toMatchObject({
				ok: false,
				code: 'bad-content',
				partial: { files: [{ path: 'ok.js', content: 'y' }] }
			});
		}
	});

	test('cannot hold one path twice, nor a file without a name, nor an entry that is no path', () => {
		for (const payload of [
			records(['P', 'a'], ['T', 'x'], ['P', 'A'], ['T', 'y']),
			records(['T', 'x']),
			records(['P', 'a'], ['T', 'x'], ['T', 'y']),
			records(['E', '../x']),
			records(['P', 'a'], ['T', Uint8Array.of(0xff)]),
			records(['N', Uint8Array.of(0xff)]),
			records(['O', '[]']),
			records(['O', '{']),
			Uint8Array.of(0x50, 5, 65),
			Uint8Array.of(0x50, 0x80),
			Uint8Array.of(0x50, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01)
		]) {
			expect(decodeLink(forge(payload))).toMatchObject({ ok: false, code: 'bad-content' });
		}
	});

	test('cannot set prototypes, and only texts come out of its lock', () => {
		const options =
			'{"lock":{"__proto__":"1","a":"1.0.0","b":{"c":1},"d":5},"__proto__":{"x":1},"new":true}';
		const result = decodeLink(forge(records(['O', options])));
		if (!result.ok) throw new Error(result.message);
		expect(result.project.options).toEqual({ lock: { a: '1.0.0' } });
		expect(Object.keys(result.project.options.lock ?? {})).toEqual(['a']);
		expect(Object.getPrototypeOf(result.project.options)).toBe(Object.prototype);
	});

	test('cannot unpack to more than the limit', () => {
		const deflated = deflateRawSync(Buffer.alloc(60_000_000));
		const bomb = `#1${toBase64url(Buffer.concat([deflated, Buffer.alloc(4)]))}`;
		expect(decodeLink(bomb)).toMatchObject({ ok: false, code: 'too-large', partial: null });
		// It stops on the way: what is unpacked beyond the limit stays small.
		expect(inflate(deflated).bytes.length).toBeLessThan(MAX_INFLATED + 5_000_000);
	}, 30_000);

	test('cannot make a list of faults without end', () => {
		const payload = new Uint8Array(4_000_000).fill(0);
		for (let at = 0; at < payload.length; at += 2) payload[at] = 'T'.charCodeAt(0);
		const result = decodeLink(forge(payload));
		expect(result.ok ? '' : result.message.length).toBeLessThan(1000);
	});
});

test('records of a later time are left out with a note', () => {
	const payload = records(['z', 'future'], ['P', 'App.svelte'], ['T', 'x'], ['O', '{"later":1}']);
	expect(decodeLink(forge(payload))).toMatchObject({
		ok: true,
		project: simple([{ path: 'App.svelte', content: 'x' }]),
		notes: [expect.stringContaining('newer Rookery')]
	});
});

test('base64url gives back any bytes, in both alphabets and with padding', () => {
	fc.assert(
		fc.property(fc.uint8Array(), (bytes) => {
			const text = toBase64url(bytes);
			expect(text).toBe(Buffer.from(bytes).toString('base64url'));
			expect(fromBase64url(text)).toEqual({ bytes, valid: true });
			expect(fromBase64url(Buffer.from(bytes).toString('base64'))).toEqual({ bytes, valid: true });
		})
	);
});

test('the checksum is the CRC-32 of gzip', () => {
	expect(crc32(encoder.encode('123456789'))).toBe(0xcbf43926);
});
