/** Lines and columns here are 0-based, as in source maps; offsets and columns count UTF-16 code units. */
export interface Position {
	line: number;
	column: number;
}

/** Translates between offsets and lines of one text. Lines end in `\n`, `\r\n` or `\r`. */
export class LineIndex {
	readonly text: string;
	/** Offset of the first character of each line. */
	readonly starts: readonly number[];

	constructor(text: string) {
		this.text = text;
		const starts = [0];
		for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
		this.starts = starts;
	}

	/** The place of an offset; offsets outside the text are moved to its nearest end. */
	toPosition(offset: number): Position {
		const at = Math.min(Math.max(offset, 0), this.text.length);
		let low = 0;
		let high = this.starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.#start(middle) <= at) low = middle;
			else high = middle - 1;
		}
		return { line: low, column: at - this.#start(low) };
	}

	/** The offset of a place; a column past the end of its line becomes the end of that line. */
	toOffset({ line, column }: Position): number {
		if (line < 0) return 0;
		if (line >= this.starts.length) return this.text.length;
		const start = this.#start(line);
		return Math.min(start + Math.max(column, 0), this.lineEnd(line));
	}

	/** Offset of the end of a line, before its line break. */
	lineEnd(line: number): number {
		const next = this.starts[line + 1];
		if (next === undefined) return this.text.length;
		return this.text.slice(next - 2, next) === '\r\n' ? next - 2 : next - 1;
	}

	#start(line: number): number {
		return this.starts[line] ?? this.text.length;
	}
}
