/** Milliseconds after which a site that has not answered counts as away: later where nothing else could be loaded instead. */
const LONGEST_ANSWER = { withCopy: 5_000, withoutCopy: 15_000 };

/** What stands in the document and in no error page, login page or the like that may be sent in its place. */
const MARK = 'rookery:connect';

/** The address of the preview's document. Each run loads it anew, so a copy is kept for when there is no network. */
export class PreviewDocument {
	readonly #url: string;
	#copy: string | null = null;
	/** Nothing comes from there, or nothing that works: `navigator.onLine` knows of cables and radios only. */
	#isAway = false;

	constructor(url: string) {
		this.#url = url;
	}

	/**
	 * The copy only while there is no network: a document of an address of its own has relative URLs, a history and a content security
	 * policy of its own.
	 */
	get url(): string {
		const isAway = this.#isAway || !navigator.onLine;
		return this.#copy !== null && isAway ? this.#copy : this.#url;
	}

	get hasCopy(): boolean {
		return this.#copy !== null;
	}

	/** Fetches the copy, once. Rejects when that fails; the next call tries again. */
	async keep(): Promise<void> {
		if (this.#copy === null) await this.#fetch();
	}

	/**
	 * Asks the site whether it answers, and lets `url` lead to what can be loaded. `isSuspect`: what came from there has not worked, so
	 * an answer is not enough. False when there is nothing to load.
	 */
	async examine(isSuspect: boolean): Promise<boolean> {
		try {
			await this.#fetch();
			this.#isAway = isSuspect;
		} catch {
			this.#isAway = true;
		}
		return !this.#isAway || this.hasCopy;
	}

	/** Goes back to the address if the site is there again. */
	async recheck(): Promise<void> {
		if (this.#isAway) await this.examine(false);
	}

	async #fetch(): Promise<void> {
		const longest = this.hasCopy ? LONGEST_ANSWER.withCopy : LONGEST_ANSWER.withoutCopy;
		const response = await fetch(this.#url, { signal: AbortSignal.timeout(longest) });
		if (!response.ok) throw new Error(`${this.#url} answered ${response.status}.`);
		const html = await response.text();
		if (!html.includes(MARK)) throw new Error(`${this.#url} is not the preview's document.`);
		this.#copy ??= URL.createObjectURL(new Blob([html], { type: 'text/html' }));
	}
}
