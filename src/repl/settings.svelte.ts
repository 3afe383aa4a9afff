/** What the visitor has chosen, kept in the browser: one object, one key, each value checked when it is read. */
import type { UpdateMode } from '../protocol/compiler';
import type { TextStorage } from '../workspace/text-storage';

export interface SettingValues {
	/** How edits reach the program. */
	updates: UpdateMode;
	/** Edits run by themselves; otherwise Run does. */
	autoRun: boolean;
	/** Editor and output beside each other, or one above the other. */
	layout: 'columns' | 'rows';
	/** The list of files is shown. */
	hasTree: boolean;
	hasVimKeys: boolean;
	hasEmmet: boolean;
	/** Ctrl/Cmd+S formats the open file. */
	formatsOnSave: boolean;
	hasLineWrapping: boolean;
	/** Shares of the panes in percent: side by side the editor's width and the output's height, stacked the other way round. */
	editorWidth: number;
	outputHeight: number;
	editorHeight: number;
	outputWidth: number;
	/** Of the list of files, in CSS pixels; 0 until it is resized. */
	treeWidth: number;
}

export const DEFAULTS: SettingValues = {
	updates: 'hot',
	autoRun: true,
	layout: 'columns',
	hasTree: true,
	hasVimKeys: false,
	hasEmmet: false,
	formatsOnSave: false,
	hasLineWrapping: false,
	editorWidth: 50,
	outputHeight: 66,
	editorHeight: 50,
	outputWidth: 60,
	treeWidth: 0
};

/** The values that are not switches. */
const CHOICES: { [Key in keyof SettingValues]?: readonly SettingValues[Key][] } = {
	updates: ['hot', 'fresh'],
	layout: ['columns', 'rows']
};

const KEY = 'rookery:settings';

export class Settings {
	readonly #storage: TextStorage | null;
	#values = $state.raw<SettingValues>(DEFAULTS);

	/** Without a storage, as in the embed page, nothing is remembered. */
	constructor(storage: TextStorage | null) {
		this.#storage = storage;
		this.#values = read(storage?.get(KEY) ?? null);
	}

	get values(): Readonly<SettingValues> {
		return this.#values;
	}

	set<Key extends keyof SettingValues>(key: Key, value: SettingValues[Key]): void {
		this.#values = { ...this.#values, [key]: value };
		this.#storage?.set(KEY, JSON.stringify(this.#values));
	}
}

/** What is missing or not among the choices has its default. */
function read(text: string | null): SettingValues {
	let stored: unknown;
	try {
		stored = JSON.parse(text ?? '{}');
	} catch {
		return DEFAULTS;
	}
	if (typeof stored !== 'object' || stored === null) return DEFAULTS;
	const known = Object.entries(stored).filter(([key, value]) => isValue(key, value));
	return { ...DEFAULTS, ...Object.fromEntries(known) };
}

function isValue(key: string, value: unknown): boolean {
	if (!isKey(key)) return false;
	const choices: readonly unknown[] | undefined = CHOICES[key];
	return choices ? choices.includes(value) : typeof value === typeof DEFAULTS[key];
}

function isKey(key: string): key is keyof SettingValues {
	return Object.hasOwn(DEFAULTS, key);
}
