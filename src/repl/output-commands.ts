/** Which part of the output is in view, by name. */
import type { Command } from '../ui/commands.svelte';

export type OutputView = 'result' | 'js' | 'css' | 'ast' | 'mdsvex';

/** What Svelte compiles for. */
export type CompileTarget = 'client' | 'server';

export const TARGETS: readonly { value: CompileTarget; label: string }[] = [
	{ value: 'client', label: 'Client' },
	{ value: 'server', label: 'Server' }
];

export interface OutputParts {
	views: readonly { value: OutputView; label: string }[];
	view: OutputView;
	target: CompileTarget;
	show(view: OutputView): void;
	compileFor(target: CompileTarget): void;
}

export function outputCommands({ views, view, target, show, compileFor }: OutputParts): Command[] {
	const group = 'Output';
	return [
		...views.map(({ value, label }) => ({
			id: `output.${value}`,
			title: `Output: ${label}`,
			group,
			keywords: 'generated compiled code tree',
			isOn: () => view === value,
			run: () => show(value)
		})),
		...TARGETS.map(({ value, label }) => ({
			id: `output.${value}`,
			title: `Output: JS for the ${label.toLowerCase()}`,
			group,
			keywords: 'ssr generated compiled code',
			isOn: () => view === 'js' && target === value,
			run: () => {
				show('js');
				compileFor(value);
			}
		}))
	];
}
