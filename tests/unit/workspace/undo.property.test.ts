import { history, isolateHistory, redo, undo } from '@codemirror/commands';
import type { EditorState, Transaction } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FileStates } from '../../../src/editor/file-states';
import { Workspace, WorkspaceError, type Removed } from '../../../src/workspace/workspace.svelte';

type Step =
	| { kind: 'create'; path: string }
	| { kind: 'edit'; at: number; word: string; where: number }
	| { kind: 'undo' | 'redo' | 'rename' | 'remove' | 'open' | 'close'; at: number; path: string }
	| { kind: 'folder'; from: string; to: string }
	| { kind: 'copy'; from: string; to: string }
	| { kind: 'removeFolder'; path: string }
	| { kind: 'restore' };

const path = fc.constantFrom('App.svelte', 'a.js', 'lib/a.js', 'lib/b.ts', 'x/y/z.css', 'Post.svx');
const at = fc.nat(5);
const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ kind: fc.constant('create' as const), path }),
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('edit' as const),
			at,
			word: fc.string({ minLength: 1, maxLength: 6 }).map((word) => word.replace(/[\r\n]/g, '-')),
			where: fc.nat(40)
		})
	},
	{
		weight: 5,
		arbitrary: fc.record({
			kind: fc.constantFrom('undo', 'redo', 'rename', 'remove', 'open', 'close'),
			at,
			path
		})
	},
	fc.record({
		kind: fc.constantFrom('folder', 'copy'),
		from: fc.constantFrom('lib', 'x', 'x/y'),
		to: fc.constantFrom('lib', 'src', 'x')
	}),
	fc.record({
		kind: fc.constant('removeFolder' as const),
		path: fc.constantFrom('lib', 'src', 'x')
	}),
	fc.record({ kind: fc.constant('restore' as const) })
);

/** The texts a file went through: those that undo leads to, and those that redo leads to. */
interface Past {
	now: string;
	back: string[];
	forth: string[];
}

function run(steps: Step[]): void {
	const workspace = new Workspace({
		name: '',
		entry: 'App.svelte',
		files: [
			{ path: 'App.svelte', content: 'app' },
			{ path: 'lib/b.ts', content: 'b' }
		],
		options: {}
	});
	const pasts = new Map<number, Past>();
	const states = new FileStates([history()]);
	const bin: Removed[] = [];

	const open = (id: number): EditorState => {
		const file = workspace.file(id);
		if (!file) throw new Error('the file is there');
		return states.open({ id, path: file.path, content: String(file.content) });
	};
	const take = (id: number, { state }: Transaction): void => {
		states.keep(id, state);
		workspace.write(id, state.doc.toString());
	};
	/** A file that just came into being has the text of now, and none of the past. */
	const begin = ({ id, content }: { id: number; content: unknown }): void => {
		pasts.set(id, { now: String(content), back: [], forth: [] });
	};
	workspace.files.forEach(begin);

	const apply = (one: Step): void => {
		if (one.kind === 'create') {
			begin(workspace.create(one.path, 'new'));
			return;
		}
		if (one.kind === 'folder') {
			workspace.renameFolder(one.from, one.to);
			return;
		}
		if (one.kind === 'copy') {
			workspace.copyFolder(one.from, one.to).forEach(begin);
			return;
		}
		if (one.kind === 'removeFolder') {
			bin.push(workspace.removeFolder(one.path));
			return;
		}
		if (one.kind === 'restore') {
			const removed = bin.pop();
			if (removed) workspace.restore(removed);
			return;
		}
		const file = workspace.files[one.at];
		if (!file) return;
		const past = pasts.get(file.id);
		if (!past) throw new Error('every file has a past');
		switch (one.kind) {
			case 'edit': {
				const state = open(file.id);
				const from = one.where % (state.doc.length + 1);
				const annotations = isolateHistory.of('full');
				take(file.id, state.update({ changes: { from, insert: one.word }, annotations }));
				past.back.push(past.now);
				past.now = past.now.slice(0, from) + one.word + past.now.slice(from);
				past.forth = [];
				return;
			}
			case 'undo':
			case 'redo': {
				const isUndo = one.kind === 'undo';
				const dispatch = (transaction: Transaction): void => take(file.id, transaction);
				const did = (isUndo ? undo : redo)({ state: open(file.id), dispatch });
				const [source, target] = isUndo ? [past.back, past.forth] : [past.forth, past.back];
				const text = source.pop();
				expect(did).toBe(text !== undefined);
				if (text === undefined) return;
				target.push(past.now);
				past.now = text;
				return;
			}
			case 'rename':
				workspace.rename(file.id, one.path);
				return;
			case 'remove':
				bin.push(workspace.remove(file.id));
				return;
			case 'open':
				workspace.setActive(file.id);
				open(file.id);
				return;
			case 'close':
				workspace.close(file.id);
				return;
			default:
				one satisfies never;
		}
	};

	for (const one of steps) {
		try {
			apply(one);
		} catch (error) {
			if (!(error instanceof WorkspaceError)) throw error;
		}
		for (const file of workspace.files) {
			expect(file.content).toBe(pasts.get(file.id)?.now);
		}
	}
	for (const removed of bin.toReversed()) workspace.restore(removed);
	for (const [id, past] of pasts) expect(workspace.file(id)?.content).toBe(past.now);
}

test('undo gives each file its own texts back, in order, whatever happens to the files meanwhile', () => {
	fc.assert(fc.property(fc.array(step, { maxLength: 40 }), run), { numRuns: 300 });
});
