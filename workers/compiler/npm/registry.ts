import type { Run } from './runs';

/** A Markdown file as mdsvex sees it: without byte order mark, every line ending in `\n`. */
export class SvxText {
	readonly original: string;
	readonly text: string;
	/** Offsets in `text` before which one character of the original is missing. */
	#missing: number[] = [];

	constructor(original: string) {
		this.original = original;
		this.text = original.replace(/^\ufeff|\r(?=\n)/g, (_, offset: number) => {
			this.#missing.push(offset - this.#missing.length);
			return '';
		});
		this.text = this.text.replaceAll('\r', '\n');
	}

	/** An offset in `text` → the same place in the original; at the end of a line before its whole line break. */
	toOriginal(offset: number): number {
		let low = 0;
		let high = this.#missing.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const at = this.#missing[middle] ?? 0;
			if (at < offset || (at === 0 && this.original.startsWith('\ufeff'))) low = middle + 1;
			else high = middle;
		}
		return offset + low;
	}

	/** Runs into `text` → runs into the original. */
	toOriginalRuns(runs: Run[]): Run[] {
		if (this.#missing.length === 0) return runs;
		return runs.flatMap(({ generated, source, length }) => {
			const pieces: Run[] = [];
			let done = 0;
			for (const line of this.text.slice(source, source + length).split('\n')) {
				pieces.push({
					generated: generated + done,
					source: this.toOriginal(source + done),
					length: line.length
				});
				done += line.length + 1;
			}
			return pieces;
		});
	}
}
