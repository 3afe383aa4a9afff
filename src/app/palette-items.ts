/** Everything the palette can lead to: files, commands, examples, projects. */
import FolderOpen from '@lucide/svelte/icons/folder-open';
import BookOpen from '@lucide/svelte/icons/book-open';
import LayoutTemplate from '@lucide/svelte/icons/layout-template';
import type { Command } from '../ui/commands.svelte';
import type { ProjectSummary } from '../workspace/project-store';
import { basename, dirname } from '../workspace/paths';
import { iconOf, iconOfFile } from './command-icons';
import { exampleGroups } from './examples';
import { COMMANDS, EXAMPLES, type PaletteItem } from './palette';

/** Files are commands of this group, with their path for a title. */
const FILES = 'Files';

export function commandItems(commands: readonly Command[]): PaletteItem[] {
	const isListed = ({ id }: Command) => id !== 'help.palette';
	return commands.filter(isListed).map((command) => {
		const { id, title, group, keywords, keys, shownKeys, isOn, run } = command;
		if (group === FILES) {
			const name = basename(title);
			const sub = dirname(title);
			return { id, title: name, sub, section: FILES, icon: iconOfFile(title), run };
		}
		return {
			id,
			title,
			section: COMMANDS,
			keywords: `${group} ${keywords ?? ''}`,
			keys: keys?.[0] ?? shownKeys,
			isOn: isOn?.(),
			icon: iconOf(command),
			run
		};
	});
}

export function exampleItems(open: (id: string) => void): PaletteItem[] {
	return exampleGroups.flatMap((group) =>
		group.examples.map(({ id, title, hint }) => ({
			id: `example.${id}`,
			title,
			sub: group.title,
			keywords: hint,
			section: EXAMPLES,
			icon: group.title.includes('mdsvex') ? BookOpen : LayoutTemplate,
			run: () => open(id)
		}))
	);
}

export function projectItems(
	projects: readonly ProjectSummary[],
	open: (id: string) => void
): PaletteItem[] {
	return projects.map(({ id, name, files }) => ({
		id: `open.${id}`,
		title: name === '' ? 'Untitled' : name,
		sub: files === 1 ? '1 file' : `${files} files`,
		section: 'Projects',
		icon: FolderOpen,
		run: () => open(id)
	}));
}
