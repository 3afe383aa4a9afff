/** The address bar: its hash holds the project, and the entry of the tab's history knows whose project that is. */
import type { TextStorage } from '../workspace/text-storage';

/** The hash that was written last, by any tab, and the project it was written for. */
const OWN_HASH = 'rookery:hash';

/** Longer ones are not remembered: nobody types or bookmarks them, and the room is needed for the visitor's text. */
const MAX_REMEMBERED = 20_000;

/**
 * Puts `hash` into the address as the state of the project `id`. With null, for a project that fits into no address, the hash goes: a
 * stale one would be opened as if it were the project.
 */
export function writeAddress(hash: string | null, id: string, storage: TextStorage): void {
	const { pathname, search } = location;
	history.replaceState({ project: id }, '', hash ?? pathname + search);
	if (hash !== null && hash.length <= MAX_REMEMBERED) {
		storage.set(OWN_HASH, JSON.stringify({ hash: location.hash, id }));
	} else storage.remove(OWN_HASH);
}

/** The project that is open in this tab, told by a page that goes away to the one that comes after a reload. */
const OPEN = 'rookery:open';

/**
 * Call when the page goes away, with null for a project that is not the visitor's own. What is done to the address from now on is lost
 * when this is a reload, and Chrome forgets what was done to the entry's state within the last second.
 */
export function leaveOpen(id: string | null, tab: TextStorage): void {
	if (id === null) tab.remove(OPEN);
	else tab.set(OPEN, id);
}

/** After a reload the id of the project that was open in this tab before; null when that was none of the visitor's own. */
export function takeOpen(tab: TextStorage): string | null {
	const id = tab.get(OPEN);
	tab.remove(OPEN);
	const [navigation] = performance.getEntriesByType('navigation');
	const isReload =
		navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
	return isReload ? id : null;
}

/**
 * Id of the visitor's own project that the address stands for; null when it is a link, or nothing. An entry that this tab wrote
 * knows it, also after Back. A new one, from a bookmark or typed, is known by the hash that was written last.
 */
export function ownProject(storage: TextStorage): string | null {
	const id = field(history.state, 'project');
	if (id !== null) return id;
	if (location.hash === '') return null;
	try {
		const own: unknown = JSON.parse(storage.get(OWN_HASH) ?? 'null');
		return field(own, 'hash') === location.hash ? field(own, 'id') : null;
	} catch {
		return null;
	}
}

function field(value: unknown, name: string): string | null {
	if (typeof value !== 'object' || value === null) return null;
	const found: unknown = Reflect.get(value, name);
	return typeof found === 'string' ? found : null;
}
