/** What a project's `dependencies.svelte` asks for. */
import coerce from 'semver/functions/coerce';
import lt from 'semver/functions/lt';
import satisfies from 'semver/functions/satisfies';
import valid from 'semver/functions/valid';
import validRange from 'semver/ranges/valid';

export type SvelteWish =
	/** Nothing in particular, or what Rookery comes with anyway. */
	| { kind: 'bundled' }
	| { kind: 'exact'; version: string }
	/** A range, or a tag such as `next`. */
	| { kind: 'range'; range: string; isTag: boolean }
	/** Something that cannot be had here. */
	| { kind: 'refused'; reason: string };

/** Before that, compilers had another shape. */
const OLDEST = '4.0.0';

/** `wanted` is null when the project says nothing. Reads versions and ranges as npm does. */
export function readWish(wanted: string | null, bundled: string): SvelteWish {
	const text = wanted?.trim() ?? '';
	if (/^(?:|\*|x|latest)$/i.test(text)) return { kind: 'bundled' };
	if (/[:/]/.test(text)) {
		return {
			kind: 'refused',
			reason: `package.json takes Svelte from "${text}"; only published versions can be used here.`
		};
	}
	const version = valid(text);
	if (version !== null) {
		if (version === bundled) return { kind: 'bundled' };
		return lt(version, OLDEST) ? tooOld(version) : { kind: 'exact', version };
	}
	if (validRange(text) === null) {
		if (/^[a-z][\w.-]*$/i.test(text)) return { kind: 'range', range: text, isTag: true };
		return { kind: 'refused', reason: `"${text}" in package.json is no version of Svelte.` };
	}
	if (satisfies(bundled, text)) return { kind: 'bundled' };
	const named = coerce(text)?.version;
	const isOld = named !== undefined && /^[\^~=v\d]/.test(text) && lt(named, OLDEST);
	return isOld ? tooOld(text) : { kind: 'range', range: text, isTag: false };
}

function tooOld(version: string): SvelteWish {
	return {
		kind: 'refused',
		reason: `Svelte ${version} is too old: ${OLDEST} and newer can be used here.`
	};
}
