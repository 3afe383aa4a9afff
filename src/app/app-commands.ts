/** What the visitor can do with the site around the REPL. */
import type { Command } from '../ui/commands.svelte';
import { setTheme, themeChoice, type ThemeChoice } from '../ui/theme';
import type { Session } from './session.svelte';
import type { Template } from './templates';
import type { Windows } from './windows.svelte';

interface Parts {
	session: Session;
	windows: Windows;
	share(): void;
	/** Puts the cursor into the project's name. */
	rename(): void;
}

const TEMPLATES: readonly { value: Template['id']; title: string }[] = [
	{ value: 'svelte', title: 'New project: Svelte' },
	{ value: 'mdsvex', title: 'New project: mdsvex' },
	{ value: 'empty', title: 'New project: empty' }
];

const THEMES: readonly { value: ThemeChoice; title: string }[] = [
	{ value: 'light', title: 'Light theme' },
	{ value: 'dark', title: 'Dark theme' },
	{ value: 'system', title: 'Theme of the system' }
];

async function begin(session: Session, id: Template['id']): Promise<void> {
	// The texts are loaded when they are asked for.
	const { TEMPLATES: templates } = await import('./templates');
	const template = templates.find((known) => known.id === id);
	if (template) session.open(template.project, { isKept: true });
}

export function appCommands({ session, windows, share, rename }: Parts): Command[] {
	const attempt = (work: () => Promise<void>): void => {
		work().catch((error: unknown) => {
			session.say(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
		});
	};
	const { deleted } = session;
	const partial = session.message?.partial ?? null;
	return [
		{
			id: 'help.palette',
			title: 'Go to file or command',
			group: 'Help',
			keys: ['Mod-k'],
			keywords: 'palette search find',
			run: () => void windows.open('palette')
		},
		{
			id: 'help.shortcuts',
			title: 'Keyboard shortcuts',
			group: 'Help',
			keywords: 'keys hotkeys',
			run: () => void windows.open('shortcuts')
		},
		{
			id: 'help.examples',
			title: 'Browse the examples',
			group: 'Help',
			keywords: 'learn tutorial samples',
			run: () => void windows.open('examples')
		},
		{
			id: 'project.list',
			title: 'Projects and new project',
			group: 'Project',
			keywords: 'open create template rename delete',
			run: () => void windows.open('projects')
		},
		...TEMPLATES.map(({ value, title }) => ({
			id: `project.new-${value}`,
			title,
			group: 'Project',
			keywords: 'create start template',
			run: () => attempt(() => begin(session, value))
		})),
		{
			id: 'project.rename',
			title: 'Rename this project',
			group: 'Project',
			keywords: 'name title',
			run: rename
		},
		{
			id: 'project.delete',
			title: 'Delete this project',
			group: 'Project',
			keywords: 'remove',
			// A link or an example is stored once it is changed.
			isEnabled: () => session.shelf !== null && session.isKept,
			run: () => attempt(() => session.remove(session.id))
		},
		...(deleted
			? [
					{
						id: 'project.undo-delete',
						title: `Undo: ${deleted.text.replace(/\.$/, '')}`,
						group: 'Project',
						keywords: 'restore bring back',
						run: () => attempt(() => deleted.undo())
					}
				]
			: []),
		...(partial
			? [
					{
						id: 'project.partial',
						title: 'Open what could be read',
						group: 'Project',
						keywords: 'damaged link',
						run: () => session.openPartial(partial)
					}
				]
			: []),
		{
			id: 'project.duplicate',
			title: 'Duplicate this project',
			group: 'Project',
			keywords: 'copy fork clone',
			run: () => session.duplicate()
		},
		{
			id: 'project.save',
			title: 'Save this project',
			group: 'Project',
			keys: ['Mod-s'],
			keywords: 'keep store',
			run: () => void session.keep()
		},
		{
			id: 'project.share',
			title: 'Share this project',
			group: 'Project',
			keywords: 'link copy url',
			run: share
		},
		{
			id: 'settings.open',
			title: 'Settings',
			group: 'Settings',
			keywords: 'preferences options vim emmet format theme',
			run: () => void windows.open('settings')
		},
		...THEMES.map(({ value, title }) => ({
			id: `settings.theme-${value}`,
			title,
			group: 'Settings',
			keywords: 'colour color scheme mode',
			isOn: () => themeChoice() === value,
			run: () => setTheme(value)
		}))
	];
}
