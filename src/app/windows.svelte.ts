/** The dialogs of the site: at most one is open, and each is loaded when it is used. */
import type { Component } from 'svelte';
import type { Repl } from '../repl/repl.svelte';
import type { Settings } from '../repl/settings.svelte';
import type { Commands } from '../ui/commands.svelte';
import type { Session } from './session.svelte';

/** What every dialog is given. */
export interface WindowProps {
	session: Session;
	repl: Repl;
	settings: Settings;
	commands: Commands;
	/** The visitor closed it; the focus is back where it was. */
	onclose(): void;
}

const LOADERS = {
	palette: () => import('./Palette.svelte'),
	settings: () => import('./SettingsDialog.svelte'),
	projects: () => import('./ProjectsDialog.svelte'),
	shortcuts: () => import('./ShortcutsDialog.svelte'),
	examples: () => import('./ExamplesDialog.svelte')
} satisfies Record<string, () => Promise<{ default: Component<WindowProps> }>>;

export type WindowName = keyof typeof LOADERS;

/** One opening of a dialog: the next is another, also of the same dialog. */
export interface OpenWindow {
	content: Component<WindowProps>;
	/** To be called when it is closed. Browsers say so late: by then the next one may be open, which this leaves alone. */
	close(): void;
}

export class Windows {
	#shown = $state.raw<OpenWindow | null>(null);
	#fault = $state.raw<string | null>(null);
	/** How often one was asked for; the newest is the one that is wanted. */
	#wishes = 0;

	get shown(): OpenWindow | null {
		return this.#shown;
	}

	/** Why the last one could not be opened; null when it could. */
	get fault(): string | null {
		return this.#fault;
	}

	async open(name: WindowName): Promise<void> {
		const wish = ++this.#wishes;
		this.#fault = null;
		try {
			const { default: content } = await LOADERS[name]();
			if (this.#wishes === wish) this.#shown = this.#opening(content);
		} catch {
			this.#fault =
				'This part of the page could not be loaded. Check the connection and try again.';
		}
	}

	#opening(content: Component<WindowProps>): OpenWindow {
		const opening: OpenWindow = {
			content,
			close: () => {
				if (this.#shown === opening) this.#shown = null;
			}
		};
		return opening;
	}

	dismiss(): void {
		this.#fault = null;
	}

	/** Fetches all of them, so that the network may go away. */
	async preload(): Promise<void> {
		await Promise.allSettled(Object.values(LOADERS).map((load) => load()));
	}
}
