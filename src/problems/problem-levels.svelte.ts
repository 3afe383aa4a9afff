/** Which problems are listed. Whoever shows the list holds it, so that it is still known when the list comes back. */
import { SvelteSet } from 'svelte/reactivity';
import type { Severity } from '../protocol/diagnostic';

export const PROBLEM_LEVELS = [
	{ severity: 'error', name: 'Errors' },
	{ severity: 'warning', name: 'Warnings' },
	{ severity: 'info', name: 'Hints' }
] as const satisfies readonly { severity: Severity; name: string }[];

export class ProblemLevels {
	readonly #hidden = new SvelteSet<Severity>();

	/** Severities that are not shown. */
	get hidden(): ReadonlySet<Severity> {
		return this.#hidden;
	}

	isShown(severity: Severity): boolean {
		return !this.#hidden.has(severity);
	}

	toggle(severity: Severity): void {
		if (!this.#hidden.delete(severity)) this.#hidden.add(severity);
	}
}
