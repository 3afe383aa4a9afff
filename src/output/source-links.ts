/** Which pieces of generated code belong to which pieces of the file they were made from, by their source map. */
import { TraceMap, decodedMappings } from '@jridgewell/trace-mapping';

/** 1-based; columns in UTF-16 code units. */
export interface Point {
	line: number;
	column: number;
}

/** `to` is behind the last character; its column is Infinity where the rest of the line belongs to it. */
export interface Span {
	from: Point;
	to: Point;
}

/** A piece of generated code and the place in the file it was made from; all 0-based. */
interface Piece {
	line: number;
	from: number;
	to: number;
	sourceLine: number;
	sourceColumn: number;
}

/** Longest list of pieces for one place: what a loop of the compiler made of one brace is not worth more. */
const MOST = 500;

export class SourceLinks {
	/** By generated line, in the order of columns. */
	readonly #lines: Piece[][];
	/** The columns at which something begins, by source line, ascending. */
	readonly #starts = new Map<number, number[]>();
	readonly #bySource = new Map<string, Piece[]>();

	/** `map` is a source map, version 3, as JSON. */
	constructor(map: string) {
		this.#lines = decodedMappings(new TraceMap(map)).map((segments, line) =>
			segments.flatMap((segment, index): Piece[] => {
				const [from, , sourceLine, sourceColumn] = segment;
				if (sourceLine === undefined || sourceColumn === undefined) return [];
				const to = segments[index + 1]?.[0] ?? Infinity;
				return to > from ? [{ line, from, to, sourceLine, sourceColumn }] : [];
			})
		);
		for (const piece of this.#lines.flat()) {
			const { sourceLine, sourceColumn } = piece;
			const starts = this.#starts.get(sourceLine) ?? [];
			this.#starts.set(sourceLine, starts);
			if (!starts.includes(sourceColumn)) starts.push(sourceColumn);
			const key = `${sourceLine}:${sourceColumn}`;
			const pieces = this.#bySource.get(key) ?? [];
			this.#bySource.set(key, pieces);
			pieces.push(piece);
		}
		for (const starts of this.#starts.values()) starts.sort((a, b) => a - b);
	}

	/** What was made of the place in the file. Empty when nothing was. */
	toGenerated({ line, column }: Point): Span[] {
		const start = this.#starts.get(line - 1)?.findLast((known) => known < column);
		if (start === undefined) return [];
		const pieces = this.#bySource.get(`${line - 1}:${start}`) ?? [];
		return pieces.slice(0, MOST).map((piece) => ({
			from: { line: piece.line + 1, column: piece.from + 1 },
			to: { line: piece.line + 1, column: piece.to + 1 }
		}));
	}

	/** What the place in generated code was made from. Null when that is nothing in the file. */
	toSource({ line, column }: Point): Span | null {
		const piece = this.#lines[line - 1]?.findLast(({ from }) => from < column);
		if (!piece || piece.to < column) return null;
		const { sourceLine, sourceColumn } = piece;
		const end = this.#starts.get(sourceLine)?.find((start) => start > sourceColumn) ?? Infinity;
		return {
			from: { line: sourceLine + 1, column: sourceColumn + 1 },
			to: { line: sourceLine + 1, column: end + 1 }
		};
	}
}
