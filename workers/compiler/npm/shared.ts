/** Values made once and shared by all who ask, also while they are still being made. What failed is forgotten at once. */
export class Shared<Value> {
	readonly #values = new Map<string, Promise<Value>>();

	get(key: string, make: () => Promise<Value>): Promise<Value> {
		const known = this.#values.get(key);
		if (known) return known;
		const made = make();
		this.#values.set(key, made);
		made.catch(() => {
			if (this.#values.get(key) === made) this.#values.delete(key);
		});
		return made;
	}

	delete(key: string): void {
		this.#values.delete(key);
	}

	clear(): void {
		this.#values.clear();
	}
}
