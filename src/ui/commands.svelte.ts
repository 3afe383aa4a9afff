/** What the visitor can do, by name: one list for the palette, the shortcuts page and the keyboard. */

import { untrack } from 'svelte';

/** One action. */
export interface Command {
	/** Unique, in the form `group.action`: `file.new`. */
	id: string;
	/** What it does, as an imperative: `New file`. */
	title: string;
	/** Heading in the palette and on the shortcuts page. */
	group: string;
	/**
	 * Key combinations that run it anywhere on the page, as `Mod-Shift-p`; `Mod` is Cmd on a Mac and Ctrl elsewhere. The first is the one
	 * that is shown.
	 */
	keys?: readonly string[];
	/** Keys that another part handles, the editor for one: shown, never handled here. */
	shownKeys?: string;
	/** Words that find it besides its title. */
	keywords?: string;
	/** False when it makes no sense right now: neither offered nor run. Default: it always does. */
	isEnabled?(): boolean;
	/** For a switch: whether it is on. */
	isOn?(): boolean;
	run(): void;
}

export const isMac = /Mac|iP(hone|ad|od)/.test(globalThis.navigator?.platform ?? '');

export class Commands {
	#groups = $state.raw<readonly (() => readonly Command[])[]>([]);

	/**
	 * Adds commands. They are given by a function, so that those that depend on state, such as one for each file, are always those of
	 * now. Returns a function that takes them away again.
	 */
	add(commands: () => readonly Command[]): () => void {
		// Called in effects, which must not depend on the list that they change.
		this.#groups = [...untrack(() => this.#groups), commands];
		return () => {
			this.#groups = untrack(() => this.#groups).filter((known) => known !== commands);
		};
	}

	/** All that make sense right now, in the order in which they were added. */
	get all(): Command[] {
		return this.#groups.flatMap((group) => group()).filter(isEnabled);
	}

	/** False when there is no such command, or it makes no sense right now. */
	run(id: string): boolean {
		const command = this.all.find((known) => known.id === id);
		command?.run();
		return command !== undefined;
	}

	/** Runs the command that the pressed keys stand for, but nothing behind a dialog. For `keydown` of the window. */
	handle(event: KeyboardEvent): void {
		if (event.defaultPrevented || event.isComposing) return;
		// Plain typing: it has to cost nothing.
		if (event.key.length === 1 && !(event.ctrlKey || event.metaKey || event.altKey)) return;
		const pressed = combination(event);
		const command = this.all.find(({ keys }) => keys?.some((known) => sameKeys(known, pressed)));
		if (!command) return;
		event.preventDefault();
		if (!document.querySelector('dialog:modal')) command.run();
	}
}

function isEnabled(command: Command): boolean {
	return command.isEnabled?.() ?? true;
}

/** `Mod-Shift-p` of an event; a lone key is just its name. */
function combination(event: KeyboardEvent): string {
	const parts: string[] = [];
	if (isMac ? event.metaKey : event.ctrlKey) parts.push('Mod');
	if (isMac && event.ctrlKey) parts.push('Ctrl');
	if (event.altKey) parts.push('Alt');
	if (event.shiftKey) parts.push('Shift');
	// On a Mac the Option key makes another character of a letter: `Ï` of F.
	const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
	parts.push(event.altKey && letter ? letter : event.key);
	return parts.join('-');
}

function sameKeys(known: string, pressed: string): boolean {
	return known.toLowerCase() === pressed.toLowerCase();
}

/** The key caps of a combination, as they are shown: `⇧ ⌘ P` on a Mac, `Ctrl Shift P` elsewhere. */
export function keyCaps(keys: string): string[] {
	const names: Record<string, string> = isMac
		? { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Enter: '↵' }
		: { Mod: 'Ctrl' };
	return keys
		.split('-')
		.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** A combination in one piece: `⇧⌘P` on a Mac, `Ctrl+Shift+P` elsewhere. */
export function showKeys(keys: string): string {
	return keyCaps(keys).join(isMac ? '' : '+');
}
