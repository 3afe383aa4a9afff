/** Whole seconds since a moment, counted as long as somebody reads them. */
export class SecondsSince {
	readonly #moment: () => number | null;
	#now = $state(performance.now());

	/** `moment` is one of `performance.now()`, or null when there is none. Call while a component is set up. */
	constructor(moment: () => number | null) {
		this.#moment = moment;
		$effect(() => {
			if (moment() === null) return;
			this.#now = performance.now();
			const timer = setInterval(() => (this.#now = performance.now()), 1000);
			return () => clearInterval(timer);
		});
	}

	/** 0 when there is no such moment. */
	get seconds(): number {
		const moment = this.#moment();
		return moment === null ? 0 : Math.max(0, Math.round((this.#now - moment) / 1000));
	}
}

/** Seconds in words, as coarse as anybody would say it. */
export function inWords(seconds: number): string {
	const say = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
	if (seconds < 60) return say(seconds, 'second');
	if (seconds < 3600) return say(Math.floor(seconds / 60), 'minute');
	return say(Math.floor(seconds / 3600), 'hour');
}
