/** The colour scheme of the page: what the visitor chose, and what that comes to. */

export type ThemeChoice = 'light' | 'dark' | 'system';
export type ColorScheme = 'light' | 'dark';

const storageKey = 'theme';
const darkQuery = '(prefers-color-scheme: dark)';
const choices: readonly ThemeChoice[] = ['light', 'dark', 'system'];
const listeners = new Set<(scheme: ColorScheme) => void>();
let choice: ThemeChoice | null = null;

function storedChoice(): ThemeChoice {
	try {
		const stored = localStorage.getItem(storageKey);
		return choices.find((known) => known === stored) ?? 'system';
	} catch {
		// Storage is blocked: the choice lasts as long as the page.
		return 'system';
	}
}

/** What the visitor chose; `system` until they choose. */
export function themeChoice(): ThemeChoice {
	choice ??= storedChoice();
	return choice;
}

/** What the choice comes to right now. */
export function colorScheme(): ColorScheme {
	const chosen = themeChoice();
	if (chosen !== 'system') return chosen;
	return matchMedia(darkQuery).matches ? 'dark' : 'light';
}

function apply(): void {
	const chosen = themeChoice();
	if (chosen === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = chosen;
	const scheme = colorScheme();
	for (const listener of listeners) listener(scheme);
}

/** Puts the stored choice into effect and follows the system from now on. Call once, before the first paint. */
export function startTheme(): void {
	matchMedia(darkQuery).addEventListener('change', () => {
		if (themeChoice() === 'system') apply();
	});
	apply();
}

/** Chooses, and remembers it where storage is allowed. `isRemembered: false` is for a choice that the address asked for. */
export function setTheme(chosen: ThemeChoice, isRemembered = true): void {
	choice = chosen;
	if (isRemembered) {
		try {
			localStorage.setItem(storageKey, chosen);
		} catch {
			// Storage is blocked: the choice lasts as long as the page.
		}
	}
	apply();
}

/** Calls `listener` with the scheme whenever it may have changed. Returns a function that ends this. */
export function onThemeChange(listener: (scheme: ColorScheme) => void): () => void {
	listeners.add(listener);
	return () => {
		listeners.delete(listener);
	};
}
