/** What the visitor can do with files, by name. */
import { isMac, type Command } from '../ui/commands.svelte';
import type { Files } from './files.svelte';
import { allFolders } from './tree-rows';

export interface FileCommandsInput {
	files: Files;
	/** Opens the dialog in which files are picked. */
	pick(what: 'files' | 'folder', folder?: string): void;
	/** Null where there is no list of files. */
	tree: { isShown: boolean; toggle(): void } | null;
}

export function fileCommands({ files, pick, tree }: FileCommandsInput): Command[] {
	const { workspace, active } = files;
	const group = 'File';
	const has = (): boolean => active !== null;
	const step = (by: number): void => {
		const { open } = workspace;
		const at = open.indexOf(workspace.active ?? -1);
		const next = open[(at + by + open.length) % open.length];
		if (next !== undefined) workspace.setActive(next);
	};
	const target = active && { path: active.path, file: active };
	const place = workspace.open.indexOf(workspace.active ?? -1);
	const folderCommands = (path: string): Command[] => {
		const folder = { path, file: null };
		const command = (id: string, title: string, run: () => void): Command => ({
			id: `folder.${id}:${path}`,
			title,
			group: 'Folder',
			run
		});
		/** What has a field in the tree needs the tree. */
		const inTree = (run: () => void) => () => {
			if (tree && !tree.isShown) tree.toggle();
			run();
		};
		return [
			command('new', `New file in ${path}`, () => files.add('file', path)),
			command(
				'new-folder',
				`New folder in ${path}`,
				inTree(() => files.add('folder', path))
			),
			command('upload', `Upload files to ${path}`, () => pick('files', path)),
			command('upload-folder', `Upload a folder to ${path}`, () => pick('folder', path)),
			command(
				'rename',
				`Rename the folder ${path}`,
				inTree(() => files.rename(folder))
			),
			command('move', `Move the folder ${path}`, () => (files.moving = folder)),
			command('duplicate', `Duplicate the folder ${path}`, () => files.duplicateFolder(path)),
			command('delete', `Delete the folder ${path}`, () => files.remove(folder))
		];
	};
	const commands: Command[] = [
		{ id: 'file.new', title: 'New file', group, run: () => files.add('file') },
		{
			id: 'file.new-folder',
			title: 'New folder',
			group,
			isEnabled: () => tree !== null,
			run: () => {
				if (tree && !tree.isShown) tree.toggle();
				files.add('folder');
			}
		},
		{
			id: 'file.upload',
			title: 'Upload files',
			group,
			keywords: 'add image font',
			run: () => pick('files')
		},
		{ id: 'file.upload-folder', title: 'Upload a folder', group, run: () => pick('folder') },
		{
			id: 'file.rename',
			title: 'Rename the file',
			group,
			keys: ['F2'],
			isEnabled: has,
			run: () => target && files.rename(target)
		},
		{
			id: 'file.move',
			title: 'Move the file to another folder',
			group,
			isEnabled: has,
			run: () => (files.moving = target)
		},
		{
			id: 'file.duplicate',
			title: 'Duplicate the file',
			group,
			keywords: 'copy',
			isEnabled: has,
			run: () => active && files.duplicate(active)
		},
		{
			id: 'file.delete',
			title: 'Delete the file',
			group,
			keywords: 'remove',
			isEnabled: has,
			run: () => target && files.remove(target)
		},
		{
			id: 'file.entry',
			title: 'Make the file the entry',
			group,
			keywords: 'start main run',
			isEnabled: () => active !== null && files.canBeEntry(active),
			run: () => active && workspace.setEntry(active.path)
		},
		{
			id: 'tab.close',
			title: 'Close the tab',
			group,
			// On a Mac Alt and a letter write a sign.
			...(isMac ? {} : { keys: ['Alt-w'] }),
			isEnabled: has,
			run: () => active && workspace.close(active.id)
		},
		{
			id: 'tab.close-others',
			title: 'Close the other tabs',
			group,
			isEnabled: () => workspace.open.length > 1,
			run: () => active && files.closeOthers(active)
		},
		{
			id: 'tab.next',
			title: 'Next tab',
			group,
			keys: ['Alt-PageDown'],
			isEnabled: () => workspace.open.length > 1,
			run: () => step(1)
		},
		{
			id: 'tab.previous',
			title: 'Previous tab',
			group,
			keys: ['Alt-PageUp'],
			isEnabled: () => workspace.open.length > 1,
			run: () => step(-1)
		},
		{
			id: 'tab.move-left',
			title: 'Move the tab left',
			group,
			keywords: 'reorder',
			isEnabled: () => place > 0,
			run: () => active && workspace.moveTab(active.id, place - 1)
		},
		{
			id: 'tab.move-right',
			title: 'Move the tab right',
			group,
			keywords: 'reorder',
			isEnabled: () => place >= 0 && place < workspace.open.length - 1,
			run: () => active && workspace.moveTab(active.id, place + 1)
		},
		...allFolders(
			workspace.files.map(({ path }) => path),
			workspace.folders
		).flatMap((path) => folderCommands(path))
	];
	for (const { kind, text, actions } of files.notices) {
		for (const { label, run } of actions) {
			commands.push({
				id: `notice.${kind}:${label}`,
				// There is an undo of what was typed, and there may be two of these.
				title: label === 'Undo' ? `Undo: ${text.replace(/\.$/, '')}` : label,
				group,
				run
			});
		}
	}
	if (tree) {
		commands.push({
			id: 'file.tree',
			title: tree.isShown ? 'Hide the list of files' : 'Show the list of files',
			group: 'Panes',
			keywords: 'tree sidebar',
			run: () => tree.toggle()
		});
	}
	return commands;
}
