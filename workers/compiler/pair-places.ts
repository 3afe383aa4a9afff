import type { InsidePlace } from '../../src/protocol/modules';

/** The indices of places, by a key. */
function group(
	places: readonly InsidePlace[],
	key: (place: InsidePlace) => string
): Map<string, number[]> {
	const groups = new Map<string, number[]>();
	places.forEach((place, index) => {
		const name = key(place);
		const indices = groups.get(name);
		if (indices) indices.push(index);
		else groups.set(name, [index]);
	});
	return groups;
}

/**
 * For each place inside of a component, the one in the version before that is the same: it is written the same, or the only one of its
 * component that is not, and no more of them came or went. Null where that cannot be told, as when there are more of those that are
 * written the same.
 */
export function pairPlaces(
	before: readonly InsidePlace[],
	after: readonly InsidePlace[]
): (number | null)[] {
	const pairs = after.map((): number | null => null);
	const written = ({ id, attributes }: InsidePlace) => `${attributes} ${id}`;
	const byText = group(before, written);
	for (const [text, indices] of group(after, written)) {
		const former = byText.get(text) ?? [];
		if (former.length !== indices.length) continue;
		indices.forEach((index, at) => (pairs[index] = former[at] ?? null));
	}
	const byId = group(before, ({ id }) => id);
	for (const [id, indices] of group(after, (place) => place.id)) {
		const former = byId.get(id) ?? [];
		const [changed, ...others] = indices.filter((index) => pairs[index] === null);
		if (changed === undefined || others.length > 0 || former.length !== indices.length) continue;
		const old = former[indices.indexOf(changed)] ?? null;
		if (!pairs.includes(old)) pairs[changed] = old;
	}
	return pairs;
}
