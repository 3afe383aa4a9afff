/** A value that outlives a visit. Read and write `current`. */
export class Stored {
	#key;
	#value = $state.raw();

	constructor(key, fallback) {
		this.#key = key;
		this.#value = JSON.parse(localStorage.getItem(key)) ?? fallback;
	}

	get current() {
		return this.#value;
	}

	set current(value) {
		this.#value = value;
		localStorage.setItem(this.#key, JSON.stringify(value));
	}
}
