/**
 * The frame's module loader: `System.register` modules with live bindings, cycles, top-level await and dynamic import.
 * Resolution happened in the compiler worker; here an id is an id.
 *
 * Semantics: the SystemJS registry format, https://github.com/systemjs/systemjs/blob/main/docs/system-register.md
 */
import type { LinkedModule, SwapModules } from '../protocol/modules';
import { Exports, type Namespace, type Setter } from './exports';
import { HotContext, type HotModule } from './hot';
import { KeptStates } from './kept-states';

type Declare = (
	exports: (name: string | Namespace, value?: unknown) => unknown,
	context: { import(id: string): Promise<Namespace>; meta: { url: string; hot: HotContext } }
) => Declared;

interface Declared {
	setters?: (Setter | null)[];
	execute?: () => void | Promise<void>;
	/** In place of `execute`; see `LinkedModule`. */
	body?: () => Generator<void, void> | AsyncGenerator<void, void>;
}

/** A module that has been defined; `evaluation` tells how far it got. */
interface Entry {
	module: LinkedModule;
	/** Stands in stacks for this version of the module. */
	url: string;
	dependencies: string[];
	declare: Declare;
	instance: Instance | null;
}

interface Instance {
	exports: Exports;
	dependencies: Instance[];
	execute: () => unknown;
	state: 'linked' | 'evaluating' | 'evaluated' | 'failed';
	/** Pending while this module, or one below it, waits on a top-level await. */
	pending: Promise<void> | null;
	error: unknown;
	module: LinkedModule;
	hot: HotContext;
	/** Takes this module's setters off the modules it imports. */
	release(): void;
}

const SOURCE_URL = 'rookery://app';

/** The URL that stands in stacks for a module's generated code. Versions after the first have their number in it. */
export function toSourceUrl(id: string, version = 1): string {
	return `${SOURCE_URL}/${encodeURIComponent(id)}${version === 1 ? '' : `?${version}`}`;
}

/** Versions that ran and were swapped out, of all modules, whose maps are kept: their timers and listeners may live on. */
const MAX_FORMER = 40;

/** Of JSON, in which every character may also be written as an escape. */
function toBase64(json: string): string {
	const escape = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
	return btoa(json.replace(/[\u0080-\uffff]/g, escape));
}

/** Takes the first step of a body, so that those who import it in a cycle find its functions. */
function toExecute({ execute, body }: Declared): () => unknown {
	const steps = body?.();
	// Without a `this`, as the top level of a module is.
	if (!steps) return () => execute?.();
	// Up to its first `yield` an asynchronous generator runs at once, too.
	void steps.next();
	return () => steps.next();
}

export class Loader {
	#entries = new Map<string, Entry>();
	#versions = new Map<string, number>();
	/** By URL, those that were swapped out last. */
	#former = new Map<string, Pick<LinkedModule, 'id' | 'map'>>();
	#hotModules = new Map<string, HotModule>();
	readonly states = new KeptStates();
	#styles: (module: LinkedModule) => void;
	#onInvalidate: (id: string) => void;

	/**
	 * `styles` is called for each executed module that has CSS, before it executes, and when its CSS alone has changed. `onInvalidate` is
	 * called when a module's `import.meta.hot.invalidate()` is.
	 */
	constructor(styles: (module: LinkedModule) => void, onInvalidate: (id: string) => void) {
		this.#styles = styles;
		this.#onInvalidate = onInvalidate;
	}

	/** Makes the module known. Its wrapper is evaluated at once, its body is not. */
	define(module: LinkedModule): void {
		let registered: { dependencies: string[]; declare: Declare } | undefined;
		const system = {
			register(dependencies: string[], declare: Declare) {
				registered = { dependencies, declare };
			}
		};
		const map =
			module.map === null
				? ''
				: `\n//# sourceMappingURL=data:application/json;base64,${toBase64(module.map)}`;
		const before = this.#entries.get(module.id);
		const version = (this.#versions.get(module.id) ?? 0) + 1;
		const url = toSourceUrl(module.id, version);
		// An indirect eval: global scope, and a line count that starts where the module's does. The wrapper stands on the
		// first line, which holds nothing of the user's.
		const wrap = globalThis.eval(
			`(function(System){${module.code}\n})${map}\n//# sourceURL=${url}`
		) as (System: typeof system) => void;
		wrap(system);
		if (!registered) throw new Error(`${module.id} did not register itself.`);
		if (before?.instance) this.#keep(before);
		this.#versions.set(module.id, version);
		this.#entries.set(module.id, { module, url, ...registered, instance: null });
	}

	#keep({ module: { id, map }, url }: Entry): void {
		this.#former.set(url, { id, map });
		const [oldest] = this.#former.keys();
		if (this.#former.size > MAX_FORMER && oldest !== undefined) this.#former.delete(oldest);
	}

	/**
	 * Puts new versions of components in the place of those that run. The function behind a component changes; the component that
	 * importers hold stays the one they know. `flush` makes Svelte carry out the changes. Rejects with what the new code throws.
	 */
	async swap(
		{ modules, inside }: Pick<SwapModules, 'modules' | 'inside'>,
		flush: () => void
	): Promise<void> {
		const changed: { id: string; old: Instance }[] = [];
		for (const module of modules) {
			const entry = this.#entries.get(module.id);
			const instance = entry?.instance ?? null;
			if (entry && instance && entry.module.code === module.code) {
				// Nothing to execute: a style, or a source map.
				entry.module = instance.module = module;
				if (module.css !== null) this.#styles(module);
				continue;
			}
			this.define(module);
			if (instance?.state === 'evaluated') changed.push({ id: module.id, old: instance });
		}
		// Before the new versions are evaluated, as in Vite: they may read what was left to them in `data`.
		for (const { old } of changed) old.hot.onDispose?.(old.hot.data);
		// All are evaluated before any is put to use: the changed ones may import each other.
		for (const { id } of changed) await this.#evaluate(this.#instantiate(id, null));
		const swaps = changed.map(({ id, old }) => {
			const next = this.#instantiate(id, null);
			const module = { ...next.exports.namespace };
			next.exports.publish({ default: old.exports.namespace['default'] });
			return { old, module };
		});
		this.states.handOver(inside, () => {
			for (const { old, module } of swaps) {
				for (const accept of old.hot.onAccept) accept(module);
				old.release();
			}
			// Here and not later: Svelte would do it in a microtask of its own, where nobody catches what the components throw.
			flush();
		});
	}

	/**
	 * The module behind a URL that stands in a stack, in the version that the URL names, or null if it is none of a module. What was swapped
	 * out long ago has no map any more.
	 */
	moduleOf(url: string): Pick<LinkedModule, 'id' | 'map'> | null {
		if (!url.startsWith(`${SOURCE_URL}/`)) return null;
		const [name = ''] = url.slice(SOURCE_URL.length + 1).split('?');
		const id = decodeURIComponent(name);
		const entry = this.#entries.get(id);
		if (!entry) return null;
		return entry.url === url ? entry.module : (this.#former.get(url) ?? { id, map: null });
	}

	/** Links and evaluates a module and all that it needs. Rejects with what the module's code threw. */
	async import(id: string): Promise<Namespace> {
		const instance = this.#instantiate(id, null);
		await this.#evaluate(instance);
		return instance.exports.namespace;
	}

	#instantiate(id: string, importer: string | null): Instance {
		const entry = this.#entries.get(id);
		if (!entry) {
			const from = importer === null ? '' : ` (imported by ${importer})`;
			throw new Error(
				`Cannot find module '${id}'${from}. Only modules that the program names in its source can be imported.`
			);
		}
		if (entry.instance) return entry.instance;

		const { module, dependencies, declare } = entry;
		const exports = new Exports();
		const publish = (name: string | Namespace, value?: unknown): unknown => {
			exports.publish(typeof name === 'string' ? { [name]: value } : name);
			return value;
		};
		const hot = new HotContext(module, this.#hotModule(id), {
			states: this.states,
			invalidate: () => this.#onInvalidate(id)
		});
		const declared = declare(publish, {
			import: async (target) => this.import(this.#resolveDynamic(target, id)),
			meta: { url: toSourceUrl(id), hot }
		});
		const connections: (() => void)[] = [];
		const instance: Instance = {
			exports,
			dependencies: [],
			execute: toExecute(declared),
			state: 'linked',
			pending: null,
			error: undefined,
			module,
			hot,
			release: () => {
				for (const disconnect of connections) disconnect();
			}
		};
		// Known before its dependencies are: a cycle finds this instance, not a second one.
		entry.instance = instance;
		try {
			dependencies.forEach((dependency, index) => {
				const target = this.#instantiate(dependency, id);
				instance.dependencies.push(target);
				const setter = declared.setters?.[index];
				if (setter) connections.push(target.exports.connect(setter, exports));
			});
		} catch (error) {
			instance.release();
			entry.instance = null;
			throw error;
		}
		return instance;
	}

	#hotModule(id: string): HotModule {
		let module = this.#hotModules.get(id);
		if (!module) this.#hotModules.set(id, (module = { data: {}, versions: 0 }));
		return module;
	}

	/** A specifier that was not a literal: an id as it is, or a path relative to the importer. */
	#resolveDynamic(specifier: unknown, importer: string): string {
		const text = String(specifier);
		if (this.#entries.has(text) || !/^\.{0,2}\//.test(text)) return text;
		const path = new URL(text, `http://project${importer.startsWith('/') ? importer : '/'}`);
		return decodeURIComponent(path.pathname) + path.search;
	}

	/** Returns a promise only where something below awaits, so that a program without top-level await runs in one go. */
	#evaluate(instance: Instance): Promise<void> | null {
		if (instance.state === 'failed') throw instance.error;
		if (instance.state !== 'linked') return instance.pending;
		instance.state = 'evaluating';
		const waits: Promise<void>[] = [];
		try {
			for (const dependency of instance.dependencies) {
				const pending = this.#evaluate(dependency);
				if (pending) waits.push(pending);
			}
			if (waits.length === 0) {
				const running = this.#execute(instance);
				if (!running) {
					instance.state = 'evaluated';
					return null;
				}
				return this.#wait(instance, running);
			}
		} catch (error) {
			this.#fail(instance, error);
			throw error;
		}
		const below = Promise.all(waits).then(() => this.#execute(instance) ?? undefined);
		return this.#wait(instance, below);
	}

	#wait(instance: Instance, running: Promise<void>): Promise<void> {
		const settled = this.#settle(instance, running);
		// When another import of the same importer throws, nobody asks how this one ends.
		settled.catch(() => {});
		instance.pending = settled;
		return settled;
	}

	#execute(instance: Instance): Promise<void> | null {
		if (instance.module.css !== null) this.#styles(instance.module);
		const result = instance.execute();
		return result instanceof Promise ? result.then(() => {}) : null;
	}

	async #settle(instance: Instance, running: Promise<void>): Promise<void> {
		try {
			await running;
			instance.state = 'evaluated';
		} catch (error) {
			this.#fail(instance, error);
			throw error;
		} finally {
			instance.pending = null;
		}
	}

	#fail(instance: Instance, error: unknown): void {
		instance.state = 'failed';
		instance.error = error;
	}
}
