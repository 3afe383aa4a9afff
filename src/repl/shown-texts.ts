import type { WorkspaceFile } from '../workspace/workspace.svelte';
import { changedLines, type LineRange } from './changed-lines';

/** By path. */
export type SwappedLines = ReadonlyMap<string, LineRange>;

export const NOTHING_SWAPPED: SwappedLines = new Map();

/** The texts that the program on display was made of. */
export class ShownTexts {
	#texts: ReadonlyMap<string, string> = new Map();

	/** Another version is on display. Returns the lines in which it differs from the one before. */
	show(files: readonly Pick<WorkspaceFile, 'path' | 'content'>[]): SwappedLines {
		const before = this.#texts;
		const texts = files.flatMap(({ path, content }) =>
			typeof content === 'string' ? [[path, content] as const] : []
		);
		this.#texts = new Map(texts);
		const changed = texts.flatMap(([path, text]) => {
			const lines = changedLines(before.get(path) ?? text, text);
			return lines ? [[path, lines] as const] : [];
		});
		return new Map(changed);
	}
}
