import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, Range, TransactionSpec } from '@codemirror/state';
import { EditorView, GutterMarker, gutterLineClass } from '@codemirror/view';

/** Lines, 1-based, both included. */
export interface LineRange {
	from: number;
	to: number;
}

const setLines = StateEffect.define<RangeSet<GutterMarker>>();

class Bar extends GutterMarker {
	constructor(override readonly elementClass: string) {
		super();
	}
}

const bars = {
	only: new Bar('cm-swapped cm-swapped-first cm-swapped-last'),
	first: new Bar('cm-swapped cm-swapped-first'),
	middle: new Bar('cm-swapped'),
	last: new Bar('cm-swapped cm-swapped-last')
};

function barAt(line: number, { from, to }: LineRange): Bar {
	if (from === to) return bars.only;
	if (line === from) return bars.first;
	return line === to ? bars.last : bars.middle;
}

const swapped = StateField.define<RangeSet<GutterMarker>>({
	create: () => RangeSet.empty,
	update(marks, transaction) {
		for (const effect of transaction.effects) if (effect.is(setLines)) return effect.value;
		return marks.map(transaction.changes);
	},
	provide: (field) => gutterLineClass.from(field)
});

const look = EditorView.theme({
	'.cm-lineNumbers .cm-swapped': { position: 'relative' },
	'.cm-lineNumbers .cm-swapped::before': {
		content: '""',
		position: 'absolute',
		top: '0',
		bottom: '0',
		left: '0',
		width: '3px',
		backgroundColor: 'var(--swapped, var(--accent-mark))'
	},
	'.cm-lineNumbers .cm-swapped-first::before': { borderTopRightRadius: '3px' },
	'.cm-lineNumbers .cm-swapped-last::before': { borderBottomRightRadius: '3px' }
});

/** A transaction that marks the lines which the last update brought into the running program; null marks none. */
export function markSwapped({ doc }: EditorState, lines: LineRange | null): TransactionSpec {
	if (!lines) return { effects: setLines.of(RangeSet.empty) };
	const range = { from: Math.min(lines.from, doc.lines), to: Math.min(lines.to, doc.lines) };
	const marks: Range<GutterMarker>[] = [];
	for (let line = range.from; line <= range.to; line++) {
		marks.push(barAt(line, range).range(doc.line(line).from));
	}
	return { effects: setLines.of(RangeSet.of(marks)) };
}

/** A bar beside the lines that are live since the last update. Its colour is `--swapped`, by default ember. */
export const swappedLines: Extension = [swapped, look];
