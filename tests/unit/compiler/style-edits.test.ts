import { beforeEach, expect, test, vi } from 'vitest';
import type { LinkedModule, ToFrameLoader } from '../../../src/protocol/modules';
import { Frames } from '../../../workers/compiler/frames';
import { TestProject } from './project';

vi.mock('@rollup/browser', () => import('rollup'));

let frames: Frames;
let runs: string[];
/** What the last swap put into the program, the runtime left out. */
let swapped: LinkedModule[];
let revision: number;

beforeEach(() => {
	runs = [];
	swapped = [];
	revision = 0;
	frames = new Frames(({ how }) => runs.push(how));
	const { port1 } = new MessageChannel();
	port1.postMessage = (message: ToFrameLoader) => {
		if (message.kind === 'swap') swapped = message.modules.filter(({ id }) => id.startsWith('/'));
	};
	frames.attach(1, port1);
});

/** Builds the project and runs it, in the one document that there is. */
async function show(project: TestProject): Promise<LinkedModule[]> {
	const { modules, effectFree, ok } = await project.build();
	expect(ok).toBe(true);
	revision += 1;
	const entries = { svelte: 'svelte:/svelte', internal: 'svelte:/svelte/internal/client' };
	frames.run({ revision, entry: '/App.svelte', ...entries, modules, effectFree });
	frames.settle(1, revision, true);
	return modules;
}

function codeOf(id: string, modules: LinkedModule[]): string {
	const module = modules.find((candidate) => candidate.id === id);
	if (!module) throw new Error(`There is no ${id}.`);
	return module.code;
}

test('an edit of a style sheet changes its style and no code', async () => {
	const project = new TestProject({
		'App.svelte': "<script>import './style.css';</script>",
		'style.css': 'p { color: red }'
	});
	const before = await show(project);
	await show(project.set({ 'style.css': 'p { color: blue }' }));
	expect(runs).toEqual(['run', 'swap']);
	expect(swapped).toMatchObject([
		{ id: '/style.css', css: 'p { color: blue }\n', code: codeOf('/style.css', before) }
	]);
});

test('a style sheet comes and goes without a fresh document', async () => {
	const project = new TestProject({
		'App.svelte': "<script>import './style.css';</script>",
		'style.css': 'p { color: red }'
	});
	await show(project);
	await show(project.set({ 'App.svelte': '<p>plain</p>' }));
	await show(project.set({ 'App.svelte': "<script>import './style.css';</script><p>red</p>" }));
	expect(runs).toEqual(['run', 'swap', 'swap']);
});

for (const [how, script] of [
	['by name', "import './style.css'; import text from './style.css'; console.log(text);"],
	['by a re-export', "export * from './style.css';"],
	['on demand', "import './style.css'; export const text = () => import('./style.css');"],
	[
		'by a name with a pattern',
		"import './style.css'; export const any = (x) => import(`./${x}.css`);"
	],
	['by a name that is made up', "import './style.css'; export const any = (x) => import('./' + x);"]
]) {
	test(`a style sheet whose text is imported ${how} gets a fresh document`, async () => {
		const project = new TestProject({
			'App.svelte': "<script>import './main.js';</script>",
			'main.js': script ?? '',
			'style.css': 'p { color: red }'
		});
		await show(project);
		await show(project.set({ 'style.css': 'p { color: blue }' }));
		expect(runs).toEqual(['run']);
	});
}

const above = (style: string, markup = '<p>{1 + 1}</p>') =>
	`<style>\n\tp { ${style} }\n</style>\n${markup}\n{#if 1}<b>b</b>{/if}\n`;

test('lines added to a style above the markup run no component again', async () => {
	const project = new TestProject({ 'App.svelte': above('color: red') });
	const before = codeOf('/App.svelte', await show(project));
	for (const style of ['color: red;\n\t\tmargin: 0', 'color: red;\n\n\n\t\tmargin: 1px']) {
		const modules = await show(project.set({ 'App.svelte': above(style) }));
		// Svelte's own places have moved, or there would be nothing to test.
		expect(codeOf('/App.svelte', modules)).not.toBe(before);
		expect(swapped).toMatchObject([{ code: before, css: expect.stringContaining('margin') }]);
	}
	expect(runs).toEqual(['run', 'swap', 'swap']);
	const last = await show(project.set({ 'App.svelte': above('color: red', '<p>other</p>') }));
	expect(codeOf('/App.svelte', swapped)).toBe(codeOf('/App.svelte', last));
});

test('a number that changes outside of the style is no change of style', async () => {
	const project = new TestProject({ 'App.svelte': above('color: red') });
	await show(project);
	const edited = above('color: red;\n', '<p>{1 + 2}</p>');
	const modules = await show(project.set({ 'App.svelte': edited }));
	expect(codeOf('/App.svelte', swapped)).toBe(codeOf('/App.svelte', modules));
});

test('a style in the markup is markup', async () => {
	const inner = (order: number) =>
		`<style>p { color: red }</style>\n<p><svelte:element this="style">{'p { order: ${order} }'}</svelte:element></p>{@html '<style>p { order: ${order} }</style>'}`;
	const project = new TestProject({ 'App.svelte': inner(1) });
	await show(project);
	const modules = await show(project.set({ 'App.svelte': inner(2) }));
	expect(codeOf('/App.svelte', swapped)).toBe(codeOf('/App.svelte', modules));
});

test('a change of style in a component with a module script needs no fresh document', async () => {
	const text = (color: string) =>
		`<script module>\n\texport const n = 1;\n</script>\n<p>p</p>\n<style>\n\tp { color: ${color} }\n</style>\n`;
	const project = new TestProject({ 'App.svelte': text('red') });
	await show(project);
	await show(project.set({ 'App.svelte': text('blue') }));
	expect(runs).toEqual(['run', 'swap']);
});
