import type { InsidePlace } from '../../src/protocol/modules';

/** By id and attributes, or by id alone, the indices of the places that nothing has been found for yet. */
function group(
	places: readonly InsidePlace[],
	key: (place: InsidePlace) => string,
	isFree: (index: number) => boolean
): Map<string, number[]> {
	const groups = new Map<string, number[]>();
	places.forEach((place, index) => {
		if (!isFree(index)) return;
		const name = key(place);
		groups.set(name, [...(groups.get(name) ?? []), index]);
	});
	return groups;
}

/**
 * For each place inside of a component, the one in the version before that is the same: it is written the same, or the only one of its
 * component that is not. Null where that cannot be told, as when there are more of those that are written the same.
 */
export function pairPlaces(
	before: readonly InsidePlace[],
	after: readonly InsidePlace[]
): (number | null)[] {
	const pairs = after.map((): number | null => null);
	const taken = new Set<number>();
	const pair = (
		key: (place: InsidePlace) => string,
		isWanted: (count: number) => boolean
	): void => {
		const olds = group(before, key, (index) => !taken.has(index));
		const news = group(after, key, (index) => pairs[index] === null);
		for (const [name, indices] of news) {
			const former = olds.get(name) ?? [];
			if (former.length !== indices.length || !isWanted(indices.length)) continue;
			indices.forEach((index, at) => {
				const old = former[at] ?? null;
				pairs[index] = old;
				if (old !== null) taken.add(old);
			});
		}
	};
	pair(
		({ id, attributes }) => `${attributes} ${id}`,
		() => true
	);
	pair(
		({ id }) => id,
		(count) => count === 1
	);
	return pairs;
}
