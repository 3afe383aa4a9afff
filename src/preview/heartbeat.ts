/**
 * Notices a program that does not answer. Two opaque documents of one page share a process in Chromium, so silence of one is silence of
 * all; the one that was told to run last is at fault.
 */
import type { ToFrame } from '../protocol/frame';

/** A document that answers questions. */
export interface Pinged {
	send(message: ToFrame): void;
}

/** Milliseconds between two questions. */
const INTERVAL = 500;

/** Milliseconds of silence after which a program counts as hung. */
const SILENCE = 2_500;

/** How much longer "Wait" waits, in milliseconds. */
const POSTPONEMENT = 10_000;

export class Heartbeat {
	readonly #targets: () => Pinged[];
	readonly #onHang: (isHung: boolean) => void;
	#timer: ReturnType<typeof setInterval> | undefined;
	#question = 0;
	/** When each document was first asked without having answered since. */
	#silentSince = new Map<Pinged, number>();
	#lastTick = 0;
	#patienceUntil = 0;
	#isHung = false;

	constructor(options: { targets(): Pinged[]; onHang(isHung: boolean): void }) {
		this.#targets = options.targets;
		this.#onHang = options.onHang;
	}

	get isHung(): boolean {
		return this.#isHung;
	}

	/** Since when the longest silence lasts, by `performance.now()`; null when all have answered. */
	get silentSince(): number | null {
		return this.#silentSince.size === 0 ? null : Math.min(...this.#silentSince.values());
	}

	start(): void {
		this.#lastTick = performance.now();
		this.#timer = setInterval(() => this.#tick(), INTERVAL);
	}

	stop(): void {
		clearInterval(this.#timer);
		this.reset();
	}

	/** A document starts to run: its clock begins now. */
	expect(frame: Pinged): void {
		this.#silentSince.set(frame, performance.now());
		frame.send({ kind: 'ping', id: ++this.#question });
	}

	answer(frame: Pinged, _id: number): void {
		this.#silentSince.delete(frame);
		if (this.#silentSince.size === 0) this.#report(false);
	}

	postpone(): void {
		this.#patienceUntil = performance.now() + POSTPONEMENT;
		this.#report(false);
	}

	reset(): void {
		this.#silentSince.clear();
		this.#patienceUntil = 0;
		this.#report(false);
	}

	#tick(): void {
		const now = performance.now();
		// A page that slept, or was throttled in the background, knows nothing about the time in between.
		const wasAsleep = now - this.#lastTick > INTERVAL * 3 || document.hidden;
		this.#lastTick = now;
		const targets = this.#targets();
		for (const frame of [...this.#silentSince.keys()]) {
			if (!targets.includes(frame)) this.#silentSince.delete(frame);
			else if (wasAsleep) this.#silentSince.set(frame, now);
		}
		for (const frame of targets) {
			if (!this.#silentSince.has(frame)) this.#silentSince.set(frame, now);
			frame.send({ kind: 'ping', id: ++this.#question });
		}
		if (now < this.#patienceUntil) return;
		for (const since of this.#silentSince.values()) {
			if (now - since > SILENCE) this.#report(true);
		}
	}

	#report(isHung: boolean): void {
		if (isHung === this.#isHung) return;
		this.#isHung = isHung;
		this.#onHang(isHung);
	}
}
