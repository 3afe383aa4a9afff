/** What the visitor can do with the result: run it, look at it otherwise, open it alone. */
import type { Command } from '../ui/commands.svelte';
import { faultText } from './fault-text';
import { DEVICES, MODES, SCHEMES } from './look-choices';
import { openAlone } from './open-alone';
import type { Repl } from './repl.svelte';
import type { Settings } from './settings.svelte';

export interface ResultParts {
	repl: Repl;
	settings: Settings;
	showPackages(): void;
}

async function copyError(repl: Repl): Promise<void> {
	const fault = repl.buildFault;
	if (!fault) return;
	const content = repl.workspace.fileAt(fault.path)?.content;
	try {
		await navigator.clipboard.writeText(
			faultText(fault, typeof content === 'string' ? content : null)
		);
	} catch {
		repl.notify(
			'The browser did not let the error be copied. Select its text on the card instead.'
		);
	}
}

export function resultCommands({ repl, settings, showPackages }: ResultParts): Command[] {
	const { values } = settings;
	const { look } = repl.preview;
	const group = 'Result';
	const isHung = (): boolean => repl.status === 'hung';
	const hasPackages = (): boolean => (repl.report?.packages ?? 0) > 0;
	return [
		{ id: 'result.run', title: 'Run', group, keys: ['Mod-Enter'], run: () => repl.reload() },
		{
			id: 'result.auto',
			title: 'Run by itself after each edit',
			group,
			keywords: 'auto automatic',
			isOn: () => values.autoRun,
			run: () => settings.set('autoRun', !values.autoRun)
		},
		{
			id: 'result.stop',
			title: 'Stop the program',
			group,
			keywords: 'end kill loop hang',
			isEnabled: isHung,
			run: () => repl.stop()
		},
		{
			id: 'result.wait',
			title: 'Wait for the program',
			group,
			keywords: 'loop hang respond',
			isEnabled: isHung,
			run: () => repl.wait()
		},
		{
			id: 'result.copy-error',
			title: 'Copy the error',
			group,
			keywords: 'message clipboard',
			isEnabled: () => repl.buildFault !== null,
			run: () => void copyError(repl)
		},
		{ id: 'result.reload', title: 'Reload the result', group, run: () => repl.reload() },
		{
			id: 'result.alone',
			title: 'Open the result alone in a new tab',
			group,
			keywords: 'external window full screen',
			run: () => openAlone(repl)
		},
		{
			id: 'result.packages',
			title: 'Packages of this project',
			group,
			keywords: 'npm versions size dependencies',
			isEnabled: hasPackages,
			run: showPackages
		},
		{
			id: 'result.refresh-packages',
			title: 'Refresh the packages to their newest versions',
			group,
			keywords: 'npm update upgrade lock',
			isEnabled: hasPackages,
			run: () => repl.refreshPackages()
		},
		...DEVICES.map(({ value, label }) => ({
			id: `result.width-${value}`,
			title: `Width of the result: ${label.toLowerCase()}`,
			group,
			keywords: 'preview device size responsive',
			isOn: () => look.device === value,
			run: () => (look.device = value)
		})),
		...SCHEMES.map(({ value, label }) => ({
			id: `result.scheme-${value}`,
			title: `Colours of the result: ${label.toLowerCase()}`,
			group,
			keywords: 'preview theme color scheme',
			isOn: () => look.scheme === value,
			run: () => (look.scheme = value)
		})),
		{
			id: 'result.motion',
			title: 'Reduced motion in the result',
			group,
			keywords: 'preview animation prefers',
			isOn: () => look.isMotionReduced,
			run: () => (look.isMotionReduced = !look.isMotionReduced)
		},
		...MODES.map(({ value, label }) => ({
			id: `result.updates-${value}`,
			title: label,
			group,
			keywords: 'hot update fresh state',
			isOn: () => values.updates === value,
			run: () => settings.set('updates', value)
		}))
	];
}
