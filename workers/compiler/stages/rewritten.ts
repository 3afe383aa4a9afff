import remapping from '@jridgewell/remapping';
import { Tracer, toSourceMap } from './runs';
import type { Run } from './runs';
import type { EarlierStage, SourceMap } from './stage';

interface Step {
	map: SourceMap;
	tracer: Tracer;
}

/**
 * A text that is rewritten step by step before a compiler sees it. Remembers the way back, so that places the compiler
 * speaks of become places in the file the user wrote.
 */
export class Rewritten {
	readonly path: string;
	#text: string;
	#original: string;
	#steps: Step[] = [];

	constructor(path: string, text: string, earlier?: EarlierStage) {
		this.path = path;
		this.#text = text;
		this.#original = earlier?.source ?? text;
		if (earlier) {
			this.#steps.push({
				map: earlier.map,
				tracer: new Tracer(earlier.map, text, earlier.source)
			});
		}
	}

	/** The text as it is now. */
	get text(): string {
		return this.#text;
	}

	/** Puts a new text in place of the present one; `runs` say what was copied. */
	replace(generated: string, runs: Run[]): void {
		const source = this.#text;
		const map = toSourceMap({ path: this.path, source, generated, runs });
		this.#steps.push({ map, tracer: new Tracer(map, generated, source) });
		this.#text = generated;
	}

	/** Offsets in the present text → offsets in the user's file. */
	toSourceRange(from: number, to: number): { from: number; to: number } {
		let range = { from, to };
		for (const { tracer } of [...this.#steps].reverse()) {
			range = tracer.toSourceRange(range.from, range.to);
		}
		return range;
	}

	/** Joins the map of code compiled from the present text with the steps before it. */
	compose(map: { mappings: string; names: string[]; sources: string[] }): SourceMap {
		const outer = { ...map, version: 3 as const };
		const maps = this.#steps.map((step) => step.map).reverse();
		const { names, mappings } = remapping([outer, ...maps], () => null);
		return {
			version: 3,
			names,
			sources: [this.path],
			sourcesContent: [this.#original],
			mappings: typeof mappings === 'string' ? mappings : ''
		};
	}
}
