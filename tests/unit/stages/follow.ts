import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping';
import { LineIndex } from '../../../workers/compiler/stages/positions';
import type { SourceMap } from '../../../workers/compiler/stages/stage';

/** Where a source map says that the n-th occurrence of `marker` in `code` came from: `line:column`, both 1-based. */
export function follow(map: SourceMap, code: string, marker: string, occurrence = 0): string {
	let at = code.indexOf(marker);
	for (let i = 0; i < occurrence; i++) at = code.indexOf(marker, at + 1);
	if (at < 0) throw new Error(`There is no ${marker} in the code.`);
	const { line, column } = new LineIndex(code).toPosition(at);
	const found = originalPositionFor(new TraceMap({ ...map }), { line: line + 1, column });
	return found.line === null ? 'nowhere' : `${found.line}:${found.column + 1}`;
}

/** Where `marker` stands in a text, in the same form. */
export function placeOf(text: string, marker: string): string {
	const at = text.indexOf(marker);
	if (at < 0) throw new Error(`There is no ${marker} in the text.`);
	const { line, column } = new LineIndex(text).toPosition(at);
	return `${line + 1}:${column + 1}`;
}
