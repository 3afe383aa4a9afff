import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { decodeLink, encodeLink } from '../../../src/share/link';
import { buildLinkLibrary } from '../../../vite/link-library';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test('the library for Node makes the same links, needs no other package, and is typed', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'rookery-lib-'));
	try {
		await buildLinkLibrary(root, folder);
		const file = join(folder, 'link.js');
		expect(await readFile(file, 'utf8')).not.toMatch(/['"]fflate['"]/);
		const library = await import(/* @vite-ignore */ pathToFileURL(file).href);
		const project = {
			name: 'From Node',
			entry: 'App.svelte',
			files: [{ path: 'App.svelte', content: '<p>hi</p>' }],
			options: {}
		};
		const link = encodeLink(project);
		expect(library.encodeLink(project)).toBe(link);
		expect(library.decodeLink(link)).toEqual(decodeLink(link));

		const program = ts.createProgram([join(folder, 'link.d.ts')], {
			strict: true,
			noEmit: true,
			target: ts.ScriptTarget.ES2022,
			lib: ['lib.es5.d.ts'],
			types: []
		});
		const faults = ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
		expect(faults).toEqual([]);
		const types = await readFile(join(folder, 'link.d.ts'), 'utf8');
		for (const name of ['Project', 'LinkResult', 'encodeLink', 'decodeLink']) {
			expect(types).toMatch(new RegExp(`export (declare )?(interface|type|function) ${name}\\b`));
		}
	} finally {
		await rm(folder, { recursive: true });
	}
}, 60_000);
