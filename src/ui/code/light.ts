/** Lights ranges of a code view from outside: what belongs to the place under the pointer or the cursor of another one. */
import { StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, TransactionSpec } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';

/** Offsets. */
export interface LitRange {
	from: number;
	to: number;
}

const setLit = StateEffect.define<DecorationSet>();
const mark = Decoration.mark({ class: 'cm-lit' });

const lit = StateField.define<DecorationSet>({
	create: () => Decoration.none,
	update(marks, transaction) {
		for (const effect of transaction.effects) if (effect.is(setLit)) return effect.value;
		// What it belonged to is somewhere else now.
		return transaction.docChanged ? Decoration.none : marks;
	},
	provide: (field) => EditorView.decorations.from(field)
});

const look = EditorView.theme({
	'.cm-lit': {
		backgroundColor: 'var(--ice-select)',
		borderRadius: '3px',
		boxShadow: '0 0 0 1px var(--ice-select)'
	}
});

/** A transaction that lights these ranges and no others, and shows the first of them when asked to. */
export function lightUpdate(
	{ doc }: EditorState,
	ranges: readonly LitRange[],
	isShown: boolean
): TransactionSpec {
	const inside = ranges
		.map(({ from, to }) => ({ from, to: Math.min(to, doc.length) }))
		.filter(({ from, to }) => from >= 0 && from < to)
		.sort((a, b) => a.from - b.from);
	const [first] = inside;
	const effects: StateEffect<unknown>[] = [
		setLit.of(Decoration.set(inside.map(({ from, to }) => mark.range(from, to))))
	];
	if (isShown && first)
		effects.push(
			EditorView.scrollIntoView(first.from, { y: 'nearest', yMargin: 60, xMargin: 240 })
		);
	return { effects };
}

export const lighting: Extension = [lit, look];

/**
 * Calls back with the offset under the pointer, or null when it is over none; only when that changes. While `isWanted` says no, the
 * pointer costs nothing.
 */
export function onPointer(
	report: (offset: number | null) => void,
	isWanted: () => boolean = () => true
): Extension {
	let last: number | null = null;
	const tell = (offset: number | null) => {
		if (offset === last) return;
		last = offset;
		report(offset);
	};
	return EditorView.domEventHandlers({
		mousemove: (event, view) => {
			// A pressed button selects: the place is the cursor's then.
			if (event.buttons === 0 && isWanted())
				tell(view.posAtCoords({ x: event.clientX, y: event.clientY }));
		},
		mouseleave: () => tell(null)
	});
}
