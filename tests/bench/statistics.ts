/** NaN for no values. */
export function median(values: number[]): number {
	return percentile(values, 0.5);
}

/** The value that the given share of all values does not exceed, between neighbours in proportion. */
export function percentile(values: number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	const place = (sorted.length - 1) * share;
	const low = sorted[Math.floor(place)] ?? NaN;
	const high = sorted[Math.ceil(place)] ?? NaN;
	return low + (high - low) * (place - Math.floor(place));
}
