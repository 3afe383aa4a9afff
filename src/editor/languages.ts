import type { Extension } from '@codemirror/state';

export type LanguageName =
	| 'svelte'
	| 'svx'
	| 'typescript'
	| 'javascript'
	| 'typescript-runes'
	| 'javascript-runes'
	| 'css'
	| 'json'
	| 'html'
	| 'yaml'
	| 'plain';

const byExtension: [RegExp, LanguageName][] = [
	[/\.svelte$/, 'svelte'],
	[/\.(?:svx|md|markdown)$/, 'svx'],
	[/\.svelte\.ts$/, 'typescript-runes'],
	[/\.svelte\.js$/, 'javascript-runes'],
	[/\.[cm]?tsx?$/, 'typescript'],
	[/\.[cm]?jsx?$/, 'javascript'],
	[/\.(?:css|pcss|postcss|scss)$/, 'css'],
	[/\.(?:json|jsonc|webmanifest|map)$/, 'json'],
	[/(?:^|\/)\.prettierrc$/, 'json'],
	[/\.(?:html?|svg|xml)$/, 'html'],
	[/\.ya?ml$/, 'yaml']
];

/** The language of a file, chosen by the end of its path. */
export function languageOf(path: string): LanguageName {
	return byExtension.find(([pattern]) => pattern.test(path.toLowerCase()))?.[1] ?? 'plain';
}

async function importLanguage(name: LanguageName): Promise<Extension> {
	switch (name) {
		case 'svelte':
			return (await import('./svelte-support')).svelte();
		case 'svx':
			return (await import('./svx-support')).svxSupport();
		case 'typescript':
		case 'javascript':
		case 'typescript-runes':
		case 'javascript-runes': {
			const [{ javascript }, { moduleSupport, runeSupport }] = await Promise.all([
				import('@codemirror/lang-javascript'),
				import('./rune-support')
			]);
			const isTypeScript = name.startsWith('typescript');
			return [
				javascript({ typescript: isTypeScript, jsx: !isTypeScript }),
				name.endsWith('runes') ? runeSupport() : moduleSupport()
			];
		}
		case 'css':
			return (await import('@codemirror/lang-css')).css();
		case 'json':
			return (await import('@codemirror/lang-json')).json();
		case 'html':
			return (await import('@codemirror/lang-html')).html();
		case 'yaml':
			return (await import('@codemirror/lang-yaml')).yaml();
		case 'plain':
			return [];
		default:
			return name satisfies never;
	}
}

const loaded = new Map<LanguageName, Extension>([['plain', []]]);
const loading = new Map<LanguageName, Promise<Extension>>();

/** The language if it is here already, else null. */
export function loadedLanguage(name: LanguageName): Extension | null {
	return loaded.get(name) ?? null;
}

/** Loads a language once. A download that failed is tried again by the next call. */
export function loadLanguage(name: LanguageName): Promise<Extension> {
	const known = loading.get(name);
	if (known) return known;
	const promise = importLanguage(name).then(
		(extension) => {
			loaded.set(name, extension);
			return extension;
		},
		(error: unknown) => {
			loading.delete(name);
			throw error;
		}
	);
	loading.set(name, promise);
	return promise;
}

/** Loads every language, for a page that may go offline. Never rejects. */
export async function loadLanguages(): Promise<void> {
	const names = new Set(byExtension.map(([, name]) => name));
	await Promise.allSettled([...names].map((name) => loadLanguage(name)));
}
