/** Tells of a fault that a newer version of Svelte does not find in the same file. */
import type { Diagnostic } from '../../../src/protocol/diagnostic';
import { newerFeature, newerHint } from './features';
import { partSince } from './newer-exports';

/** Given the file that the fault is in, adds since when it is none, and the hint that says so. `version` is what the project runs with. */
export function withNewerSvelte(
	diagnostic: Diagnostic,
	source: string,
	version: string
): Diagnostic {
	const newer = findNewer(diagnostic, source, version);
	if (newer === null) return diagnostic;
	return { ...diagnostic, svelteSince: newer.since, hint: newerHint(newer, version) };
}

function findNewer(
	{ severity, code, message, source: origin, from, to }: Diagnostic,
	source: string,
	version: string
): { name: string; since: string } | null {
	if (severity !== 'error') return null;
	// What the compiler lets through and nobody can link is code of a later version, too: `await`.
	if (origin === 'svelte' || code === 'link_error') {
		return newerFeature(source, version, { at: from, text: `${code}: ${message}` });
	}
	if (code !== 'subpath_not_found') return null;
	const specifier = source.slice(from, to);
	const since = partSince(specifier, null, version);
	return since === null ? null : { name: `"${specifier}"`, since };
}
