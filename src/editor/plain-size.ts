/** Columns between two tab stops, as in the editor. */
const TAB = 2;

function columnsOf(line: string): number {
	let columns = 0;
	for (const character of line) columns += character === '\t' ? TAB - (columns % TAB) : 1;
	return columns;
}

/** How much room a text takes in a font of one width. */
export function plainSize(text: string): { lines: number; columns: number } {
	const lines = text.split('\n');
	return { lines: lines.length, columns: Math.max(...lines.map(columnsOf)) };
}
