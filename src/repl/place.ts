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
