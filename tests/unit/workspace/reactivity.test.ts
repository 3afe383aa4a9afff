import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Node gets Svelte's server code, in which nothing is reactive, so the subject is built as it is for the page.
let folder: string;
let page: typeof import('./page-probe.svelte');

beforeAll(async () => {
	const result = await build({
		configFile: false,
		logLevel: 'error',
		plugins: [svelte({ configFile: false })],
		build: {
			write: false,
			minify: false,
			lib: {
				entry: fileURLToPath(new URL('page-probe.svelte.ts', import.meta.url)),
				formats: ['es']
			}
		}
	});
	const [output] = Array.isArray(result) ? result : [];
	if (!output) throw new Error('nothing was built');
	folder = await mkdtemp(join(tmpdir(), 'rookery-'));
	const file = join(folder, 'probe.mjs');
	await writeFile(file, output.output[0].code);
	page = await import(/* @vite-ignore */ pathToFileURL(file).href);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

function twoFiles() {
	const workspace = new page.Workspace({
		name: '',
		entry: 'App.svelte',
		files: [
			{ path: 'App.svelte', content: 'a' },
			{ path: 'b.js', content: 'b' }
		],
		options: {}
	});
	const [app, other] = workspace.files;
	if (!app || !other) throw new Error('expected two files');
	return { workspace, app, other };
}

test('a write wakes the reader of that file and nobody else', () => {
	const { workspace, app, other } = twoFiles();
	const list = page.watch(() => workspace.files.map(({ path }) => path));
	const content = page.watch(() => other.content);
	const revision = page.watch(() => workspace.revision);
	workspace.write(app.id, 'x');
	page.flushSync();
	expect([list.values.length, content.values.length, revision.values.length]).toEqual([1, 1, 2]);
	workspace.rename(other.id, 'c.js');
	workspace.write(other.id, 'y');
	page.flushSync();
	expect(list.values.at(-1)).toEqual(['App.svelte', 'c.js']);
	expect(content.values).toEqual(['b', 'y']);
	for (const { stop } of [list, content, revision]) stop();
});

test('the workspace can be changed inside an effect without waking it again', () => {
	const { workspace } = twoFiles();
	const runs = page.watch(() => {
		const file = workspace.create('x.js', '');
		workspace.write(file.id, 'y');
		workspace.restore(workspace.remove(file.id));
		workspace.rename(file.id, `z${file.id}.js`);
		workspace.setName('n');
		workspace.setEntry('App.svelte');
		workspace.setLock({ a: '1' });
		workspace.replace({
			name: '',
			entry: '',
			files: [{ path: 'lib/A.svelte', content: '' }],
			options: {}
		});
	});
	page.flushSync();
	expect(runs.values.length).toBe(1);
	runs.stop();
});
