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

/** What was done in plain fields, by the id of the file. */
export class FieldWorks {
	readonly #works = new Map<number, FieldWork>();

	/** Null for a file that no field has shown. */
	of(id: number): FieldWork | null {
		return this.#works.get(id) ?? null;
	}

	leave(id: number, place: FieldPlace): void {
		this.#works.set(id, { text: this.of(id)?.text ?? null, place });
	}

	/** The visitor is about to change this text: what can be undone later begins with the first change. */
	begin(id: number, text: string): void {
		const work = this.of(id) ?? { text: null, place: { anchor: 0, head: 0, top: 0 } };
		this.#works.set(id, { ...work, text: work.text ?? text });
	}

	clear(): void {
		this.#works.clear();
	}
}
