/**
 * Which path was touched at which revision, newest last. One entry a keystroke would grow for ever, so touching the
 * same path twice in a row moves its entry, and old entries of a path go when there are many.
 */
export class ChangeLog {
	#entries: { revision: number; path: string }[] = [];
	/** Revisions before this one know nothing of today's files. */
	#start = 0;
	#limit = 256;

	/** Forgets everything: whoever asks about a revision before `revision` needs all files. */
	restart(revision: number): void {
		this.#entries = [];
		this.#start = revision;
	}

	touch(path: string, revision: number): void {
		const last = this.#entries.at(-1);
		if (last?.path === path) last.revision = revision;
		else this.#entries.push({ path, revision });
		if (this.#entries.length > this.#limit) this.#compact();
	}

	/** The paths touched after `revision`, or null when only a full replacement will do. */
	since(revision: number): Set<string> | null {
		if (revision < this.#start) return null;
		const paths = new Set<string>();
		for (let index = this.#entries.length - 1; index >= 0; index -= 1) {
			const entry = this.#entries[index];
			if (!entry || entry.revision <= revision) break;
			paths.add(entry.path);
		}
		return paths;
	}

	#compact(): void {
		const newest = new Map<string, number>();
		for (const { path, revision } of this.#entries) {
			newest.delete(path);
			newest.set(path, revision);
		}
		this.#entries = [...newest].map(([path, revision]) => ({ path, revision }));
		// Twice as much room as is needed keeps the cost of a touch constant.
		this.#limit = Math.max(256, this.#entries.length * 2);
	}
}
