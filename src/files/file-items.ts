/** What can be done with a file or a folder, as a menu. */
import Copy from '@lucide/svelte/icons/copy';
import FilePlus from '@lucide/svelte/icons/file-plus';
import FolderInput from '@lucide/svelte/icons/folder-input';
import FolderPlus from '@lucide/svelte/icons/folder-plus';
import FolderUp from '@lucide/svelte/icons/folder-up';
import Pencil from '@lucide/svelte/icons/pencil';
import Play from '@lucide/svelte/icons/play';
import Trash from '@lucide/svelte/icons/trash-2';
import Upload from '@lucide/svelte/icons/upload';
import X from '@lucide/svelte/icons/x';
import type { MenuItem } from '../ui/Menu.svelte';
import type { FieldPlace, Files, Target } from './files.svelte';

export interface ItemsInput {
	files: Files;
	/** Null for the project itself. */
	target: Target | null;
	/** Where the menu was opened. */
	place: FieldPlace;
	/** Opens the dialog in which files, or a folder with all that is in it, are picked for a folder. */
	pick(what: 'files' | 'folder', to: string): void;
}

export function fileItems({ files, target, place, pick }: ItemsInput): MenuItem[] {
	const { workspace } = files;
	const file = target?.file ?? null;
	const items: MenuItem[] = [];
	if (!file) {
		const folder = target?.path ?? '';
		items.push(
			{ label: 'New file', icon: FilePlus, run: () => files.add('file', folder) },
			{ label: 'New folder', icon: FolderPlus, run: () => files.add('folder', folder) },
			{ label: 'Upload files', icon: Upload, run: () => pick('files', folder) },
			{ label: 'Upload a folder', icon: FolderUp, run: () => pick('folder', folder) }
		);
	}
	if (!target) return items;
	if (file && place === 'tabs') {
		items.push({ label: 'Close', icon: X, run: () => workspace.close(file.id) });
		if (workspace.open.some((id) => id !== file.id)) {
			items.push({ label: 'Close the others', icon: X, run: () => files.closeOthers(file) });
		}
	}
	items.push(
		{
			label: 'Rename',
			icon: Pencil,
			keys: 'F2',
			isFirst: items.length > 0,
			run: () => files.rename(target, place)
		},
		{ label: 'Move to…', icon: FolderInput, run: () => (files.moving = target) }
	);
	items.push({
		label: 'Duplicate',
		icon: Copy,
		run: () => (file ? files.duplicate(file) : files.duplicateFolder(target.path))
	});
	if (file && files.canBeEntry(file)) {
		items.push({ label: 'Make entry', icon: Play, run: () => workspace.setEntry(file.path) });
	}
	items.push({
		label: 'Delete',
		icon: Trash,
		...(place === 'tree' && { keys: 'Delete' }),
		isFirst: true,
		run: () => files.remove(target)
	});
	return items;
}
