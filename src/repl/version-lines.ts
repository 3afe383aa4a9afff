/** A list of several hundred versions in an order that a person finds one in. */

/** The versions of one minor line: `5.57`. */
export interface VersionLine {
	name: string;
	/** Newest first. */
	versions: string[];
}

/** Newer versions than this are listed one by one; of the major version before, only the newest. */
const CURRENT = 5;

const lineOf = (version: string): string => /^\d+\.\d+/.exec(version)?.[0] ?? version;

const isPrerelease = (version: string): boolean => version.includes('-');

/**
 * Groups `versions`, which are given newest first. Without a filter: all releases of Svelte 5 and the last one before it. With one:
 * everything whose number begins with it, prereleases too once there is no release.
 */
export function toLines(versions: readonly string[], filter: string): VersionLine[] {
	const wanted = filter.trim().replace(/^v/, '');
	const shown = wanted === '' ? offered(versions) : matching(versions, wanted);
	const lines = new Map<string, string[]>();
	for (const version of shown) {
		const line = lineOf(version);
		lines.set(line, [...(lines.get(line) ?? []), version]);
	}
	return [...lines].map(([name, members]) => ({ name, versions: members }));
}

function offered(versions: readonly string[]): string[] {
	const releases = versions.filter((version) => !isPrerelease(version));
	const current = releases.filter((version) => parseInt(version) >= CURRENT);
	const last = releases.find((version) => parseInt(version) < CURRENT);
	return last === undefined ? current : [...current, last];
}

function matching(versions: readonly string[], wanted: string): string[] {
	// `5.2` means 5.2.0 as well as 5.20.0 while it is typed; what it is a whole number of comes first.
	const found = versions.filter((version) => version.startsWith(wanted));
	const exact = found.filter((version) => /^(?:$|[.-])/.test(version.slice(wanted.length)));
	const sorted = [...exact, ...found.filter((version) => !exact.includes(version))];
	const releases = sorted.filter((version) => !isPrerelease(version));
	return releases.length === 0 || wanted.includes('-') ? sorted : releases;
}
