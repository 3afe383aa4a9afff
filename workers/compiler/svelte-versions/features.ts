/** What came with which version of Svelte, so that an older one that meets it can say so. */
import lt from 'semver/functions/lt';

interface Feature {
	/** As a sentence begins with it. */
	name: string;
	since: string;
	pattern: RegExp;
	/** It may stand elsewhere in an older component as well: only what is near the fault counts. */
	isNear?: boolean;
}

/** A use of a rune, not of a store that has such a name. */
export const RUNE = /(?<![\w$.])\$(?:state|derived|effect|props|bindable|inspect|host)\b\s*[.(<]/;

const FEATURES: Feature[] = [
	{ name: 'Runes', since: '5.0.0', pattern: RUNE },
	{ name: 'Snippets', since: '5.0.0', pattern: /\{\s*(?:#snippet|@render)\b/ },
	{ name: '`<svelte:boundary>`', since: '5.3.0', pattern: /<svelte:boundary\b/ },
	{
		name: '`{#each}` without `as`',
		since: '5.4.0',
		pattern: /\{#each\s+(?:(?!\sas\s)[^}])*\}/
	},
	{ name: 'Function bindings', since: '5.9.0', pattern: /\bbind:[\w-]+=\{[^}]*=>[^}]*,/ },
	{ name: '`<svelte:html>`', since: '5.11.0', pattern: /<svelte:html\b/ },
	{ name: '`$inspect.trace`', since: '5.14.0', pattern: /\$inspect\.trace\b/ },
	{ name: '`$props.id()`', since: '5.20.0', pattern: /\$props\.id\b/ },
	{ name: '`{@attach}`', since: '5.29.0', pattern: /\{\s*@attach\b/ },
	{
		name: '`await` in components',
		since: '5.36.0',
		pattern: /(?<!\{\s*[#/])\bawait\b/,
		isNear: true
	}
];

const NEWER = 'a newer version in the line at the bottom, or in package.json';

function came({ name, since }: Omit<Feature, 'pattern'>, version: string): string {
	return `${name} came with Svelte ${since.replace(/(?:\.0)+$/, '')}, and this project runs ${version}.`;
}

/** Characters on each side of a fault that are near it. */
const NEAR = 20;

/**
 * Why a source may not compile with this version, and the way out; null when it uses nothing that came later. `at` is where it does not
 * compile, if that is known.
 */
export function featureHint(
	source: string,
	version: string,
	at: number | null = null
): string | null {
	const newer = FEATURES.filter(({ since }) => lt(version, since));
	const near = at === null ? source : source.slice(Math.max(0, at - NEAR), at + NEAR);
	const feature = newer.find(({ pattern, isNear }) => pattern.test(isNear ? near : source));
	if (!feature) return null;
	return `${came(feature, version)} Choose ${NEWER}.`;
}

/**
 * Why an event attribute does nothing in Svelte 4, whose compiler takes it for any other, and the way out. `directive` is what it knows
 * in its place.
 */
export function eventAttributeHint(directive: string, version: string): string {
	const feature = { name: 'Event attributes', since: '5.0.0' };
	return `${came(feature, version)} Write \`${directive}\`, or choose ${NEWER}.`;
}
