/** `localStorage` as far as it can be trusted: blocked or full, it is as good as empty. Nothing here throws. */
export interface TextStorage {
	get(key: string): string | null;
	/** False when it was not stored. */
	set(key: string, value: string): boolean;
	remove(key: string): void;
	keys(): string[];
}

/**
 * Guards a `Storage`. It is asked for anew at each use, because reading `window.localStorage` alone throws where cookies are
 * blocked.
 */
export function guardStorage(storage: () => Storage): TextStorage {
	const attempt = <Value>(run: (storage: Storage) => Value, otherwise: Value): Value => {
		try {
			return run(storage());
		} catch {
			return otherwise;
		}
	};
	return {
		get: (key) => attempt((items) => items.getItem(key), null),
		set: (key, value) =>
			attempt((items) => {
				items.setItem(key, value);
				return true;
			}, false),
		remove: (key) => attempt((items) => items.removeItem(key), undefined),
		keys: () =>
			attempt((items) => {
				return Array.from({ length: items.length }, (_, index) => items.key(index) ?? '');
			}, [])
	};
}

const CURRENT = 'rookery:current';

/** Id of the project that was open last; null when there was none, or nobody remembers. */
export function currentProject(storage: TextStorage): string | null {
	return storage.get(CURRENT);
}

/** Remembers which project is open. */
export function setCurrentProject(storage: TextStorage, id: string): void {
	storage.set(CURRENT, id);
}
