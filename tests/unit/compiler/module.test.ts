import { expect, test, vi } from 'vitest';
import type { FileContent } from '../../../src/protocol/project';
import { buildModule, type BuildContext } from '../../../workers/compiler/module';
import { bundledCompiler } from '../../../workers/compiler/svelte-versions/compiler';

vi.mock('@rollup/browser', () => import('rollup'));

function context(files: BuildContext['files']): BuildContext {
	return {
		files,
		names: 0,
		epoch: 0,
		injectsStyles: false,
		svelte: {
			version: bundledCompiler.version,
			compiler: bundledCompiler
		} as BuildContext['svelte'],
		resolve: (specifier) => Promise.resolve({ ok: true, id: specifier }),
		origins: () => Promise.resolve(null),
		missing: () => Promise.resolve([]),
		timings: { svelte: 0, mdsvex: 0, link: 0 }
	};
}

test('a module remembers what it has read, not what a file was when it was done', async () => {
	const files = new Map<string, FileContent>([
		['a.css', "@import './b.css';"],
		['b.css', 'p { color: red }']
	]);
	const module = await buildModule('/a.css', {
		...context({
			has: (path) => files.has(path),
			get(path) {
				const content = files.get(path);
				// The edit comes right after the file was read.
				if (path === 'b.css') files.set('b.css', 'p { color: blue }');
				return content;
			}
		})
	});
	expect(module?.css).toContain('red');
	expect(module?.inputs.get('b.css')).toBe('p { color: red }');
});
