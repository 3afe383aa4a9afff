/** What was chosen in the palette, newest first. */
import { guardStorage } from '../workspace/text-storage';

const KEY = 'rookery:recent';
const MOST = 30;

const storage = guardStorage(() => localStorage);

export function recentChoices(): string[] {
	try {
		const stored: unknown = JSON.parse(storage.get(KEY) ?? '[]');
		return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
	} catch {
		return [];
	}
}

export function rememberChoice(id: string): void {
	const others = recentChoices().filter((other) => other !== id);
	storage.set(KEY, JSON.stringify([id, ...others].slice(0, MOST)));
}
