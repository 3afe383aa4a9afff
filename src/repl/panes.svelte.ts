/** Which panes are in view, and how large they are. */
import { DEFAULTS, type Settings } from './settings.svelte';

export type Pane = 'editor' | 'output' | 'console';

/** `split` is the whole REPL; the others show one part of it. */
export type ReplView = 'split' | 'editor' | 'result';

/** What the pane called console shows. */
export type DockTab = 'console' | 'problems';

/** Below this width, in CSS pixels, one pane is shown at a time. */
const NARROW = 720;

/** What belongs to one splitter. */
interface Split {
	direction: 'horizontal' | 'vertical';
	size: number;
	initial: number;
	/** The setting that holds the size. */
	key: 'editorWidth' | 'editorHeight' | 'outputHeight' | 'outputWidth';
	/** The pane that is shown alone; null shows both. */
	only: 'first' | 'second' | null;
}

export class Panes {
	/** Width of the REPL in CSS pixels. */
	width = $state(NARROW);
	#dock = $state<DockTab>('console');
	/** Whether the problems came into view by themselves, since the build has been broken. */
	#isLent = false;
	#isBroken = false;
	readonly #settings: () => Settings;
	readonly #view: () => ReplView;
	/** The one that is in view where there is room for one only. */
	#chosen = $state<Pane>('output');
	#maximised = $state<Pane | null>(null);

	constructor(settings: () => Settings, view: () => ReplView) {
		this.#settings = settings;
		this.#view = view;
	}

	get dock(): DockTab {
		return this.#dock;
	}

	/** What the visitor chose holds. */
	set dock(tab: DockTab) {
		this.#dock = tab;
		this.#isLent = false;
	}

	/**
	 * The build broke, or is mended: problems take the console's place meanwhile, unless the visitor has chosen otherwise since. Which
	 * pane is in view stays as it is.
	 */
	setBroken(isBroken: boolean): void {
		if (isBroken === this.#isBroken) return;
		this.#isBroken = isBroken;
		if (isBroken && this.#dock === 'console') {
			this.#dock = 'problems';
			this.#isLent = true;
		} else if (!isBroken && this.#isLent) this.dock = 'console';
	}

	/** One pane at a time. */
	get isNarrow(): boolean {
		return this.width < NARROW && this.#view() === 'split';
	}

	/** The pane that is in view where there is room for one only. */
	get chosen(): Pane {
		return this.#chosen;
	}

	get maximised(): Pane | null {
		return this.isNarrow || this.#view() !== 'split' ? null : this.#maximised;
	}

	/** The pane that has all the room; null when they share it. */
	get only(): Pane | null {
		return this.isNarrow ? this.#chosen : this.maximised;
	}

	/** Editor beside or above the rest. */
	get outer(): Split {
		const view = this.#view();
		const { only } = this;
		const isAlone = view === 'editor' || only === 'editor';
		const isAway = view === 'result' || only !== null;
		return this.#split(
			this.#settings().values.layout === 'columns' ? 'editorWidth' : 'editorHeight',
			isAlone ? 'first' : isAway ? 'second' : null
		);
	}

	/** Output and console. */
	get inner(): Split {
		const { only } = this;
		const isAlone = this.#view() === 'result' || only === 'output';
		return this.#split(
			this.#settings().values.layout === 'columns' ? 'outputHeight' : 'outputWidth',
			isAlone ? 'first' : only === 'console' ? 'second' : null
		);
	}

	/** Widths of the list of files beside the panes, in CSS pixels. */
	get tree(): { size: number; initial: number } {
		const initial = this.width > 1240 ? 196 : 168;
		return { size: this.#settings().values.treeWidth || initial, initial };
	}

	/** Least width of the panes beside the list, in CSS pixels: room for those that stand side by side. */
	get leastBeside(): number {
		return this.#settings().values.layout === 'columns' && this.only === null ? 500 : 260;
	}

	isShown(pane: Pane): boolean {
		return this.only === null || this.only === pane;
	}

	/** Brings the console or the list of problems into view. */
	showDock(tab: DockTab): void {
		this.dock = tab;
		this.show('console');
	}

	/** Brings a pane into view. */
	show(pane: Pane): void {
		this.#chosen = pane;
		if (this.#maximised !== pane) this.#maximised = null;
	}

	/** Gives a pane all the room, or takes that back. */
	toggle(pane: Pane): void {
		this.#maximised = this.#maximised === pane ? null : pane;
	}

	resized(split: Split, size: number): void {
		// As it is: rounded, the least size would be announced as more than the least.
		this.#settings().set(split.key, size);
	}

	treeResized(size: number): void {
		this.#settings().set('treeWidth', size);
	}

	#split(key: Split['key'], only: Split['only']): Split {
		return {
			direction: key === 'editorWidth' || key === 'outputWidth' ? 'horizontal' : 'vertical',
			size: this.#settings().values[key],
			initial: DEFAULTS[key],
			key,
			only
		};
	}
}
