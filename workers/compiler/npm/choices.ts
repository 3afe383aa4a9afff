/** Which version of a package is taken: the project's lock first, then what is there already, then the newest that fits. */
import maxSatisfying from 'semver/ranges/max-satisfying';
import validRange from 'semver/ranges/valid';
import satisfies from 'semver/functions/satisfies';
import valid from 'semver/functions/valid';
import { versionNotFound } from './failures';
import type { VersionList } from './sources';

/** What the project chose on purpose is no worse for being a beta. */
const PRERELEASES = { includePrerelease: true };

/** Who asks. A peer is a package that the project is to choose. */
export type Asker = 'project' | 'dependency' | 'peer';

export interface Wish {
	name: string;
	/** A range, a version or a tag. */
	range: string;
	asker: Asker;
}

export class Choices {
	readonly #versions: (name: string) => Promise<VersionList>;
	/** `name@range` → version. */
	#pins = new Map<string, string>();
	#made = new Map<string, string>();
	#dependencies: Record<string, string> = {};
	/** What the project itself imports. */
	#project = new Map<string, string>();
	/** What peers were given. */
	#peers = new Map<string, { name: string; range: string; version: string }>();
	/** Keys of `#made` that packages asked for which bring them along. */
	#brought = new Set<string>();
	#onStale: () => void;

	/** `onStale` is called when a version was chosen that makes earlier choices wrong. */
	constructor(versions: (name: string) => Promise<VersionList>, onStale: () => void) {
		this.#versions = versions;
		this.#onStale = onStale;
	}

	/**
	 * Pins versions. What was chosen already stays when the lock only repeats it or lets go of a part; a lock that says otherwise,
	 * one that was emptied, or other dependencies make every choice anew.
	 */
	set(lock: Record<string, string>, dependencies: Record<string, string>): void {
		const pins = new Map(Object.entries(lock));
		const isEmptied = pins.size === 0 && this.#pins.size > 0;
		const contradicts = [...pins].some(
			([key, version]) => (this.#made.get(key) ?? this.#pins.get(key) ?? version) !== version
		);
		const isSame = !isEmptied && !contradicts && this.knows(dependencies);
		this.#pins = pins;
		this.#dependencies = { ...dependencies };
		if (!isSame) this.#forget();
	}

	/** Whether these are the dependencies that were set. */
	knows(dependencies: Record<string, string>): boolean {
		return areEqual(dependencies, this.#dependencies);
	}

	/** Lets go of every version that was pinned or chosen. */
	refresh(): void {
		this.#pins.clear();
		this.#forget();
	}

	#forget(): void {
		this.#made.clear();
		this.#brought.clear();
		this.#project.clear();
		this.#peers.clear();
		this.#onStale();
	}

	/** The range that the project's package.json asks for. */
	projectRange(name: string): string | null {
		return this.#dependencies[name] ?? null;
	}

	isProjects(name: string): boolean {
		return this.#project.has(name) || Object.hasOwn(this.#dependencies, name);
	}

	/** `name@range` → version, of all that was chosen. */
	get made(): ReadonlyMap<string, string> {
		return this.#made;
	}

	async choose({ name, range, asker }: Wish): Promise<string> {
		const key = `${name}@${range}`;
		if (asker === 'peer') {
			const chosen = await this.#projectVersion(name);
			if (chosen !== null) {
				const version = this.#fitting(name, range, chosen);
				this.#peers.set(key, { name, range, version });
				return version;
			}
		}
		const version =
			this.#made.get(key) ?? this.#pins.get(key) ?? (await this.#pick({ name, range, asker }));
		this.#made.set(key, version);
		if (asker === 'peer') this.#peers.set(key, { name, range, version });
		if (asker === 'project') this.#project.set(name, version);
		if (asker === 'dependency') this.#brought.add(key);
		this.#reconsiderPeers(name);
		return version;
	}

	/**
	 * What a peer gets: the project's version if its range allows that, else one that another package brought along and that fits, as npm
	 * would put the two beside each other. Without one, the project's all the same: two copies would not do.
	 */
	#fitting(name: string, range: string, projects: string): string {
		if (validRange(range) === null || satisfies(projects, range, PRERELEASES)) return projects;
		return maxSatisfying(this.#present(name), range) ?? projects;
	}

	/** A version that came later may be the better one for a peer. */
	#reconsiderPeers(name: string): void {
		const projects = this.#project.get(name);
		const isStale = [...this.#peers].some(([key, peer]) => {
			if (peer.name !== name) return false;
			if (projects !== undefined) {
				return this.#fitting(name, peer.range, projects) !== peer.version;
			}
			// Where the project has no say, the copy that another package brings does for both.
			if (this.#pins.has(key) || this.#brought.has(key)) return false;
			const brought = maxSatisfying(this.#present(name, this.#brought), peer.range);
			return brought !== null && brought !== peer.version;
		});
		if (!isStale) return;
		for (const [key, peer] of this.#peers) {
			if (peer.name === name && !this.#brought.has(key)) this.#made.delete(key);
		}
		this.#peers.clear();
		this.#onStale();
	}

	async #projectVersion(name: string): Promise<string | null> {
		const chosen = this.#project.get(name);
		if (chosen !== undefined) return chosen;
		const range = this.projectRange(name);
		return range === null ? null : this.choose({ name, range, asker: 'project' });
	}

	async #pick({ name, range, asker }: Wish): Promise<string> {
		const exact = valid(range);
		if (exact !== null) return exact;
		const isRange = validRange(range) !== null;
		if (isRange && asker !== 'project') {
			// One copy rather than two, where one copy does.
			const present = this.#present(name);
			const shared = maxSatisfying(present, range);
			if (shared !== null) return shared;
		}
		const { tags, versions } = await this.#versions(name);
		const latest = tags['latest'] ?? null;
		const tagged = tags[range];
		if (tagged !== undefined) return tagged;
		if (isRange) {
			// The author's word on what is current goes before the highest number, as npm does.
			if (latest !== null && satisfies(latest, range)) return latest;
			const best = maxSatisfying(versions, range);
			if (best !== null) return best;
			if (range === '*' && latest !== null) return latest;
		}
		throw versionNotFound(name, range, latest ?? versions.at(-1) ?? null);
	}

	/** Versions that were chosen, for one of `keys`. */
	#present(name: string, keys: Iterable<string> = this.#made.keys()): string[] {
		const prefix = `${name}@`;
		return [...keys]
			.filter((key) => key.startsWith(prefix))
			.flatMap((key) => this.#made.get(key) ?? []);
	}
}

function areEqual(a: Record<string, string>, b: Record<string, string>): boolean {
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
