import { format, meets, type Ratio } from './result';

/** How much worse than its bound a figure may be before `--check` fails. */
const LEEWAY = 1.5;

/** What has become too slow, in words. `bounds` holds the figure that each one starts from, by its id. */
export function regressions(ratios: Ratio[], bounds: Record<string, number>): string[] {
	return ratios.flatMap((ratio) => {
		const bound = bounds[ratio.id];
		if (bound === undefined) {
			return [`${ratio.id} has no bound. Add one to tests/bench/bounds.json.`];
		}
		const limit = ratio.isShare ? bound / LEEWAY : bound * LEEWAY;
		if (meets(ratio, limit)) return [];
		const shown = { unit: ratio.unit, value: limit };
		return [
			`${ratio.what}: ${format(ratio)}, and ${format(shown)} is the limit (${ratio.detail}).`
		];
	});
}
