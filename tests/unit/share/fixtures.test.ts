import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync, inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Project, ProjectFile } from '../../../src/protocol/project';
import { crc32 } from '../../../src/share/crc32';
import { dictionary } from '../../../src/share/dictionary';
import { readHash } from '../../../src/share/read-hash';

// Links that were once given out. Nothing in these folders is ever changed or removed; new cases may be added.
const samples = new URL('../../samples/links/', import.meta.url);

function casesOf(folder: string): string[] {
	return readdirSync(new URL(folder, samples))
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replace('.json', ''));
}

function read(folder: string, name: string): { link: string; project: Project } {
	const link = readFileSync(new URL(`${folder}/${name}.txt`, samples), 'utf8').trim();
	const project = JSON.parse(readFileSync(new URL(`${folder}/${name}.json`, samples), 'utf8'));
	const files = project.files.map(
		({ path, content, base64 }: Record<string, string>): ProjectFile => {
			const bytes = base64 === undefined ? null : new Uint8Array(Buffer.from(base64, 'base64'));
			return { path: path ?? '', content: bytes ?? content ?? '' };
		}
	);
	return { link, project: { ...project, files } };
}

describe.each(['v1', 'svelte-playground'])('links of the format %s still open', (folder) => {
	test.each(casesOf(folder))('%s', (name) => {
		const { link, project } = read(folder, name);
		expect(readHash(link)).toMatchObject({ kind: 'link', ok: true });
		expect(readHash(link)).toHaveProperty('project', project);
	});
});

test('the dictionary of version 1 is what it always was', () => {
	const frozen = readFileSync(new URL('v1/dictionary.txt', samples));
	expect(dictionary).toEqual(new Uint8Array(frozen));
	expect(dictionary.length).toBe(8737);
	expect(crc32(dictionary)).toBe(0x1671a66a);
});

test('zlib reads a link as the documentation says', () => {
	const { link } = read('v1', 'hello');
	const bytes = Buffer.from(link.slice(2), 'base64url');
	const payload = inflateRawSync(bytes.subarray(0, -4), { dictionary });
	expect(bytes.readUInt32BE(bytes.length - 4)).toBe(crc32(payload));
	expect(payload.toString('latin1')).toMatch(/^N\x0bHello worldP\x0aApp\.svelteTN<script>/);
});

test('the lengths in the documentation are those of the samples', () => {
	const docs = readFileSync(new URL('../../../docs/links.md', import.meta.url), 'utf8');
	const rows = [...docs.matchAll(/^\| ([\w-]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$/gm)];
	expect(rows.length).toBe(4);
	for (const [, name = '', ...cells] of rows) {
		const [text, rookery, svelte] = cells.map((cell) => Number(cell.replace(',', '')));
		const { link, project } = read('v1', name);
		const { name: title, files } = project;
		expect(files.reduce((sum, { content }) => sum + content.length, 0)).toBe(text);
		expect(link.length).toBe(rookery);
		const playground = JSON.stringify({
			name: title,
			files: files.map(({ path, content }) => {
				const basename = path.split('/').at(-1);
				return { type: 'file', name: path, basename, contents: content, text: true };
			}),
			tailwind: false
		});
		// The length of a gzip depends a little on who makes it.
		const length = 1 + gzipSync(playground).toString('base64url').length;
		expect(Math.abs(length - (svelte ?? 0))).toBeLessThan(10);
	}
});
