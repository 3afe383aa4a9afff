import { expect, test } from 'vitest';
import { Files, type Target } from '../../../src/files/files.svelte';
import type { FileContent } from '../../../src/protocol/project';
import { Workspace } from '../../../src/workspace/workspace.svelte';

function open(contents: Record<string, FileContent>): { files: Files; workspace: Workspace } {
	const workspace = new Workspace({
		name: '',
		entry: '',
		files: Object.entries(contents).map(([path, content]) => ({ path, content })),
		options: {}
	});
	const files = new Files(workspace);
	files.listen();
	return { files, workspace };
}

function target({ workspace }: Files, path: string): Target {
	return { path, file: workspace.fileAt(path) };
}

function press(files: Files, label: string): void {
	const actions = files.notices.flatMap((notice) => notice.actions);
	const action = actions.find((one) => one.label === label);
	if (!action) throw new Error(`Nothing offers “${label}”.`);
	action.run();
}

const paths = ({ workspace }: Files): string[] => workspace.files.map(({ path }) => path);
const texts = (files: Files): string[] => files.notices.map(({ text }) => text);
const upload = (files: Files, contents: Record<string, string>): Promise<void> =>
	files.upload({
		uploads: Object.entries(contents).map(([path, text]) => ({
			path,
			file: new File([text], path)
		})),
		isCut: false
	});

test('everything that was deleted comes back, whatever happened in between', async () => {
	const { files } = open({ 'a.js': '', 'b.js': '', 'c.js': '', 'lib/d.js': '' });
	files.remove(target(files, 'a.js'));
	files.remove(target(files, 'lib'));
	files.warn('Something else.');
	files.rename(target(files, 'c.js'), 'tree');
	files.submit('e.js');
	files.remove(target(files, 'b.js'));
	expect(texts(files)).toEqual(['Deleted b.js. 2 more can be undone after it.']);
	press(files, 'Undo');
	press(files, 'Undo');
	expect(texts(files)).toEqual(['Deleted a.js.']);
	press(files, 'Undo');
	expect(files.notices).toEqual([]);
	expect(paths(files)).toEqual(['a.js', 'b.js', 'e.js', 'lib/d.js']);
});

test('what an upload replaces comes back, and what was written since as well', async () => {
	const { files, workspace } = open({ 'a.js': 'old', 'b.js': 'old' });
	const file = workspace.fileAt('a.js');
	await upload(files, { 'a.js': 'new', 'b.js': 'old', 'c.js': 'new' });
	expect(texts(files)).toEqual(['Replaced a.js.']);
	expect(file?.content).toBe('new');
	press(files, 'Undo');
	expect(file?.content).toBe('old');
	expect(files.notices).toEqual([]);

	await upload(files, { 'a.js': 'new', 'b.js': 'new' });
	expect(texts(files)).toEqual(['Replaced 2 files.']);
	workspace.write(file?.id ?? 0, 'written since');
	press(files, 'Undo');
	expect(file?.content).toBe('old');
	press(files, 'Undo');
	expect(file?.content).toBe('written since');
});

test('after the undo of a renamed folder the folders are those from before', async () => {
	const { files, workspace } = open({ 'lib/a.js': '' });
	workspace.createFolder('empty');
	workspace.createFolder('lib/inner');
	files.rename(target(files, 'lib'), 'tree');
	files.submit('other');
	expect(workspace.folders).toEqual(['empty', 'other/inner']);
	workspace.createFolder('late');
	await expect.poll(() => files.notices, { timeout: 20_000 }).toHaveLength(1);
	press(files, 'Undo');
	expect(paths(files)).toEqual(['lib/a.js']);
	expect(workspace.folders).toEqual(['empty', 'lib/inner', 'late']);
});

test('the move of an empty folder can be undone', () => {
	const { files, workspace } = open({ 'lib/a.js': '' });
	workspace.createFolder('empty');
	files.move(target(files, 'empty'), 'lib');
	expect(workspace.folders).toEqual(['lib/empty']);
	expect(texts(files)).toEqual(['Moved empty to lib/empty.']);
	press(files, 'Undo');
	expect(workspace.folders).toEqual(['empty']);
});

/** A file that is read when the function returned is called. */
function slowFile(name: string): { file: File; arrive(): void } {
	const file = new File(['late'], name);
	let arrive = (): void => undefined;
	const isThere = new Promise<void>((resolve) => (arrive = resolve));
	file.arrayBuffer = async () => {
		await isThere;
		return new ArrayBuffer(4);
	};
	return { file, arrive: () => arrive() };
}

const other = { name: 'Other', entry: '', files: [{ path: 'b.js', content: 'own' }], options: {} };

test('an upload that is still being read writes nothing into the project that is opened meanwhile', async () => {
	const { files, workspace } = open({ 'a.js': 'old', 'b.js': '' });
	const { file, arrive } = slowFile('b.js');
	const uploads = [
		{ path: 'a.js', file: new File(['new'], 'a.js') },
		{ path: 'b.js', file },
		{ path: 'c.js', file: new File([''], 'c.js') }
	];
	const uploading = files.upload({ uploads, isCut: true });
	await expect.poll(() => workspace.fileAt('a.js')?.content).toBe('new');
	workspace.replace(other);
	arrive();
	await uploading;
	expect(workspace.toProject().files).toEqual(other.files);
	// The step that could be undone was one of the other project's.
	expect(texts(files)).toEqual([
		'2 files were not added: another project was opened while they were read. Go back to the first one and upload them again.'
	]);
});

test('files that are still being looked up belong to the project that they were dropped on', async () => {
	const { files, workspace } = open({ 'a.js': '' });
	const uploads = [{ path: 'late.js', file: new File([''], 'late.js') }];
	const uploading = files.upload(Promise.resolve({ uploads, isCut: false }));
	workspace.replace(other);
	await uploading;
	expect(workspace.toProject().files).toEqual(other.files);
	expect(texts(files)).toHaveLength(1);
});
