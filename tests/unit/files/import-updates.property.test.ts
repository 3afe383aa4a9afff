import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importSpecifiers } from '../../../src/files/import-specifiers';
import { applyEdits, importUpdates, invertEdits } from '../../../src/files/import-updates';
import { relative } from '../../../src/workspace/paths';
import { findFile, splitQuery } from '../../../src/workspace/specifiers';
import { Workspace, WorkspaceError } from '../../../src/workspace/workspace.svelte';

const names = [
	'a.js',
	'b.ts',
	'C.svelte',
	'd.svx',
	's.css',
	'index.js',
	'e.svelte.ts',
	'data.json'
];
const folders = ['', 'lib/', 'lib/ui/', 'routes/'];
const path = fc
	.tuple(fc.constantFrom(...folders), fc.constantFrom(...names))
	.map((p) => p.join(''));

interface Link {
	from: number;
	to: number;
	/** How it is written. */
	style: 'full' | 'bare' | 'root' | 'query';
	quote: '"' | "'";
}

const link: fc.Arbitrary<Link> = fc.record({
	from: fc.nat(9),
	to: fc.nat(9),
	style: fc.constantFrom('full', 'bare', 'root', 'query'),
	quote: fc.constantFrom('"', "'")
});

type Step = { kind: 'file'; at: number; to: string } | { kind: 'folder'; from: string; to: string };

const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ kind: fc.constant('file' as const), at: fc.nat(9), to: path }),
	fc.record({
		kind: fc.constant('folder' as const),
		from: fc.constantFrom('lib', 'lib/ui', 'routes'),
		to: fc.constantFrom('lib', 'ui', 'routes/x', 'new')
	})
);

function written({ style }: Link, from: string, to: string): string {
	const full = relative(from, to);
	if (style === 'root') return `/${to}`;
	if (style === 'query') return `${full}?raw`;
	return style === 'bare' ? full.replace(/\.(js|ts|svelte|svx|json)$/, '') : full;
}

/** The text of a file with imports among strings that only look like some. */
function textOf(file: string, specifiers: { text: string; quote: string }[]): string {
	const decoy = `const decoy = './a.js';`;
	const lines = specifiers.map(({ text, quote }) => `import ${quote}${text}${quote};\n${decoy}`);
	if (file.endsWith('.css')) {
		return specifiers.map(({ text, quote }) => `@import ${quote}${text}${quote};`).join('\n');
	}
	if (file.endsWith('.json')) return '{"path": "./a.js"}';
	if (/\.(svelte|svx)$/.test(file)) {
		return `<script>\n${lines.join('\n')}\n</script>\n\n<p>import './a.js'</p>\n`;
	}
	return lines.join('\n');
}

/** Where each import of each file leads, by the ids of the files. */
function graph(workspace: Workspace): Map<number, (number | null)[]> {
	const has = (one: string): boolean => workspace.fileAt(one) !== null;
	return new Map(
		workspace.files.map((file) => {
			const leads = importSpecifiers(file.path, String(file.content)).map(({ text, kind }) => {
				const { path: plain } = splitQuery(text);
				if (kind === 'script' && !/^[./]/.test(plain)) return null;
				const found = findFile(plain, file.path, has);
				return found === null ? null : (workspace.fileAt(found)?.id ?? null);
			});
			return [file.id, leads];
		})
	);
}

/** A text without what its imports say. */
function rest(file: string, text: string): string {
	const blanks = importSpecifiers(file, text).map(({ from, to }) => ({ from, to, insert: '' }));
	return applyEdits(text, blanks);
}

test('wherever files and folders go, every import leads to the file it led to, and nothing else changes', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(path, { minLength: 2, maxLength: 9 }),
			fc.array(link, { maxLength: 14 }),
			fc.array(step, { minLength: 1, maxLength: 4 }),
			(paths, links, steps) => {
				const files = paths.map((file, index) => {
					const own = links.filter(({ from }) => from % paths.length === index);
					const specifiers = own.map((one) => {
						const to = paths[one.to % paths.length] ?? '';
						return { text: written(one, file, to), quote: one.quote };
					});
					return { path: file, content: textOf(file, specifiers) };
				});
				const workspace = new Workspace({ name: '', entry: '', files, options: {} });
				const before = graph(workspace);
				const was = new Map(workspace.files.map(({ id, path: at }) => [id, at]));
				const texts = new Map(workspace.files.map(({ id, content }) => [id, String(content)]));

				for (const one of steps) {
					try {
						if (one.kind === 'folder') workspace.renameFolder(one.from, one.to);
						else {
							const file = workspace.files[one.at % workspace.files.length];
							// Another kind of file is another language, in which the imports may be none.
							const end = /\.[^/]*$/.exec(file?.path ?? '')?.[0] ?? '';
							const stem = one.to.replace(/\.[^/]*$/, '');
							if (file) workspace.rename(file.id, stem + end);
						}
					} catch (error) {
						if (!(error instanceof WorkspaceError)) throw error;
					}
				}

				const updates = importUpdates({
					files: workspace.files.map(({ id, path: now, content }) => {
						return { id, path: now, before: was.get(id) ?? '', text: String(content) };
					}),
					paths: new Map(workspace.files.map(({ id, path: now }) => [was.get(id) ?? '', now]))
				});
				const undo = updates.map(({ id, edits }) => {
					const text = texts.get(id) ?? '';
					workspace.write(id, applyEdits(text, edits));
					return { id, edits: invertEdits(text, edits) };
				});

				const after = graph(workspace);
				for (const [id, leads] of before) {
					const now = after.get(id) ?? [];
					expect(now.length).toBe(leads.length);
					leads.forEach((target, index) => target !== null && expect(now[index]).toBe(target));
				}
				for (const file of workspace.files) {
					const text = texts.get(file.id) ?? '';
					expect(rest(file.path, String(file.content))).toBe(rest(file.path, text));
				}
				for (const { id, edits } of undo) {
					workspace.write(id, applyEdits(String(workspace.file(id)?.content), edits));
				}
				for (const file of workspace.files) expect(file.content).toBe(texts.get(file.id));
			}
		),
		{ numRuns: 150 }
	);
}, 60_000);
