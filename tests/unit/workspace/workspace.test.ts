import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileContent, Project } from '../../../src/protocol/project';
import {
	Workspace,
	WorkspaceError,
	type Removed,
	type WorkspaceChange
} from '../../../src/workspace/workspace.svelte';

function project(files: Record<string, FileContent>, more: Partial<Project> = {}): Project {
	return {
		name: 'Test',
		entry: 'App.svelte',
		files: Object.entries(files).map(([path, content]) => ({ path, content })),
		options: {},
		...more
	};
}

function contents(workspace: Workspace): Record<string, FileContent> {
	return Object.fromEntries(workspace.files.map(({ path, content }) => [path, content]));
}

function idOf(workspace: Workspace, path: string): number {
	const file = workspace.fileAt(path);
	if (!file) throw new Error(`no ${path}`);
	return file.id;
}

describe('a workspace', () => {
	test('gives back the project that it was given', () => {
		const given = project(
			{ 'App.svx': '# Hi', 'logo.png': new Uint8Array([1, 2]) },
			{ entry: 'App.svx', options: { lock: { 'd3@*': '7.0.0' } } }
		);
		expect(new Workspace(given).toProject()).toEqual(given);
	});

	test('takes tabs and folders of an earlier visit, those that are still possible', () => {
		const given = project({ 'App.svelte': '', 'a.js': '', 'lib/b.js': '' });
		const before = new Workspace(given);
		before.createFolder('drafts');
		before.createFolder('drafts/old');
		before.createFolder('notes');
		before.setActive(idOf(before, 'lib/b.js'));
		const after = new Workspace(
			project({ 'App.svelte': '', 'lib/b.js': '', notes: 'a file by now' })
		);
		after.setTabs(before.tabs);
		expect(after.folders).toEqual(['drafts', 'drafts/old']);
		expect(after.tabs.active).toBe('lib/b.js');
	});

	test('has one character for a line break, whichever way the text came in', () => {
		const workspace = new Workspace(project({ 'App.svelte': 'a\r\nb\rc' }));
		expect(contents(workspace)).toEqual({ 'App.svelte': 'a\nb\nc' });
		workspace.create('x.js', '1\r\n');
		workspace.write(idOf(workspace, 'App.svelte'), 'd\r\ne');
		expect(contents(workspace)).toEqual({ 'App.svelte': 'd\ne', 'x.js': '1\n' });
	});

	test('keeps the id of a file that is renamed, and the entry and active file follow', () => {
		const workspace = new Workspace(project({ 'A.svelte': 'b', 'App.svelte': 'a' }));
		const id = idOf(workspace, 'App.svelte');
		workspace.rename(id, 'lib/Main.svelte');
		expect(workspace.file(id)?.path).toBe('lib/Main.svelte');
		expect(workspace.fileAt('App.svelte')).toBeNull();
		expect(workspace.entry).toBe('lib/Main.svelte');
		expect(workspace.active).toBe(id);
	});

	test('moves a folder as one change, also into itself or to the root', () => {
		const workspace = new Workspace(project({ 'App.svelte': '', 'a/x.js': '1', 'a/b/y.js': '2' }));
		workspace.renameFolder('a', 'a/b');
		expect(Object.keys(contents(workspace))).toEqual(['App.svelte', 'a/b/x.js', 'a/b/b/y.js']);
		workspace.renameFolder('a/b', '');
		expect(Object.keys(contents(workspace))).toEqual(['App.svelte', 'x.js', 'b/y.js']);
		expect(() => workspace.renameFolder('none', 'c')).toThrow(WorkspaceError);
	});

	test('renames to other capitals, which is no clash with itself', () => {
		const workspace = new Workspace(project({ 'app.svelte': '' }));
		workspace.rename(idOf(workspace, 'app.svelte'), 'App.svelte');
		expect(workspace.entry).toBe('App.svelte');
	});

	test('says why a path is refused, and changes nothing', () => {
		const workspace = new Workspace(project({ 'App.svelte': '', 'lib/a.js': '', 'lib/b.js': '' }));
		const before = workspace.toProject();
		const { revision } = workspace;
		for (const attempt of [
			() => workspace.create('../x.js', ''),
			() => workspace.create('app.svelte', ''),
			() => workspace.rename(idOf(workspace, 'lib/a.js'), 'lib/b.js'),
			() => workspace.renameFolder('lib', 'App.svelte'),
			() => workspace.setEntry('gone.svelte'),
			() => workspace.setName('x'.repeat(201)),
			() => workspace.write(99, ''),
			() => workspace.replace(project({ '/etc/passwd': '' }))
		]) {
			expect(attempt).toThrow(WorkspaceError);
		}
		expect(workspace.toProject()).toEqual(before);
		expect(workspace.revision).toBe(revision);
	});

	test('undoes a removal with the same id, place, entry and active file', () => {
		const workspace = new Workspace(project({ 'App.svelte': 'a', 'B.svelte': 'b', 'c.js': 'c' }));
		const id = idOf(workspace, 'App.svelte');
		const before = workspace.toProject();
		const removed = workspace.remove(id);
		expect(workspace.entry).toBe('B.svelte');
		expect(workspace.active).toBe(idOf(workspace, 'B.svelte'));
		workspace.restore(removed);
		workspace.restore(removed);
		expect(workspace.toProject()).toEqual(before);
		expect(workspace.active).toBe(id);
		expect(idOf(workspace, 'App.svelte')).toBe(id);
	});

	test('restores beside a file that took the path, and loses neither', () => {
		const workspace = new Workspace(project({ 'App.svelte': 'old' }));
		const removed = workspace.remove(idOf(workspace, 'App.svelte'));
		workspace.create('App.svelte', 'new');
		workspace.restore(removed);
		expect(contents(workspace)).toEqual({ 'App.svelte': 'new', 'App-2.svelte': 'old' });
		expect(workspace.entry).toBe('App.svelte');
	});

	test('copies a folder as one change, bytes and empty folders too, and leaves the rest alone', () => {
		const bytes = new Uint8Array([1, 2]);
		const workspace = new Workspace(
			project({ 'App.svelte': '', 'lib/a.js': '1', 'lib/deep/b.png': bytes, 'library.js': '3' })
		);
		workspace.createFolder('lib/none');
		const before = contents(workspace);
		const { active, entry, open, revision } = workspace;
		const seen: WorkspaceChange[] = [];
		workspace.onChange((change) => seen.push(change));
		const copies = workspace.copyFolder('lib', 'lib-2');
		expect(contents(workspace)).toEqual({
			...before,
			'lib-2/a.js': '1',
			'lib-2/deep/b.png': bytes
		});
		expect(workspace.folders).toEqual(['lib/none', 'lib-2/none']);
		expect(seen).toEqual([
			{ kind: 'create', ids: copies.map(({ id }) => id), revision: revision + 1 }
		]);
		expect(workspace).toMatchObject({ active, entry, open });
		workspace.write(idOf(workspace, 'lib-2/a.js'), 'other');
		expect(workspace.fileAt('lib/a.js')?.content).toBe('1');
		const { folders } = workspace;
		workspace.restore(workspace.removeFolder('lib-2'));
		expect(workspace.folders).toEqual(folders);
		expect(workspace.fileAt('lib-2/a.js')?.content).toBe('other');
	});

	test('copies no folder to where it cannot be, and changes nothing', () => {
		const deep = `lib/${'x'.repeat(235)}`;
		const workspace = new Workspace(project({ 'App.svelte': '', [deep]: '', 'b/x.js': '' }));
		workspace.createFolder('c');
		const { revision, folders } = workspace;
		const before = workspace.toProject();
		for (const [from, to] of [
			['lib', 'lib-2'],
			['b', 'c'],
			['b', 'b'],
			['b', 'App.svelte'],
			['b', 'App.svelte/b'],
			['b', '..'],
			['b', ''],
			['none', 'b-2']
		] as const) {
			expect(() => workspace.copyFolder(from, to), `${from} ${to}`).toThrow(WorkspaceError);
		}
		expect(workspace.toProject()).toEqual(before);
		expect(workspace).toMatchObject({ revision, folders });
	});

	test('removes a folder and restores it in one step', () => {
		const workspace = new Workspace(
			project({ 'lib/a.js': '1', 'App.svelte': '', 'lib/b.js': '2' })
		);
		const before = workspace.toProject();
		const removed = workspace.removeFolder('lib');
		expect(Object.keys(contents(workspace))).toEqual(['App.svelte']);
		workspace.restore(removed);
		expect(workspace.toProject()).toEqual(before);
	});

	test('starts with the first component there is when the entry is gone', () => {
		const workspace = new Workspace(project({}));
		expect(workspace.entry).toBe('App.svelte');
		expect(workspace.active).toBeNull();
		const file = workspace.create('App.svx', '');
		expect(workspace.entry).toBe('App.svx');
		expect(workspace.active).toBe(file.id);
	});

	test('tells its listeners after each change, and the revision grows only with what is built', () => {
		const workspace = new Workspace(project({ 'App.svelte': '', 'B.svelte': '' }));
		const start = workspace.revision;
		const seen: WorkspaceChange[] = [];
		const stop = workspace.onChange((change) => {
			expect(change.revision).toBe(workspace.revision);
			seen.push(change);
		});
		const id = idOf(workspace, 'App.svelte');
		workspace.write(id, 'x');
		workspace.write(id, 'x');
		workspace.setName('Other');
		workspace.setLock({ 'd3@*': '7.0.0' });
		workspace.setLock({ 'd3@*': '7.0.0' });
		workspace.setEntry('B.svelte');
		workspace.replace(project({ 'App.svelte': 'y' }));
		stop();
		workspace.write(idOf(workspace, 'App.svelte'), 'z');
		expect(seen.map(({ kind, revision }) => [kind, revision - start])).toEqual([
			['write', 1],
			['name', 1],
			['lock', 1],
			['entry', 2],
			['replace', 3]
		]);
		expect(seen.at(-1)).toMatchObject({ previous: { name: 'Other', entry: 'B.svelte' } });
	});

	test('sends only the changed files, and everything after a replacement', () => {
		const workspace = new Workspace(project({ 'App.svelte': '', 'b.js': '' }));
		expect(workspace.changesSince(0)).toMatchObject({ replace: true });
		const { revision } = workspace;
		expect(workspace.changesSince(revision)).toEqual({ changes: [], replace: false });
		workspace.write(idOf(workspace, 'App.svelte'), 'x');
		workspace.rename(idOf(workspace, 'b.js'), 'c.js');
		const { changes, replace } = workspace.changesSince(revision);
		expect(replace).toBe(false);
		expect(new Map(changes.map(({ path, content }) => [path, content]))).toEqual(
			new Map([
				['App.svelte', 'x'],
				['b.js', null],
				['c.js', '']
			])
		);
		workspace.replace(project({ 'App.svelte': 'y' }));
		expect(workspace.changesSince(revision)).toEqual({
			changes: [{ path: 'App.svelte', content: 'y' }],
			replace: true
		});
	});
});

type Step =
	| { kind: 'create'; path: string; content: string }
	| { kind: 'write'; at: number; content: string }
	| { kind: 'rename'; at: number; path: string }
	| { kind: 'move' | 'duplicate'; from: string; to: string }
	| { kind: 'remove'; at: number }
	| { kind: 'restore' }
	| { kind: 'entry'; at: number }
	| { kind: 'copy' };

const path = fc.constantFrom(
	'App.svelte',
	'app.svelte',
	'a',
	'a/x.js',
	'a/b/y.js',
	'b.svx',
	'b/x.js',
	'C/z.ts'
);
const folder = fc.constantFrom('a', 'a/b', 'b', 'C', '');
const at = fc.nat(6);
const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ kind: fc.constant('create' as const), path, content: fc.string() }),
	fc.record({ kind: fc.constant('write' as const), at, content: fc.string() }),
	fc.record({ kind: fc.constant('rename' as const), at, path }),
	fc.record({ kind: fc.constantFrom('move', 'duplicate'), from: folder, to: folder }),
	fc.record({ kind: fc.constant('remove' as const), at }),
	fc.record({ kind: fc.constant('restore' as const) }),
	fc.record({ kind: fc.constant('entry' as const), at }),
	fc.record({ kind: fc.constant('copy' as const) })
);

/** What each file holds by id, removed files too: nothing here may ever be lost. */
function run(steps: Step[]): void {
	const workspace = new Workspace(project({ 'App.svelte': 'start', 'a/x.js': 'x' }));
	const live = new Map(workspace.files.map(({ id, content }) => [id, content]));
	const bin: { removed: Removed; held: [number, FileContent][] }[] = [];
	const copies = [{ revision: 0, files: new Map<string, FileContent>() }];
	const used = new Set(live.keys());

	const apply = (one: Step): void => {
		const picked = 'at' in one ? workspace.files[one.at] : undefined;
		switch (one.kind) {
			case 'create': {
				const file = workspace.create(one.path, one.content);
				expect(used.has(file.id)).toBe(false);
				used.add(file.id);
				live.set(file.id, one.content);
				return;
			}
			case 'write':
				if (!picked) return;
				workspace.write(picked.id, one.content);
				live.set(picked.id, one.content);
				return;
			case 'rename':
				if (picked) workspace.rename(picked.id, one.path);
				return;
			case 'move':
				workspace.renameFolder(one.from, one.to);
				return;
			case 'duplicate': {
				const before = contents(workspace);
				const copies = workspace.copyFolder(one.from, one.to);
				for (const { id, path, content } of copies) {
					expect(used.has(id)).toBe(false);
					used.add(id);
					live.set(id, content);
					expect(before[path]).toBeUndefined();
					expect(before[one.from + path.slice(one.to.length)]).toBe(content);
				}
				return;
			}
			case 'remove': {
				if (!picked) return;
				bin.push({ removed: workspace.remove(picked.id), held: [[picked.id, picked.content]] });
				live.delete(picked.id);
				return;
			}
			case 'restore': {
				const last = bin.pop();
				if (!last) return;
				workspace.restore(last.removed);
				for (const [id, content] of last.held) live.set(id, content);
				return;
			}
			case 'entry':
				if (picked) workspace.setEntry(picked.path);
				return;
			case 'copy':
				copies.push({
					revision: workspace.revision,
					files: new Map(Object.entries(contents(workspace)))
				});
				return;
			default:
				one satisfies never;
		}
	};

	for (const one of steps) {
		const before = workspace.toProject();
		const { revision } = workspace;
		try {
			apply(one);
		} catch (error) {
			if (!(error instanceof WorkspaceError)) throw error;
			expect(error.reason).not.toBe('');
			expect(workspace.toProject()).toEqual(before);
			expect(workspace.revision).toBe(revision);
		}
		expect(workspace.revision).toBeGreaterThanOrEqual(revision);
		expect(new Map(workspace.files.map(({ id, content }) => [id, content]))).toEqual(live);
		for (const file of workspace.files) expect(workspace.fileAt(file.path)).toBe(file);
		const { entry, active, files, open } = workspace;
		const hasComponent = files.some((file) => /\.(svelte|svx)$/.test(file.path));
		if (hasComponent) expect(workspace.fileAt(entry)).not.toBeNull();
		const ids = files.map(({ id }) => id);
		for (const id of open) expect(ids).toContain(id);
		expect(new Set(open).size).toBe(open.length);
		if (open.length > 0) expect(open).toContain(active);
		else expect(active).toBeNull();
	}
	for (const copy of copies) {
		const { changes, replace } = workspace.changesSince(copy.revision);
		const files = new Map(replace ? [] : copy.files);
		for (const change of changes) {
			if (change.content === null) files.delete(change.path);
			else files.set(change.path, change.content);
		}
		expect(Object.fromEntries(files)).toEqual(contents(workspace));
	}
}

describe('whatever is done to a workspace', () => {
	test('nothing is lost, ids hold, and an old copy can be brought up to date', () => {
		fc.assert(fc.property(fc.array(step, { maxLength: 30 }), run), { numRuns: 300 });
	});

	test('changes stay exact after more edits than are remembered one by one', () => {
		const workspace = new Workspace(project({ 'a.js': '', 'b.js': '', 'c.js': '', 'd.js': '' }));
		const writes: { path: string; revision: number }[] = [];
		for (let count = 0; count < 1500; count += 1) {
			const file = workspace.files[((count * count) % 7) % 4];
			if (!file) throw new Error('four files');
			workspace.write(file.id, String(count));
			writes.push({ path: file.path, revision: workspace.revision });
			for (const revision of [1, 2, 3, 5, 100, 1400].map((back) => workspace.revision - back)) {
				const { changes, replace } = workspace.changesSince(revision);
				const touched = writes.filter((write) => write.revision > revision);
				if (revision < 1) expect(replace).toBe(true);
				else
					expect(new Set(changes.map(({ path }) => path))).toEqual(
						new Set(touched.map(({ path }) => path))
					);
			}
		}
	});
});
