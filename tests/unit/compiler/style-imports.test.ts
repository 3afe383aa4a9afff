import { expect, test, vi } from 'vitest';
import { makeOutput } from '../../../workers/compiler/output';
import { setup } from '../npm/sample-registry';
import { TestProject } from './project';

vi.mock('@rollup/browser', () => import('rollup'));

const APP = "<script>\n\timport './app.css';\n</script>\n";

test('a style sheet of a package comes with the sheet that imports it, and is in the lock', async () => {
	const { packages } = await setup();
	const files = { 'App.svelte': APP, 'app.css': "@import 'sheets';\n.mine { color: blue; }\n" };
	const project = new TestProject(files, { packages });
	const { diagnostics, modules } = await project.build();
	expect(diagnostics).toEqual([]);
	const sheet = modules.find(({ id }) => id === '/app.css');
	expect(sheet?.css).toMatch(/\.old[^]*\.part[^]*\.all[^]*\.mine/);
	expect(packages.lock(project.graph.usedPackages)).toEqual({
		'old-sheets@1.0.0': '1.0.0',
		'sheets@latest': '1.0.0'
	});
	expect([...project.graph.packageUses.keys()]).toContain('sheets@1.0.0');
	// What a server would send is made apart from the build.
	const output = await makeOutput({ path: 'app.css', kind: 'server' }, project.graph);
	expect(output).toMatchObject({ kind: 'code', code: expect.stringContaining('.old') });

	packages.setLock({}, { dependencies: { counter: '1.0.0' } });
	expect((await project.build()).rebuilt).toContain('/app.css');
});

test('a style sheet that is not there is a fault at its address', async () => {
	const { packages } = await setup();
	const project = new TestProject(
		{ 'App.svelte': APP, 'app.css': "@import 'sheets/nowhere.css';\n@import './own.css';\n" },
		{ packages }
	);
	const { diagnostics } = await project.build();
	expect(diagnostics).toMatchObject([
		{ path: 'app.css', code: 'subpath_not_found', from: 9, to: 27 },
		{ path: 'app.css', code: 'file_not_found' }
	]);
});
