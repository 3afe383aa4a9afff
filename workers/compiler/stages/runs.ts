import { TraceMap, decodedMappings, encodedMap, traceSegment } from '@jridgewell/trace-mapping';
import type { SourceMapSegment } from '@jridgewell/trace-mapping';
import { LineIndex } from './positions';
import type { SourceMap } from './stage';

/** A stretch of generated text that was copied, letter for letter, from the source. */
export interface Run {
	generated: number;
	source: number;
	/** Zero for a point: the places belong together, the text differs. */
	length: number;
}

/** Boundaries at which debuggers and stack traces ask: words, and every other visible character. */
const token = /[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu;

interface MapInput {
	path: string;
	source: string;
	generated: string;
	/** Any order; where two speak of the same generated text, the first in order of `generated` wins. */
	runs: Run[];
}

/**
 * Writes a source map with a segment at every token of every run. A generated line that starts outside of all runs
 * points to the nearest mapped place before it, so that no position is without an answer.
 */
export function toSourceMap({ path, source, generated, runs }: MapInput): SourceMap {
	const sourceLines = new LineIndex(source);
	const generatedLines = new LineIndex(generated);
	const lines: SourceMapSegment[][] = generatedLines.starts.map(() => []);
	let last = -1;
	const add = (from: number, to: number) => {
		if (from <= last) return;
		last = from;
		const at = generatedLines.toPosition(from);
		const original = sourceLines.toPosition(to);
		lines[at.line]?.push([at.column, 0, original.line, original.column]);
	};
	for (const run of normalizeRuns(runs)) {
		add(run.generated, run.source);
		const text = generated.slice(run.generated, run.generated + run.length);
		for (const { index } of text.matchAll(token)) add(run.generated + index, run.source + index);
	}
	fillLineStarts(lines);
	const trace = new TraceMap({
		version: 3,
		names: [],
		sources: [path],
		sourcesContent: [source],
		mappings: lines
	});
	return {
		version: 3,
		names: [],
		sources: [path],
		sourcesContent: [source],
		mappings: encodedMap(trace).mappings
	};
}

function fillLineStarts(lines: SourceMapSegment[][]): void {
	const first = lines.find((segments) => segments.length > 0)?.[0];
	let [line, column] = first?.length === 4 ? [first[2], first[3]] : [0, 0];
	for (const segments of lines) {
		if (segments[0]?.[0] !== 0) segments.unshift([0, 0, line, column]);
		const end = segments.at(-1);
		if (end?.length === 4) [, , line, column] = end;
	}
}

/** Sorted by generated offset, without overlaps. */
export function normalizeRuns(runs: Run[]): Run[] {
	const sorted = [...runs].sort((a, b) => a.generated - b.generated);
	const result: Run[] = [];
	let end = 0;
	for (const run of sorted) {
		const skip = Math.max(end - run.generated, 0);
		if (skip > 0 && skip >= run.length) continue;
		const kept = {
			generated: run.generated + skip,
			source: run.source + skip,
			length: run.length - skip
		};
		result.push(kept);
		end = kept.generated + kept.length;
	}
	return result;
}

/** Reads a map back as runs: each segment reaches as far as the two texts agree. */
export function fromSourceMap(map: { mappings: string }, generated: string, source: string): Run[] {
	const generatedLines = new LineIndex(generated);
	const sourceLines = new LineIndex(source);
	const points: Run[] = [];
	const trace = new TraceMap({ version: 3, names: [], sources: [''], mappings: map.mappings });
	decodedMappings(trace).forEach((segments, line) => {
		for (const segment of segments) {
			if (segment.length === 1) continue;
			points.push({
				generated: generatedLines.toOffset({ line, column: segment[0] }),
				source: sourceLines.toOffset({ line: segment[2], column: segment[3] }),
				length: 0
			});
		}
	});
	points.forEach((point, index) => {
		const end = points[index + 1]?.generated ?? generated.length;
		while (
			point.generated + point.length < end &&
			generated.charCodeAt(point.generated + point.length) ===
				source.charCodeAt(point.source + point.length)
		) {
			point.length++;
		}
	});
	return points;
}

/**
 * Follows one offset of generated text back to the source. Between two segments it counts on as long as the texts
 * agree; where the map knows nothing the nearest mapped place before is the answer.
 */
export class Tracer {
	#trace: TraceMap;
	#generated: LineIndex;
	#source: LineIndex;

	constructor(map: SourceMap, generated: string, source: string) {
		this.#trace = new TraceMap({ ...map });
		this.#generated = new LineIndex(generated);
		this.#source = new LineIndex(source);
	}

	toSource(offset: number): number {
		const { line, column } = this.#generated.toPosition(offset);
		const segment = traceSegment(this.#trace, line, column);
		if (!segment || segment.length === 1) return line === 0 ? 0 : this.#previousLine(line);
		const from = this.#source.toOffset({ line: segment[2], column: segment[3] });
		const distance = column - segment[0];
		const wanted = this.#generated.text.slice(offset - distance, offset);
		return this.#source.text.startsWith(wanted, from) ? from + distance : from;
	}

	#previousLine(line: number): number {
		return this.toSource(this.#generated.lineEnd(line - 1));
	}

	/** A range; `to` is never before `from`, and follows it exactly when the text was copied. */
	toSourceRange(from: number, to: number): { from: number; to: number } {
		const start = this.toSource(from);
		const text = this.#generated.text.slice(from, to);
		if (this.#source.text.startsWith(text, start)) return { from: start, to: start + text.length };
		// The last character, not the end: right after a copied stretch another one may begin.
		const end = to > from ? this.toSource(to - 1) + 1 : start;
		return { from: start, to: Math.min(Math.max(start, end), this.#source.text.length) };
	}
}
