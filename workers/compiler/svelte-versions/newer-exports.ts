/** The parts of Svelte and their exports that are not in all versions from 4.0.0 on, with the version that brought them. */
import lt from 'semver/functions/lt';

interface Part {
	/** Since when there is a module of this name; undefined when there always was. */
	since?: string;
	/** What it has not had from its beginning. */
	exports: ReadonlyMap<string, string>;
}

const all = (names: string, since: string): [string, string][] =>
	names.split(' ').map((name) => [name, since]);

/** By comparing the published packages. None is newer than the bundled version. */
export const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
	[
		'svelte',
		{
			exports: new Map([
				...all('createRawSnippet flushSync hydrate mount unmount untrack', '5.0.0'),
				['getAbortSignal', '5.35.0'],
				['settled', '5.36.0'],
				['createContext', '5.40.0'],
				['fork', '5.42.0'],
				['hydratable', '5.44.0']
			])
		}
	],
	['svelte/attachments', { since: '5.29.0', exports: new Map([['fromAction', '5.32.0']]) }],
	['svelte/events', { since: '5.0.0', exports: new Map() }],
	['svelte/legacy', { since: '5.0.0', exports: new Map() }],
	[
		'svelte/motion',
		{
			exports: new Map([['prefersReducedMotion', '5.7.0'], ...all('Spring Tween', '5.8.0')])
		}
	],
	[
		'svelte/reactivity',
		{ since: '5.0.0', exports: new Map(all('MediaQuery createSubscriber', '5.7.0')) }
	],
	['svelte/reactivity/window', { since: '5.11.0', exports: new Map() }],
	['svelte/server', { since: '5.0.0', exports: new Map() }],
	['svelte/store', { exports: new Map(all('fromStore toStore', '5.0.0')) }]
]);

/** The version that brought a part of Svelte, such as `svelte/motion`, or one of its exports; null when `version` has it, or none is known to. */
export function partSince(specifier: string, name: string | null, version: string): string | null {
	const part = PARTS.get(specifier);
	const since = (name === null ? null : part?.exports.get(name)) ?? part?.since;
	return since !== undefined && lt(version, since) ? since : null;
}
