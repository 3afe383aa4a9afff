import type { Run } from './runs';

/** Builds a new text from an old one, front to back: pieces are copied or replaced, and the way back is kept. */
export class Splice {
	readonly source: string;
	/** What was built so far. */
	text = '';
	readonly runs: Run[] = [];
	#at = 0;

	constructor(source: string) {
		this.source = source;
	}

	/** Copies what lies between the last piece and `end`. */
	copyTo(end: number): void {
		if (end > this.#at) {
			this.runs.push({
				generated: this.text.length,
				source: this.#at,
				length: end - this.#at
			});
		}
		this.text += this.source.slice(this.#at, end);
		this.#at = Math.max(this.#at, end);
	}

	/** Puts `code` in place of `from`–`to`; `runs` tell, relative to both, which parts of it were copied. */
	replace(range: { from: number; to: number }, code: string, runs?: Run[]): void {
		this.copyTo(range.from);
		const inner = runs ?? [{ generated: 0, source: 0, length: 0 }];
		for (const run of inner) {
			this.runs.push({
				generated: run.generated + this.text.length,
				source: run.source + range.from,
				length: run.length
			});
		}
		this.text += code;
		this.#at = range.to;
	}

	/** Copies the rest. */
	finish(): { text: string; runs: Run[] } {
		this.copyTo(this.source.length);
		return { text: this.text, runs: this.runs };
	}
}
