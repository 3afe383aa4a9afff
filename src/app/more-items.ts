/** What stands in the menu behind the three dots. */
import type { Commands } from '../ui/commands.svelte';
import type { MenuItem } from '../ui/Menu.svelte';
import { iconOf } from './command-icons';

/** By their ids; a null draws a line. */
const EVERYWHERE = [
	'project.list',
	'project.duplicate',
	null,
	'panes.columns',
	'panes.rows',
	'result.packages',
	'svelte.version',
	'help.shortcuts'
] as const;

/** What has no button of its own where the screen is small. */
const ON_SMALL = [
	'help.palette',
	'help.examples',
	'result.auto',
	null,
	...EVERYWHERE,
	'settings.open'
];

/** Commands that make no sense right now are left out. */
export function moreItems(commands: Commands, isSmall: boolean): MenuItem[] {
	const all = new Map(commands.all.map((command) => [command.id, command]));
	const items: MenuItem[] = [];
	let isFirst = false;
	for (const id of isSmall ? ON_SMALL : EVERYWHERE) {
		const command = id === null ? undefined : all.get(id);
		if (id === null) isFirst = true;
		if (!command) continue;
		const { title, keys, run } = command;
		items.push({ label: title, icon: iconOf(command), keys: keys?.[0], isFirst, run });
		isFirst = false;
	}
	return items;
}
