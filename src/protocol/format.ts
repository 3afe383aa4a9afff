/** Page ↔ format worker. A fault in the user's code is a value; whatever else fails rejects. */

/** How a text is read. */
export type FormatParser =
	'svelte' | 'babel' | 'babel-ts' | 'css' | 'scss' | 'json' | 'html' | 'markdown' | 'yaml';

/** Prettier's options by name, as far as `src/editor/format-options.ts` lets them through. */
export type FormatOptions = Readonly<Record<string, string | number | boolean>>;

export interface FormatRequest {
	id: number;
	text: string;
	parser: FormatParser;
	options: FormatOptions;
}

export type FormatResult =
	| { kind: 'formatted'; text: string }
	/** The text cannot be read. Offsets are in UTF-16 code units of the text that was sent. */
	| { kind: 'fault'; message: string; from: number };

export type FormatReply =
	| { id: number; ok: true; result: FormatResult }
	/** A fault of ours, or a part that could not be loaded. */
	| { id: number; ok: false; message: string };
