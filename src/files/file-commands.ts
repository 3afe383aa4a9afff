/** What the visitor can do with files, by name. */
import { isMac, type Command } from '../ui/commands.svelte';
import type { Files } from './files.svelte';

export interface FileCommandsInput {
	files: Files;
	/** Opens the dialog in which files are picked. */
	pick(what: 'files' | 'folder'): void;
	/** Null where there is no list of files. */
	tree: { isShown: boolean; toggle(): void } | null;
}

export function fileCommands({ files, pick, tree }: FileCommandsInput): Command[] {
	const { workspace, active } = files;
	const group = 'File';
	const has = (): boolean => active !== null;
	const { open } = workspace;
	const at = open.indexOf(workspace.active ?? -1);
	const step = (by: number): void => {
		const next = open[(at + by + open.length) % open.length];
		if (next !== undefined) workspace.setActive(next);
	};
	const target = active && { path: active.path, file: active };
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
			shownKeys: 'F2',
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
			id: 'tab.left',
			title: 'Move the tab left',
			group,
			keywords: 'reorder',
			isEnabled: () => at > 0,
			run: () => active && workspace.moveTab(active.id, at - 1)
		},
		{
			id: 'tab.right',
			title: 'Move the tab right',
			group,
			keywords: 'reorder',
			isEnabled: () => at >= 0 && at < open.length - 1,
			run: () => active && workspace.moveTab(active.id, at + 1)
		}
	];
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
