/** What came with which version of Svelte, so that an older one that meets it can say so. */
import lt from 'semver/functions/lt';

export interface Feature {
	/** As a sentence begins with it. */
	name: string;
	/** The first version that compiles it. */
	since: string;
	pattern: RegExp;
	/** It may stand elsewhere in an older component as well: only so many characters on each side of the fault count. */
	reach?: number;
	/** It may stand in an older component as well: the compiler's `code: message` tells that it is this which it does not take. */
	fault?: RegExp;
}

/** A use of a rune, not of a store that has such a name. */
export const RUNE = /(?<![\w$.])\$(?:state|derived|effect|props|bindable|inspect|host)\b\s*[.(<]/;

/** Each was compiled with the version that is named and with the one before it, which refuses it. None is newer than the bundled version. */
export const FEATURES: readonly Feature[] = [
	{ name: 'Runes', since: '5.0.0', pattern: RUNE },
	{ name: 'Snippets', since: '5.0.0', pattern: /\{\s*(?:#snippet|@render)\b/ },
	{ name: '`<svelte:boundary>`', since: '5.3.0', pattern: /<svelte:boundary\b/ },
	{
		name: '`{#each}` without `as`',
		since: '5.4.0',
		pattern: /\{#each\s+(?:(?!\sas\s)[^}])*\}/
	},
	{
		name: 'The export of a snippet',
		since: '5.5.0',
		pattern: /\bexport\s*\{[^}]*?\b([\w$]+)\b[^}]*\}[\s\S]*\{#snippet\s+\1\b/
	},
	{
		name: 'Function bindings',
		since: '5.9.0',
		pattern: /\bbind:[\w-]+=\{(?:[^}]*=>[^}]*|\s*[\w$.]+\s*),/
	},
	{ name: '`$inspect.trace`', since: '5.14.0', pattern: /\$inspect\.trace\b/ },
	{
		name: '`{@const}` in `<svelte:boundary>`',
		since: '5.17.5',
		pattern: /<svelte:boundary\b[^>]*>\s*\{@const\b/,
		fault: /^const_tag_invalid_placement:/
	},
	{ name: '`$props.id()`', since: '5.20.0', pattern: /\$props\.id\b/ },
	{
		name: '`{@const}` in `{#key}`',
		since: '5.20.3',
		pattern: /\{#key\b[^}]*\}\s*\{@const\b/,
		fault: /^const_tag_invalid_placement:/
	},
	{
		name: 'Assigning to a `$derived`',
		since: '5.25.0',
		pattern: /\$derived\b/,
		fault: /^constant_(?:assignment|binding): .* derived state/
	},
	{ name: '`{@attach}`', since: '5.29.0', pattern: /\{\s*@attach\b/ },
	{
		name: 'Type parameters of snippets',
		since: '5.30.0',
		pattern: /\{#snippet\s+[\w$]+\s*</
	},
	{
		name: '`$state` and `$derived` in a constructor',
		since: '5.31.0',
		pattern: /\bthis\.#?[\w$]+\s*=\s*\$(?:state|derived)\b/
	},
	{
		name: '`with` in imports',
		since: '5.33.17',
		pattern: /\bimport\b[^;'"]*(?:'[^']*'|"[^"]*")\s*with\s*\{/
	},
	{
		name: 'New syntax in regular expressions',
		since: '5.33.17',
		pattern: /[^\s/]\/[dgimsuy]*v\b|\(\?(?:[ims]+-?|-)[ims]*:|\(\?<(\w+)>[^\n]*\(\?<\1>/,
		fault: /^js_parse_error: (?:Invalid regular expression|Duplicate capture)/
	},
	{ name: '`$effect.pending()`', since: '5.36.0', pattern: /\$effect\.pending\b/ },
	{
		name: '`pending` of `<svelte:boundary>`',
		since: '5.36.0',
		pattern: /<svelte:boundary\b[^>]*[\s{]pending[=}]/
	},
	{
		name: '`await` in components',
		since: '5.36.0',
		pattern: /(?<!\{\s*[#/])\bawait\b/,
		reach: 20
	},
	{
		name: '`await` in `{#await}`',
		since: '5.37.1',
		pattern: /\{#await\s+await\b/
	},
	{
		name: '`await` in `{@const}`',
		since: '5.38.3',
		pattern: /\{@const\s[^}]*\bawait\b/,
		reach: 20
	},
	{ name: '`$state.eager`', since: '5.41.0', pattern: /\$state\.eager\b/ },
	{
		name: 'Markup in `<select>` and `<option>`',
		since: '5.47.0',
		pattern: /<(?:select|option)\b/,
		fault: /^node_invalid_placement: .*child of `<(?:select|option)>`/
	},
	{
		name: 'An object for `shadow`',
		since: '5.49.0',
		pattern: /\bshadow:\s*\{/,
		fault: /^svelte_options_invalid_customelement_shadow:/
	},
	{
		name: 'Letters beyond ASCII in element names',
		since: '5.51.5',
		pattern: /<[a-z][\w-]*\P{ASCII}/iu,
		fault: /^tag_invalid_name:/
	},
	{
		name: 'Comments between attributes',
		since: '5.53.0',
		pattern: /\/[/*]/,
		reach: 2,
		fault: /^expected_token:/
	},
	{
		name: 'Declarations in markup',
		since: '5.56.0',
		pattern: /\{\s*(?:let|const)\s/,
		reach: 6,
		fault: /^js_parse_error:/
	}
];

/** A fault of the compiler, as far as it is known. */
export interface KnownFault {
	/** Where the source does not compile. */
	at: number | null;
	/** `code: message`. */
	text: string | null;
}

const NEWER = 'a newer version in the line at the bottom, or in package.json';

function came({ name, since }: Pick<Feature, 'name' | 'since'>, version: string): string {
	return `${name} came with Svelte ${since.replace(/(?:\.0)+$/, '')}, and this project runs ${version}.`;
}

/** What to do about something that came later than `version`. */
export function newerHint(feature: Pick<Feature, 'name' | 'since'>, version: string): string {
	return `${came(feature, version)} Choose ${NEWER}.`;
}

/** What a source uses that this version does not have yet; null when that is nothing. */
export function newerFeature(
	source: string,
	version: string,
	{ at, text }: KnownFault = { at: null, text: null }
): Feature | null {
	const isUsed = ({ pattern, reach, fault }: Feature): boolean => {
		if (fault && !fault.test(text ?? '')) return false;
		const isWhole = reach === undefined || at === null;
		return pattern.test(isWhole ? source : source.slice(Math.max(0, at - reach), at + reach));
	};
	return FEATURES.find((feature) => lt(version, feature.since) && isUsed(feature)) ?? null;
}

/** Why a source may not compile with this version, and the way out; null when it uses nothing that came later. */
export function featureHint(source: string, version: string): string | null {
	const feature = newerFeature(source, version);
	return feature && newerHint(feature, version);
}

/** The version with which event attributes came. */
export const EVENT_ATTRIBUTES = '5.0.0';

/**
 * Why an event attribute does nothing in Svelte 4, whose compiler takes it for any other, and the way out. `directive` is what it knows
 * in its place.
 */
export function eventAttributeHint(directive: string, version: string): string {
	const feature = { name: 'Event attributes', since: EVENT_ATTRIBUTES };
	return `${came(feature, version)} Write \`${directive}\`, or choose ${NEWER}.`;
}
