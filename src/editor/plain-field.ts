/** Where the visitor is in a plain field. Offsets are UTF-16 code units of a text with `\n` alone. */
export interface FieldPlace {
	anchor: number;
	head: number;
	/** Pixels that the field is scrolled by. */
	top: number;
}

/** What a plain field leaves of a file to the editor that goes on from there. */
export interface FieldWork {
	/** The text before the visitor typed into it; null when nobody has. */
	text: string | null;
	place: FieldPlace;
}
