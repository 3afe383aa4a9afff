/** Which version of Svelte a project runs with: the one that Rookery comes with, or one that is fetched when it is asked for. */
import compareBuild from 'semver/functions/compare-build';
import major from 'semver/functions/major';
import satisfies from 'semver/functions/satisfies';
import maxSatisfying from 'semver/ranges/max-satisfying';
import type { SvelteVersionList } from '../../../src/protocol/compiler';
import { network, PackageFailure, type Failure } from '../npm/failures';
import type { PackageServer } from '../npm/sources';
import { Shared } from '../npm/shared';
import type { SvelteVersion } from './svelte-version';
import { readWish } from './wish';

/** Why the version that was asked for is not used. */
export interface SvelteFault {
	code: string;
	message: string;
	hint: string;
}

export interface SvelteChoice {
	svelte: SvelteVersion;
	/** Null when it is what was asked for. */
	fault: SvelteFault | null;
	/** What a range came down to, for the project's lock: `svelte@^4` → `4.2.20`. */
	lock: Record<string, string>;
}

interface VersionsParts {
	bundled: SvelteVersion;
	server: PackageServer;
	/** Fetches a version and makes it work. Rejects with a `PackageFailure` when that cannot be done. */
	load(version: string): Promise<SvelteVersion>;
	/** Fetches what every program needs of its runtime, by the choice of packages that it was given. Rejects as `load` does. */
	link(svelte: SvelteVersion): Promise<void>;
}

/** How many versions stay in memory beside the bundled one: going back and forth between two should cost nothing. */
const MOST = 2;

/** What the failure of a package means for Svelte. */
const FAULT_CODES: Partial<Record<Failure['code'], string>> = {
	version_not_found: 'svelte_version_not_found',
	package_invalid: 'svelte_version_broken',
	network: 'svelte_version_not_fetched'
};

/** Milliseconds after which no build waits for a version any longer. It may arrive all the same, and is there when it is tried again. */
const PATIENCE = 60_000;

const RETRY = 'Reload the result to try again, or choose another version.';

export class SvelteVersions {
	readonly #parts: VersionsParts;
	readonly #loaded = new Shared<SvelteVersion>();
	/** Those whose runtime is there, or on its way. */
	readonly #linked = new WeakMap<SvelteVersion, Promise<void>>();
	/** Those that were used last, the newest at the end. */
	#recent: string[] = [];
	/** What could not be had, by what was asked for: an edit does not wait for it again. */
	readonly #failed = new Map<string, SvelteFault>();
	/** What was asked for before: it is not being typed. */
	readonly #seen = new Set<string>();

	constructor(parts: VersionsParts) {
		this.#parts = parts;
	}

	get bundled(): SvelteVersion {
		return this.#parts.bundled;
	}

	/** Whether `choose` answers without waiting for anything. */
	isBundled(wanted: string | null): boolean {
		return readWish(wanted, this.bundled.version).kind === 'bundled';
	}

	/** False when this was never asked for before, so that somebody may be in the middle of typing it. */
	knows(wanted: string | null): boolean {
		return wanted === null || this.isBundled(wanted) || this.#seen.has(wanted);
	}

	/**
	 * `wanted` is the project's `dependencies.svelte`. Never rejects for want of a version: the bundled one is given then, and the reason.
	 * `dependencies` are all those of the project: the runtime may need packages as well.
	 */
	async choose(
		wanted: string | null,
		lock: Record<string, string>,
		dependencies: Record<string, string> = {}
	): Promise<SvelteChoice> {
		const { bundled } = this;
		const wish = readWish(wanted, bundled.version);
		const fallback = (fault: SvelteFault | null): SvelteChoice => ({
			svelte: bundled,
			fault,
			lock: {}
		});
		if (wanted === null || wish.kind === 'bundled') return fallback(null);
		this.#seen.add(wanted);
		if (wish.kind === 'refused') {
			return fallback(this.#toFault('svelte_version_refused', wish.reason));
		}
		const known = this.#failed.get(wanted);
		if (known) return fallback(known);
		try {
			const version =
				wish.kind === 'exact' ? wish.version : await this.#pick(wish.range, wish.isTag, lock);
			if (version === bundled.version) return fallback(null);
			const svelte = await inTime(this.#bring(version, lock, dependencies), version);
			const pins = wish.kind === 'exact' ? {} : { [`svelte@${wish.range}`]: version };
			return { svelte, fault: null, lock: pins };
		} catch (error) {
			if (!(error instanceof PackageFailure)) throw error;
			const { code, message, hint } = error.failure;
			const fault = this.#toFault(
				FAULT_CODES[code] ?? 'svelte_version_refused',
				message,
				code === 'network' ? RETRY : hint
			);
			this.#failed.set(wanted, fault);
			return fallback(fault);
		}
	}

	/** What there is to choose from. Never rejects: without a network it is what was kept. */
	async list(): Promise<SvelteVersionList> {
		const { server, bundled } = this.#parts;
		const kept = await server.kept('svelte');
		const atHand = [...new Set([...kept, bundled.version])];
		let fault: string | null = null;
		let versions = atHand;
		try {
			const list = await server.versions('svelte');
			if (list.isKept) {
				fault = 'The list of versions could not be fetched: there is no network.';
				// The next one who asks may have more luck.
				server.refresh();
			} else versions = list.versions;
		} catch (error) {
			if (!(error instanceof PackageFailure)) throw error;
			fault = error.failure.message;
		}
		const usable = versions.filter((version) => major(version) >= 4);
		return {
			bundled: bundled.version,
			versions: usable.sort((a, b) => compareBuild(b, a)),
			kept,
			fault
		};
	}

	/** Lets what failed be tried again. */
	retry(): void {
		this.#failed.clear();
	}

	/** The compiler alone is no version: it is taken together with its runtime, or not at all. */
	async #bring(
		version: string,
		lock: Record<string, string>,
		dependencies: Record<string, string>
	): Promise<SvelteVersion> {
		const svelte = await this.#load(version);
		const linking = this.#linked.get(svelte) ?? this.#link(svelte, lock, dependencies);
		await linking;
		return svelte;
	}

	#load(version: string): Promise<SvelteVersion> {
		this.#recent = [...this.#recent.filter((other) => other !== version), version];
		for (const old of this.#recent.slice(0, -MOST)) this.#loaded.delete(old);
		this.#recent = this.#recent.slice(-MOST);
		return this.#loaded.get(version, () => this.#parts.load(version));
	}

	#link(
		svelte: SvelteVersion,
		lock: Record<string, string>,
		dependencies: Record<string, string>
	): Promise<void> {
		svelte.packages.setLock(lock, { dependencies });
		const linking = this.#parts.link(svelte);
		this.#linked.set(svelte, linking);
		linking.catch(() => this.#linked.delete(svelte));
		return linking;
	}

	async #pick(range: string, isTag: boolean, lock: Record<string, string>): Promise<string> {
		const pinned = lock[`svelte@${range}`];
		if (pinned !== undefined && (isTag || satisfies(pinned, range))) return pinned;
		const { server } = this.#parts;
		const { tags, versions, isKept } = await server.versions('svelte');
		const found = isTag ? tags[range] : maxSatisfying(versions, range);
		if (found != null && major(found) >= 4) return found;
		// Trying again asks again.
		server.refresh();
		if (isKept) throw network(`Svelte ${range}`, 'there is no network');
		throw new PackageFailure({
			code: 'version_not_found',
			message: `No published version of Svelte is "${range}".`,
			hint: `The newest is ${tags['latest'] ?? versions.at(-1) ?? 'unknown'}.`
		});
	}

	#toFault(code: string, message: string, hint?: string): SvelteFault {
		const { version } = this.bundled;
		return {
			code,
			message: `${message} Svelte ${version}, which comes with Rookery, is used instead.`,
			hint: hint ?? 'Choose another version in the line at the bottom, or in package.json.'
		};
	}
}

/** From some servers a version comes in many files, and a network that is silent fails each of them in its own time. */
function inTime<Value>(work: Promise<Value>, version: string): Promise<Value> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		const reason = `it was not there after ${PATIENCE / 1000} seconds`;
		timer = setTimeout(() => reject(network(`Svelte ${version}`, reason)), PATIENCE);
	});
	return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The failure of a version that was fetched and does not work here. */
export function brokenVersion(version: string, error: unknown): PackageFailure {
	const reason = error instanceof Error ? error.message : String(error);
	const failure: Failure = {
		code: 'package_invalid',
		message: `Svelte ${version} does not work here: ${reason.replace(/\.?$/, '.')}`,
		hint: 'Choose another version in the line at the bottom, or in package.json.'
	};
	return new PackageFailure(failure);
}

/** The failure of a version that nobody has published. */
export function unknownVersion(version: string, newest: string | null): PackageFailure {
	return new PackageFailure({
		code: 'version_not_found',
		message: `There is no Svelte ${version}.`,
		...(newest === null ? {} : { hint: `The newest is ${newest}.` })
	});
}
