/** Milliseconds of a turn in which messages are handled, of which they may take so many; the rest is the page's. */
const TURN = 50;
const SHARE = 20;

/** What the inbox needs from outside. */
export interface InboxHost<Message> {
	handle(message: Message): void;
	/** Milliseconds. */
	now(): number;
	setTimer(callback: () => void, delay: number): void;
}

/**
 * Handles messages in the order in which they come: at once, as long as that leaves the page most of its time, else in pieces. What waits has
 * been taken from the browser's queue, so that a flood can be counted as it comes in, however slow the machine is.
 */
export class Inbox<Message> {
	readonly #host: InboxHost<Message>;
	readonly #waiting: Message[] = [];
	#turnStarted = -Infinity;
	#spent = 0;
	#isScheduled = false;

	constructor(host: InboxHost<Message>) {
		this.#host = host;
	}

	add(message: Message): void {
		this.#waiting.push(message);
		if (!this.#isScheduled) this.#drain();
	}

	#drain(): void {
		const { handle, now, setTimer } = this.#host;
		let time = now();
		if (time - this.#turnStarted >= TURN) {
			this.#turnStarted = time;
			this.#spent = 0;
		}
		while (this.#spent < SHARE) {
			const message = this.#waiting.shift();
			if (message === undefined) return;
			handle(message);
			const ended = now();
			this.#spent += ended - time;
			time = ended;
		}
		if (this.#waiting.length === 0) return;
		this.#isScheduled = true;
		setTimer(
			() => {
				this.#isScheduled = false;
				this.#drain();
			},
			Math.max(0, this.#turnStarted + TURN - time)
		);
	}
}
