/**
 * Whoever builds a module holds the baton, so that modules are finished one by one: a build that is overtaken has lost one module at
 * most, and what one of them took is not mistaken for what another did. It keeps nobody from working; it is an agreement.
 */
export class Baton {
	#isHeld = false;
	readonly #waiting: (() => void)[] = [];

	/** Resolves when the baton is the caller's, who gives it back with `end`. */
	async take(): Promise<Turn> {
		await this.#take('push');
		return new Turn(
			() => this.#take('unshift'),
			() => this.#give()
		);
	}

	/** Who only paused comes before those who have not begun. */
	#take(place: 'push' | 'unshift'): Promise<void> | void {
		if (this.#isHeld) return new Promise((resolve) => this.#waiting[place](resolve));
		this.#isHeld = true;
	}

	#give(): void {
		const next = this.#waiting.shift();
		if (next) next();
		else this.#isHeld = false;
	}
}

export class Turn {
	#pauses = 0;

	constructor(
		readonly resume: () => Promise<void> | void,
		readonly end: () => void
	) {}

	/** Lets others work while `waiting` is pending. Several may be at once. */
	async during<T>(waiting: Promise<T>): Promise<T> {
		if (this.#pauses++ === 0) this.end();
		try {
			return await waiting;
		} finally {
			if (--this.#pauses === 0) await this.resume();
		}
	}
}
