/**
 * Where a name that a barrel exports comes from. `import { Camera } from '@lucide/svelte'` needs one module of four thousand: when the
 * package promises that its files have no side effects, the import is led straight to that one, past the barrels in between. Nothing is
 * executed twice or in another copy, because a module's id is its file, whichever way it was reached; and a binding is as live as
 * before, because package files never change.
 */
import { PackageFailure } from './failures';
import { isEmptyId, parseNpmId } from './ids';
import type { Package } from './entries';
import type { ResolveRequest } from './resolver';
import type { Scanned } from './scan';
import { isFreeOfEffects } from './side-effects';

export interface Origin {
	id: string;
	/** Null for the namespace of the module. */
	name: string | null;
}

/** By name; null for a name that is not exported. */
export type Origins = Map<string, Origin | null>;

/** `missing`: no module exports the name. `unknown`: only execution can tell. */
type Found = { kind: 'origin'; origin: Origin } | { kind: 'missing' } | { kind: 'unknown' };

const UNKNOWN: Found = { kind: 'unknown' };

interface OriginParts {
	open(name: string, version: string): Promise<Package>;
	resolve(request: ResolveRequest): Promise<string>;
	scan(id: string): Promise<Scanned>;
}

export class OriginFinder {
	readonly #parts: OriginParts;
	/** By origin's id, the packages whose barrels were passed on the way: they belong to the lock as well. */
	readonly #passed = new Map<string, Set<string>>();

	constructor(parts: OriginParts) {
		this.#parts = parts;
	}

	/** The packages, as `name@version`, whose barrels lead to a module without being executed. */
	passed(id: string): ReadonlySet<string> {
		return this.#passed.get(id) ?? new Set();
	}

	/** Null when the module has to be imported as a whole, or when nothing would be gained. */
	async find(id: string, names: string[]): Promise<Origins | null> {
		try {
			if (!(await this.#isSkippable(id))) return null;
			const origins: Origins = new Map();
			let isGain = false;
			for (const name of names) {
				const found = await this.#find(id, name, new Set());
				if (found.kind === 'unknown') return null;
				const origin = found.kind === 'origin' ? found.origin : null;
				origins.set(name, origin);
				isGain ||= origin?.id !== id;
			}
			return isGain ? origins : null;
		} catch (error) {
			// The whole module is imported then, and whoever links it tells what is wrong.
			if (error instanceof PackageFailure) return null;
			throw error;
		}
	}

	/** Those of `names` that the module certainly does not export. */
	async missing(id: string, names: string[]): Promise<string[]> {
		try {
			const found = await Promise.all(names.map((name) => this.#find(id, name, new Set())));
			return names.filter((_, index) => found[index]?.kind === 'missing');
		} catch (error) {
			if (error instanceof PackageFailure) return [];
			throw error;
		}
	}

	async #find(id: string, name: string, seen: Set<string>): Promise<Found> {
		const key = `${id} ${name}`;
		if (seen.has(key)) return { kind: 'missing' };
		seen.add(key);
		const scanned = await this.#scanModule(id);
		if (scanned === null) return UNKNOWN;
		const here: Found = { kind: 'origin', origin: { id, name } };
		const found = scanned.exports.get(name);
		if (found === null) return here;
		if (found !== undefined) {
			if (!(await this.#isSkippable(id))) return here;
			return this.#pass(id, await this.#follow(id, found.specifier, found.name, seen));
		}
		if (name === 'default') return { kind: 'missing' };
		const behind = await this.#findBehindStars(id, scanned.stars, name, seen);
		if (behind.kind !== 'origin') return behind;
		return (await this.#isSkippable(id)) ? this.#pass(id, behind) : here;
	}

	/** `export { name } from 'specifier'`. */
	async #follow(
		id: string,
		specifier: string,
		name: string | null,
		seen: Set<string>
	): Promise<Found> {
		const target = await this.#resolve(specifier, id);
		const named: Found = { kind: 'origin', origin: { id: target, name } };
		if (name === null) return named;
		const found = await this.#find(target, name, seen);
		// The importer names it, so it is there: in a CommonJS file or the runtime.
		return found.kind === 'unknown' ? named : found;
	}

	async #findBehindStars(
		id: string,
		stars: string[],
		name: string,
		seen: Set<string>
	): Promise<Found> {
		let first: Origin | null = null;
		let isUnknown = false;
		for (const star of stars) {
			const found = await this.#find(await this.#resolve(star, id), name, seen);
			if (found.kind === 'unknown') isUnknown = true;
			if (found.kind !== 'origin') continue;
			first ??= found.origin;
			const { origin } = found;
			// Two things of one name are no export at all.
			if (origin.id !== first.id || origin.name !== first.name) return UNKNOWN;
		}
		if (first !== null) return { kind: 'origin', origin: first };
		return isUnknown ? UNKNOWN : { kind: 'missing' };
	}

	#pass(barrel: string, found: Found): Found {
		const npm = parseNpmId(barrel);
		if (found.kind === 'origin' && npm) {
			const passed = this.#passed.get(found.origin.id) ?? new Set();
			this.#passed.set(found.origin.id, passed.add(`${npm.name}@${npm.version}`));
		}
		return found;
	}

	#resolve(specifier: string, importer: string): Promise<string> {
		return this.#parts.resolve({
			specifier,
			importer,
			kind: 'import',
			isOptional: false
		});
	}

	async #scanModule(id: string): Promise<Extract<Scanned, { kind: 'module' }> | null> {
		if (parseNpmId(id) === null || isEmptyId(id)) return null;
		const scanned = await this.#parts.scan(id);
		return scanned.kind === 'module' ? scanned : null;
	}

	/** Whether the module may be passed without being executed. */
	async #isSkippable(id: string): Promise<boolean> {
		const npm = parseNpmId(id);
		if (npm === null || isEmptyId(id) || npm.query !== '') return false;
		const { manifest } = await this.#parts.open(npm.name, npm.version);
		if (!isFreeOfEffects(manifest.sideEffects, npm.path)) return false;
		const scanned = await this.#scanModule(id);
		// `import './style.css'` in a barrel is meant, whatever the package.json says.
		return scanned !== null && scanned.css === null && !scanned.hasBareImport;
	}
}
