/** What the visitor can do with the REPL as a whole. */
import { PROBLEM_LEVELS } from '../problems/problem-levels.svelte';
import type { Command } from '../ui/commands.svelte';
import type { DockTab, Panes } from './panes.svelte';
import { resultCommands, type ResultParts } from './result-commands';

const LEVELS = [
	['error', 'Errors'],
	['warn', 'Warnings'],
	['log', 'Logs']
] as const;

interface Parts extends ResultParts {
	panes: Panes;
	/** Shows a file in the editor, ready to write. */
	openFile(id: number): void;
}

export function replCommands({ repl, panes, settings, openFile, showPackages }: Parts): Command[] {
	const { values } = settings;
	const { log, problemLevels } = repl;
	const shows = (tab: DockTab): boolean => panes.isShown('console') && panes.dock === tab;
	return [
		...repl.workspace.files.map(({ id, path }) => ({
			id: `file.open:${path}`,
			title: path,
			group: 'Files',
			run: () => openFile(id)
		})),
		...resultCommands({ repl, settings, showPackages }),
		{
			id: 'panes.columns',
			title: 'Editor and output side by side',
			group: 'Panes',
			keywords: 'layout columns',
			isEnabled: () => !panes.isNarrow && values.layout !== 'columns',
			run: () => settings.set('layout', 'columns')
		},
		{
			id: 'panes.rows',
			title: 'Editor above the output',
			group: 'Panes',
			keywords: 'layout rows stacked',
			isEnabled: () => !panes.isNarrow && values.layout !== 'rows',
			run: () => settings.set('layout', 'rows')
		},
		...(['editor', 'output'] as const).map((pane) => ({
			id: `panes.show-${pane}`,
			title: `Show the ${pane}`,
			group: 'Panes',
			isEnabled: () => !panes.isShown(pane),
			run: () => panes.show(pane)
		})),
		...(['console', 'problems'] as const).map((tab) => ({
			id: `${tab}.show`,
			title: `Show the ${tab}`,
			group: 'Panes',
			isEnabled: () => !shows(tab),
			run: () => panes.showDock(tab)
		})),
		{
			id: 'console.clear',
			title: 'Clear console',
			group: 'Console',
			keywords: 'empty',
			isEnabled: () => log.rows.length > 0,
			run: () => log.clear()
		},
		...LEVELS.map(([level, name]) => ({
			id: `console.${level}`,
			title: `${name} in the console`,
			group: 'Console',
			keywords: 'level filter hide show',
			isOn: () => log.isShown(level),
			run: () => log.toggleLevel(level)
		})),
		...PROBLEM_LEVELS.map(({ severity, name }) => ({
			id: `problems.${severity}`,
			title: `${name} among the problems`,
			group: 'Problems',
			keywords: 'level filter hide show',
			isOn: () => problemLevels.isShown(severity),
			run: () => problemLevels.toggle(severity)
		})),
		...(['editor', 'output', 'console'] as const).flatMap((pane): Command[] => [
			{
				id: `panes.maximise-${pane}`,
				title: panes.maximised === pane ? 'Show all panes' : `Maximise the ${pane}`,
				group: 'Panes',
				keywords: 'full screen only',
				isEnabled: () => !panes.isNarrow,
				run: () => panes.toggle(pane)
			}
		])
	];
}
