/** The keyboard of a tree, by https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ */
import { dirname } from '../workspace/paths';
import type { TreeRow } from './tree-rows';

export type TreeMove =
	{ kind: 'focus'; path: string } | { kind: 'fold'; path: string; isFolded: boolean };

/** What an arrow, Home or End does at the row `index`; null when the key means nothing there. */
export function treeMove(rows: readonly TreeRow[], index: number, key: string): TreeMove | null {
	const focus = (at: number): TreeMove | null => {
		const row = rows[at];
		return row ? { kind: 'focus', path: row.path } : null;
	};
	const row = rows[index];
	switch (key) {
		case 'ArrowDown':
			return focus(index + 1);
		case 'ArrowUp':
			return focus(index - 1);
		case 'Home':
			return focus(0);
		case 'End':
			return focus(rows.length - 1);
		case 'ArrowRight':
			if (!row || row.file) return null;
			if (!row.isOpen) return { kind: 'fold', path: row.path, isFolded: false };
			return (rows[index + 1]?.level ?? 0) > row.level ? focus(index + 1) : null;
		case 'ArrowLeft': {
			if (!row) return null;
			if (!row.file && row.isOpen) return { kind: 'fold', path: row.path, isFolded: true };
			const parent = dirname(row.path);
			return parent === '' ? null : { kind: 'focus', path: parent };
		}
		default:
			return null;
	}
}

/** Milliseconds after which the next letter begins a new word. */
const PAUSE = 600;

/** Typing the beginning of a name goes there. */
export class TypeAhead {
	#typed = '';
	#last = 0;

	/** The next letter begins a new word: another key came between. */
	forget(): void {
		this.#typed = '';
	}

	/** The row that the key leads to; null when it is no letter or there is no such row. */
	find(rows: readonly TreeRow[], index: number, key: string, now: number): TreeRow | null {
		if (key.length !== 1 || (key === ' ' && this.#typed === '')) return null;
		this.#typed = now - this.#last > PAUSE ? key : this.#typed + key;
		this.#last = now;
		const wanted = this.#typed.toLowerCase();
		// The same letter again and again walks through all that begin with it.
		const isSame = [...wanted].every((char) => char === wanted[0]);
		const start = isSame ? index + 1 : index;
		const order = rows.map((_, offset) => rows[(start + offset) % rows.length]);
		const begin = isSame ? (wanted[0] ?? '') : wanted;
		return order.find((row) => row?.name.toLowerCase().startsWith(begin)) ?? null;
	}
}
