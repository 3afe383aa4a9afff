/** What the visitor can do with the REPL as a whole. */
import type { Command } from '../ui/commands.svelte';
import type { Panes } from './panes.svelte';
import type { Repl } from './repl.svelte';
import type { Settings } from './settings.svelte';

interface Parts {
	repl: Repl;
	panes: Panes;
	settings: Settings;
	/** Shows a file in the editor, ready to write. */
	openFile(id: number): void;
	showPackages(): void;
}

export function replCommands({ repl, panes, settings, openFile, showPackages }: Parts): Command[] {
	const { values } = settings;
	return [
		...repl.workspace.files.map(({ id, path }) => ({
			id: `file.open:${path}`,
			title: path,
			group: 'Files',
			run: () => openFile(id)
		})),
		{
			id: 'result.run',
			title: 'Run',
			group: 'Result',
			keys: ['Mod-Enter'],
			run: () => repl.reload()
		},
		{
			id: 'result.auto',
			title: 'Run by itself after each edit',
			group: 'Result',
			keywords: 'auto automatic',
			isOn: () => values.autoRun,
			run: () => settings.set('autoRun', !values.autoRun)
		},
		{
			id: 'result.reload',
			title: 'Reload the result',
			group: 'Result',
			run: () => repl.reload()
		},
		{
			id: 'result.packages',
			title: 'Packages of this project',
			group: 'Result',
			keywords: 'npm versions size dependencies',
			isEnabled: () => (repl.report?.packages ?? 0) > 0,
			run: showPackages
		},
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
		...(['editor', 'output', 'console'] as const).flatMap((pane): Command[] => [
			{
				id: `panes.show-${pane}`,
				title: `Show the ${pane}`,
				group: 'Panes',
				isEnabled: () => !panes.isShown(pane),
				run: () => panes.show(pane)
			},
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
