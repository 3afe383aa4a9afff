/** The address of the preview's document. Each run loads it anew, so a copy is kept for when there is no network. */
export class PreviewDocument {
	readonly #url: string;
	#copy: string | null = null;

	constructor(url: string) {
		this.#url = url;
	}

	/**
	 * The copy only while there is no network: a document of an address of its own has relative URLs, a history and a content security
	 * policy of its own.
	 */
	get url(): string {
		return this.#copy !== null && !navigator.onLine ? this.#copy : this.#url;
	}

	get hasCopy(): boolean {
		return this.#copy !== null;
	}

	/** Fetches the copy, once. Rejects when that fails; the next call tries again. */
	async keep(): Promise<void> {
		if (this.#copy !== null) return;
		const response = await fetch(this.#url);
		if (!response.ok) throw new Error(`${this.#url} answered ${response.status}.`);
		const html = await response.text();
		this.#copy ??= URL.createObjectURL(new Blob([html], { type: 'text/html' }));
	}
}
