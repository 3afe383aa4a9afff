/** A place in a file of the project; line and column are 1-based. */
export interface Place {
	path: string;
	line: number;
	column: number;
}

/** The 1-based line and column of an offset. */
export function toPlace(text: string, offset: number): { line: number; column: number } {
	const before = text.slice(0, offset);
	const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
	return { line: before.split(/\r\n|\n|\r/).length, column: offset - start + 1 };
}

/** The offset of a 1-based line and column; a place outside of the text becomes the nearest one inside. */
export function toOffset(text: string, { line, column }: { line: number; column: number }): number {
	let start = 0;
	for (let count = 1; count < line; count++) {
		const end = /\r\n|\n|\r/g;
		end.lastIndex = start;
		const found = end.exec(text);
		if (!found) return text.length;
		start = end.lastIndex;
	}
	return Math.min(start + column - 1, text.length);
}
