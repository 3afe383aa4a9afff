/** What the visitor can do with the site around the REPL. */
import type { Command } from '../ui/commands.svelte';
import { setTheme, themeChoice, type ThemeChoice } from '../ui/theme';
import type { Session } from './session.svelte';
import type { Windows } from './windows.svelte';

interface Parts {
	session: Session;
	windows: Windows;
	share(): void;
}

const THEMES: readonly { value: ThemeChoice; title: string }[] = [
	{ value: 'light', title: 'Light theme' },
	{ value: 'dark', title: 'Dark theme' },
	{ value: 'system', title: 'Theme of the system' }
];

export function appCommands({ session, windows, share }: Parts): Command[] {
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
