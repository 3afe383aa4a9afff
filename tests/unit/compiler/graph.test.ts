import { expect, test, vi } from 'vitest';
import { Superseded, type Program } from '../../../workers/compiler/graph';
import { withNodeFiles } from '../stages/node-files';
import { run, TestProject } from './project';

vi.mock('@rollup/browser', () => import('rollup'));

const app = (specifier: string) =>
	`<script>\n\timport { text } from '${specifier}';\n</script>\n<p>{text}</p>`;

test('the first build makes every module that the entry reaches, and no other', async () => {
	const project = new TestProject({
		'App.svelte': app('./lib/index.js'),
		'lib/index.js': "export { text } from './text.js';",
		'lib/text.js': "export const text = 'one';",
		'unused.js': 'export const unused = 1;'
	});
	const { ok, reached, rebuilt, modules } = await project.build();
	expect(ok).toBe(true);
	expect(reached).toEqual(['/App.svelte', '/lib/index.js', '/lib/text.js']);
	expect(rebuilt.toSorted()).toEqual(['/App.svelte', '/lib/index.js', '/lib/text.js']);
	expect(modules.map(({ id }) => id)).not.toContain('/unused.js');
});

test('only changed modules are built again; the others are the same objects', async () => {
	const project = new TestProject({
		'App.svelte': app('./text.js'),
		'text.js': "export const text = 'one';"
	});
	const first = await project.build();
	expect((await project.build()).rebuilt).toEqual([]);
	const second = await project.set({ 'text.js': "export const text = 'two';" }).build();
	expect(second.rebuilt).toEqual(['/text.js']);
	const find = (id: string, { modules }: typeof first) =>
		modules.find((module) => module.id === id);
	expect(find('/App.svelte', second)).toBe(find('/App.svelte', first));
	expect(find('/text.js', second)).not.toBe(find('/text.js', first));
});

test('a file that is written with what it held before costs nothing', async () => {
	const files = { 'App.svelte': '<p>one</p>' };
	const project = new TestProject(files);
	await project.build();
	await project.set({ 'App.svelte': '<p>two' }).build();
	expect((await project.set(files).build()).rebuilt).toEqual(['/App.svelte']);
	expect((await project.set(files).build()).rebuilt).toEqual([]);
});

test('a missing file is a fault at its importer, and adding it heals that', async () => {
	const project = new TestProject({ 'App.svelte': app('./text') });
	expect(await project.faults()).toEqual(['App.svelte file_not_found']);
	const { ok, rebuilt } = await project.set({ 'text.js': "export const text = 'here';" }).build();
	expect(ok).toBe(true);
	expect(rebuilt.toSorted()).toEqual(['/App.svelte', '/text.js']);
});

test('a renamed file is missed until its importer is corrected', async () => {
	const text = "export const text = 'one';";
	const project = new TestProject({ 'App.svelte': app('./old.js'), 'old.js': text });
	await project.build();
	expect(await project.set({ 'old.js': null, 'new.js': text }).faults()).toEqual([
		'App.svelte file_not_found'
	]);
	const { ok, reached } = await project.set({ 'App.svelte': app('./new.js') }).build();
	expect(ok).toBe(true);
	expect(reached).toEqual(['/App.svelte', '/new.js']);
});

test('a new file that an import would rather lead to is noticed', async () => {
	const project = new TestProject({
		'App.svelte': app('./text'),
		'text.js': "export const text = 'javascript';"
	});
	await project.build();
	const { reached } = await project
		.set({ 'text.ts': "export const text: string = 'typescript';" })
		.build();
	expect(reached).toEqual(['/App.svelte', '/text.ts']);
	expect((await project.set({ 'text.ts': null }).build()).reached).toEqual([
		'/App.svelte',
		'/text.js'
	]);
});

test('a re-export that leads elsewhere is seen by those who import it', async () => {
	const project = new TestProject({
		'main.js': "export { text } from './index.js';",
		'index.js': "export { text } from './a.js';",
		'a.js': "export const text = 'a';",
		'b.js': "export const text = 'b';"
	});
	expect(await run((await project.build('main.js')).modules, '/main.js')).toEqual({ text: 'a' });
	const { modules, rebuilt } = await project
		.set({ 'index.js': "export { text } from './b.js';" })
		.build('main.js');
	expect(rebuilt.toSorted()).toEqual(['/b.js', '/index.js']);
	expect(await run(modules, '/main.js')).toEqual({ text: 'b' });
});

test('a build that was overtaken is given up, and its result never wins', async () => {
	const project = new TestProject({
		'main.js': "export { text } from './text.js';",
		'text.js': "export const text = 'old';"
	});
	const job = project.job();
	const old = project.build('main.js', job);
	old.catch(() => {});
	job.superseded = true;
	project.set({ 'text.js': "export const text = 'new';" });
	const next = project.build('main.js');
	await expect(old).rejects.toBeInstanceOf(Superseded);
	expect(await run((await next).modules, '/main.js')).toEqual({ text: 'new' });
	expect((await project.build('main.js')).rebuilt).toEqual([]);
});

test('a build that is overtaken while its last module is made is whole', async () => {
	const project = new TestProject({ 'main.js': "export const text = 'one';" });
	await project.build('main.js');
	project.set({ 'main.js': "export const text = 'two';" });
	const job = project.job();
	// From here on nothing more has to be made.
	job.onModule = () => (job.superseded = true);
	const { ok, modules } = await project.build('main.js', job);
	expect(ok).toBe(true);
	expect(await run(modules, '/main.js')).toEqual({ text: 'two' });
});

test('a build that is overtaken by one with another version of Svelte is given up', async () => {
	const project = new TestProject({ 'App.svelte': '<p>one</p>' });
	await project.build();
	project.set({ 'App.svelte': '<p>two</p>' });
	const job = project.job();
	job.onModule = () => {
		job.superseded = true;
		project.useOtherSvelte();
	};
	await expect(project.build('App.svelte', job)).rejects.toBeInstanceOf(Superseded);
});

test('a build says so before each module that it makes', async () => {
	const project = new TestProject({
		'App.svelte': app('./text.js'),
		'text.js': 'export const text = 1;'
	});
	const job = project.job();
	let made = 0;
	job.onModule = () => (made += 1);
	const { rebuilt } = await project.build('App.svelte', job);
	expect(made).toBe(rebuilt.length);
});

test('whatever the order in which builds are overtaken, the last one has the last content', async () => {
	const project = new TestProject({ 'main.js': 'export const text = 0;' });
	let job = project.job();
	const builds: Promise<Program>[] = [];
	const begin = () => {
		const build = project.build('main.js', job);
		// Rejections are looked at in the end.
		build.catch(() => {});
		builds.push(build);
	};
	begin();
	for (let edit = 1; edit <= 20; edit++) {
		job.superseded = true;
		job = project.job();
		project.set({ 'main.js': `export const text = ${edit};` });
		begin();
		if (edit % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
	}
	const results = await Promise.allSettled(builds);
	const last = results.pop();
	if (last?.status !== 'fulfilled') throw new Error('The last build was not made.');
	expect(await run(last.value.modules, '/main.js')).toEqual({ text: 20 });
	for (const result of results) {
		if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Superseded);
	}
});

test('a file that is gone is forgotten, with all its forms', async () => {
	const project = new TestProject({
		'main.js': "import raw from './text.txt?raw'; export { raw };",
		'text.txt': 'one'
	});
	await project.build('main.js');
	expect(project.graph.module('main.js')).not.toBe(null);
	project.set({ 'main.js': null, 'text.txt': null, 'other.js': 'export {};' });
	await project.build('other.js');
	expect(project.graph.module('main.js')).toBe(null);
	expect(project.graph.module('text.txt')).toBe(null);
});

test('a project that is replaced keeps what is in both', async () => {
	const files = { 'App.svelte': app('./text.js'), 'text.js': "export const text = 'one';" };
	const project = new TestProject(files);
	await project.build();
	project.graph.clear();
	const { rebuilt, ok } = await project
		.set({ ...files, 'text.js': 'export const text = 2;' })
		.build();
	expect(ok).toBe(true);
	expect(rebuilt).toEqual(['/text.js']);
});

test('an entry that is not there is a fault of its own', async () => {
	const project = new TestProject({ 'lib.js': '' });
	const { ok, diagnostics } = await project.build();
	expect(ok).toBe(false);
	expect(diagnostics[0]?.message).toBe(
		"There is no file 'App.svelte', which the program starts with."
	);
});

test('faults of several files are all told, and nothing is sent to the frame', async () => {
	const project = new TestProject({
		'App.svelte': "<script>\n\timport './a.svelte';\n\timport './b.ts';\n</script>",
		'a.svelte': '{#if}',
		'b.ts': 'const x: = 1;'
	});
	const { ok, modules, diagnostics } = await project.build();
	expect(ok).toBe(false);
	expect(modules).toEqual([]);
	expect([...new Set(diagnostics.map(({ path }) => path))].toSorted()).toEqual([
		'a.svelte',
		'b.ts'
	]);
});

test('files that nothing imports are checked apart, and do not stop the program', async () => {
	const project = new TestProject({ 'App.svelte': '<p>fine</p>', 'draft.svelte': '{#if}' });
	const program = await project.build();
	expect(program.ok).toBe(true);
	const others = await project.graph.check(program, project.job());
	expect(others.map(({ path }) => path)).toEqual(['draft.svelte']);
});

test('a style sheet is built again when a sheet it imports changes', async () => {
	const project = new TestProject({
		'App.svelte': "<script>\n\timport './app.css';\n</script>",
		'app.css': "@import './base.css';",
		'base.css': 'p { color: red; }'
	});
	await project.build();
	const { rebuilt, modules } = await project.set({ 'base.css': 'p { color: blue; }' }).build();
	expect(rebuilt).toEqual(['/app.css']);
	expect(modules.find(({ id }) => id === '/app.css')?.css).toContain('blue');
});

test('a page of Markdown is built again when its layout changes', async () => {
	const layout = '<script>\n\tlet { children } = $props();\n</script>\n{@render children()}';
	const files = {
		'App.svx': '---\nlayout: ./Layout.svelte\n---\n\n# Hello\n',
		'Layout.svelte': layout
	};
	const project = new TestProject(files);
	// In Node mdsvex reads layouts by Node's own `fs`.
	const build = (layout: string) => {
		const now = { ...files, 'Layout.svelte': layout };
		return withNodeFiles(now, () => project.set(now).build('App.svx'));
	};
	expect((await build(layout)).ok).toBe(true);
	expect((await build(layout)).rebuilt).toEqual([]);
	const { rebuilt } = await build(`<hr />${layout}`);
	expect(rebuilt.toSorted()).toEqual(['/App.svx', '/Layout.svelte']);
});

test('one custom element makes every component carry its styles, and taking it away ends that', async () => {
	const files = {
		'App.svelte':
			"<script>\n\timport './Part.svelte';\n</script>\n<p>x</p>\n<style>p { margin: 0 }</style>",
		'Part.svelte': '<b>part</b>\n<style>b { margin: 0 }</style>'
	};
	const project = new TestProject(files);
	const css = ({ modules }: Awaited<ReturnType<typeof project.build>>) =>
		modules.find(({ id }) => id === '/Part.svelte')?.css;
	expect(css(await project.build())).toContain('margin');
	const element = "<svelte:options customElement='my-app' />";
	const injected = await project.set({ 'App.svelte': element + files['App.svelte'] }).build();
	expect(injected.rebuilt.toSorted()).toEqual(['/App.svelte', '/Part.svelte']);
	expect(css(injected)).toBe(null);
	const back = await project.set(files).build();
	expect(back.rebuilt.toSorted()).toEqual(['/App.svelte', '/Part.svelte']);
	expect(css(back)).toContain('margin');
});
