const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const UNITS = [
	{ unit: 'year', length: 365 * 86_400_000 },
	{ unit: 'month', length: 30 * 86_400_000 },
	{ unit: 'week', length: 7 * 86_400_000 },
	{ unit: 'day', length: 86_400_000 },
	{ unit: 'hour', length: 3_600_000 },
	{ unit: 'minute', length: 60_000 }
] as const;

/** How long ago something was, in words: `5 minutes ago`. Both times in milliseconds since 1970. */
export function ago(time: number, now: number): string {
	const passed = now - time;
	const fitting = UNITS.find(({ length }) => passed >= length);
	return fitting
		? words.format(-Math.floor(passed / fitting.length), fitting.unit)
		: 'a moment ago';
}
