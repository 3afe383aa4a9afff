/**
 * Runs in the frame. What a module exports, as live bindings: its importers copy what they use into variables of their own (their setters
 * do), so a name that gets another value has to reach them. Only those that read it hear of it: Svelte's runtime exports a few variables
 * that change thousands of times while components are mounted, beside hundreds of names that never do.
 */

export type Namespace = Record<string, unknown>;

/** Copies what a module uses of the namespace of another, and publishes what it re-exports. */
export type Setter = (namespace: Namespace) => void;

/** Stands for the value of an export while a setter is tried out. */
class Token {
	constructor(readonly name: string) {}
}

/** Hears which names have another value. */
type Reader = (names: string[]) => void;

interface Use {
	/** The names that a setter reads; null when it takes all there are, also those to come, as `export *` does. */
	names: string[] | null;
	/** By name, what it is re-exported as; null when a setter keeps anything of what it reads. */
	reexports: ReadonlyMap<string, string[]> | null;
}

const emptyNamespace = () => Object.create(null) as Namespace;

export class Exports {
	/** What `import * as` gives: it always has the values of now. */
	readonly namespace = emptyNamespace();
	readonly #readers = new Map<string, Set<Reader>>();
	readonly #readersOfAll = new Set<Reader>();
	/** While a setter of this module is tried out: takes the place of publishing. */
	#onTrial: ((name: string, value: unknown) => void) | null = null;

	constructor() {
		Object.defineProperty(this.namespace, Symbol.toStringTag, { value: 'Module' });
	}

	/** Gives exports their values. What has that value already is no news to anybody. */
	publish(values: Namespace): void {
		const changed: string[] = [];
		for (const name of Object.keys(values)) {
			const value = values[name];
			if (this.#onTrial) this.#onTrial(name, value);
			else if (!Object.is(this.namespace[name], value) || !Object.hasOwn(this.namespace, name)) {
				this.namespace[name] = value;
				changed.push(name);
			}
		}
		for (const [reader, names] of this.#concerned(changed)) reader(names);
	}

	/** Lets a setter of `importer` copy what there is now, and again what changes, until the function that is returned is called. */
	connect(setter: Setter, importer: Exports): () => void {
		const { namespace } = this;
		const { names, reexports } = this.#tryOut(setter, importer);
		const reader: Reader = reexports
			? (changed) => {
					// Without a look at all the others that it re-exports.
					const values = emptyNamespace();
					for (const name of changed) {
						for (const exported of reexports.get(name) ?? []) values[exported] = namespace[name];
					}
					importer.publish(values);
				}
			: () => setter(namespace);
		const places = names ? names.map((name) => this.#readersOf(name)) : [this.#readersOfAll];
		for (const readers of places) readers.add(reader);
		// Not before: what it publishes may come back to it, in a cycle.
		setter(namespace);
		return () => {
			for (const readers of places) readers.delete(reader);
		};
	}

	/**
	 * Calls a setter with tokens in the place of values, and looks where they get. One that publishes a token for each that it reads keeps
	 * nothing: Rollup's setters read anew for each use.
	 */
	#tryOut(setter: Setter, importer: Exports): Use {
		const reexports = new Map<string, string[]>();
		let isOfAll = false;
		let kept = 0;
		const recorder = new Proxy(this.namespace, {
			get(namespace, name) {
				if (typeof name === 'symbol') return Reflect.get(namespace, name) as unknown;
				if (!reexports.has(name)) reexports.set(name, []);
				kept++;
				return new Token(name);
			},
			ownKeys(namespace) {
				isOfAll = true;
				return Reflect.ownKeys(namespace);
			}
		});
		importer.#onTrial = (exported, value) => {
			if (!(value instanceof Token)) return;
			reexports.get(value.name)?.push(exported);
			kept--;
		};
		try {
			setter(recorder);
		} finally {
			importer.#onTrial = null;
		}
		return {
			names: isOfAll ? null : [...reexports.keys()],
			reexports: isOfAll || kept > 0 ? null : reexports
		};
	}

	#readersOf(name: string): Set<Reader> {
		let readers = this.#readers.get(name);
		if (!readers) this.#readers.set(name, (readers = new Set()));
		return readers;
	}

	/** Who reads any of the names, each once. */
	#concerned(changed: string[]): Map<Reader, string[]> {
		const concerned = new Map<Reader, string[]>();
		for (const name of changed) {
			for (const readers of [this.#readers.get(name) ?? [], this.#readersOfAll]) {
				for (const reader of readers) {
					const names = concerned.get(reader);
					if (names) names.push(name);
					else concerned.set(reader, [name]);
				}
			}
		}
		return concerned;
	}
}
