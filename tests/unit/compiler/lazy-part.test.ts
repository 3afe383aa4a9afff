import { beforeEach, expect, test, vi } from 'vitest';
import { lazyPart, PartNotLoaded } from '../../../workers/compiler/lazy-part';
import { Packages } from '../../../workers/compiler/npm/packages';
import { TestProject } from './project';

/** Parts that the network does not give at the moment. */
const away = vi.hoisted(() => new Set<string>());

const fetched = vi.hoisted(() => async (name: string, load: () => Promise<object>) => {
	if (away.has(name)) throw new TypeError('Failed to fetch');
	return load();
});

vi.mock('sucrase', (original) => fetched('sucrase', original));
vi.mock('yaml', (original) => fetched('yaml', original));
vi.mock('mdsvex', (original) => fetched('mdsvex', original));
vi.mock('../../../workers/compiler/stages/mdsvex', (original) => fetched('stage', original));
vi.mock('@rollup/browser', async () => {
	const { rollup } = await import('rollup');
	return {
		rollup: (...given: Parameters<typeof rollup>) => fetched('wasm', () => rollup(...given))
	};
});

beforeEach(() => away.clear());

test('a part is loaded once, and one that failed is asked for again', async () => {
	const load = vi.fn<() => Promise<string>>();
	load.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue('here');
	const part = lazyPart('The part', load);
	const error: unknown = await part().catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(PartNotLoaded);
	expect(error).toMatchObject({ message: 'The part could not be loaded: Failed to fetch.' });
	expect(await Promise.all([part(), part()])).toEqual(['here', 'here']);
	expect(load).toHaveBeenCalledTimes(2);
});

const importing = (path: string, source: string) =>
	new TestProject({ 'App.svelte': `<script>\n\timport './${path}';\n</script>`, [path]: source });

const fault = (path: string, part: string) => ({
	severity: 'error',
	code: 'part_not_loaded',
	message: expect.stringMatching(`^${part} could not be loaded: `) as string,
	hint: 'Check the connection and reload the result.',
	path,
	from: 0,
	to: 0,
	source: 'link'
});

test.each([
	['wasm', 'The linker', 'side.js', 'export const side = 1;'],
	['sucrase', 'The TypeScript compiler', 'side.ts', 'export enum Side { Left }']
])(
	'%s that cannot be fetched is said in the file that needs it, and the next build tries again',
	async (name, part, path, source) => {
		const project = importing(path, source);
		away.add(name);
		const { ok, diagnostics } = await project.build();
		expect(ok).toBe(false);
		expect(diagnostics).toEqual([fault(path, part)]);
		away.delete(name);
		expect(await project.build()).toMatchObject({ ok: true, diagnostics: [] });
	}
);

test('each part that a page needs and that cannot be fetched is said in the page, until all are there', async () => {
	const project = importing('Post.svx', '---\nlayout: false\n---\n\n# Post');
	for (const name of ['stage', 'yaml', 'mdsvex']) away.add(name);
	for (const [name, part] of [
		['stage', 'The mdsvex compiler'],
		['yaml', 'The YAML parser'],
		['mdsvex', 'The mdsvex compiler']
	] as const) {
		expect((await project.build()).diagnostics).toEqual([fault('Post.svx', part)]);
		away.delete(name);
	}
	expect(await project.build()).toMatchObject({ ok: true, diagnostics: [] });
});

test('packages that cannot be linked for want of a part say so at their import, and the next build tries again', async () => {
	const url = 'https://modules.test/tool.js';
	const packages = new Packages(
		{ kind: 'registry', base: 'https://registry.test/' },
		{
			fetch: () => Promise.resolve(new Response('export default 1;')),
			async rollup(options) {
				if (away.has('wasm')) throw new PartNotLoaded('The linker', new Error('Failed to fetch'));
				const { rollup } = await import('rollup');
				return rollup(options);
			},
			onProgress() {},
			runtime: () => null,
			transform: () => Promise.reject(new Error('There are no components here.'))
		}
	);
	const source = `<script>\n\timport tool from '${url}';\n\tconsole.log(tool);\n</script>`;
	const project = new TestProject({ 'App.svelte': source }, { packages });
	away.add('wasm');
	const { ok, diagnostics } = await project.build();
	expect(ok).toBe(false);
	expect(diagnostics).toHaveLength(1);
	const [{ code, path, from, to } = {}] = diagnostics;
	expect({ code, path }).toEqual({ code: 'part_not_loaded', path: 'App.svelte' });
	expect(source.slice(from, to)).toContain(url);
	away.clear();
	expect((await project.build()).diagnostics).toEqual([]);
});
