import { StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, TransactionSpec } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, ViewUpdate } from '@codemirror/view';

/** A place as people count: both 1-based, the column in UTF-16 code units. */
export interface Place {
	line: number;
	column: number;
}

/** How long the line stays lit. */
const flashMilliseconds = 1200;
const flashLine = StateEffect.define<number | null>({
	map: (position, changes) => (position === null ? null : changes.mapPos(position))
});
const flash = Decoration.line({ class: 'cm-flash' });

const flashed = StateField.define<DecorationSet>({
	create: () => Decoration.none,
	update(marks, transaction) {
		// An edit ends it.
		let next = transaction.docChanged ? Decoration.none : marks;
		for (const effect of transaction.effects) {
			if (!effect.is(flashLine)) continue;
			next = effect.value === null ? Decoration.none : Decoration.set(flash.range(effect.value));
		}
		return next;
	},
	provide: (field) => EditorView.decorations.from(field)
});

const extinguish = ViewPlugin.fromClass(
	class {
		#timer: ReturnType<typeof setTimeout> | undefined;

		constructor(private readonly view: EditorView) {}

		update(update: ViewUpdate): void {
			const isLit = update.transactions.some((transaction) =>
				transaction.effects.some((effect) => effect.is(flashLine) && effect.value !== null)
			);
			if (!isLit) return;
			clearTimeout(this.#timer);
			this.#timer = setTimeout(
				() => this.view.dispatch({ effects: flashLine.of(null) }),
				flashMilliseconds
			);
		}

		destroy(): void {
			clearTimeout(this.#timer);
		}
	}
);

const look = EditorView.theme({
	'@keyframes cm-flash': { from: { boxShadow: 'inset 0 0 0 100px var(--ice-soft)' } },
	'.cm-flash': { animation: `cm-flash ${flashMilliseconds}ms var(--ease-out)` },
	'@media (prefers-reduced-motion: reduce)': {
		'.cm-flash': { animation: 'none', backgroundColor: 'var(--ice-soft)' }
	}
});

/** Offset of a place; places outside the text become the nearest one inside. */
export function offsetOf({ doc }: EditorState, place: Place): number {
	const line = doc.line(Math.min(Math.max(1, Math.trunc(place.line) || 1), doc.lines));
	return line.from + Math.min(Math.max(0, (Math.trunc(place.column) || 1) - 1), line.length);
}

export function placeOf({ doc }: EditorState, offset: number): Place {
	const line = doc.lineAt(offset);
	return { line: line.number, column: offset - line.from + 1 };
}

/** A transaction that puts the cursor there, scrolls it to the middle and lights its line for a moment. */
export function revealUpdate(state: EditorState, place: Place): TransactionSpec {
	const offset = offsetOf(state, place);
	return {
		selection: { anchor: offset },
		effects: [
			EditorView.scrollIntoView(offset, { y: 'center' }),
			flashLine.of(state.doc.lineAt(offset).from)
		]
	};
}

export const revealing: Extension = [flashed, extinguish, look];
