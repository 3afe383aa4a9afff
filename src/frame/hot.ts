/**
 * `import.meta.hot` of the frame's modules, and the state that components keep when they are swapped.
 * The interface is Vite's, https://vite.dev/guide/api-hmr, as far as it makes sense where modules that are no components get a fresh
 * document and there is no server: ARCHITECTURE.md says which part does something.
 */
import { holdsData } from './holds-data';

type Namespace = Record<string, unknown>;
type Accept = (module: Namespace) => void;

/** What Svelte's `state()` makes; `v` is its value. */
interface Signal {
	v: unknown;
}

/**
 * A `$state` of an instance: the value of its variable, which for one that something assigns is the signal. `plain` is one that the
 * compiler made nothing of, because nothing can change it.
 */
type Kept = { written: string } & (
	{ kind: 'signal'; variable: Signal } | { kind: 'proxy' | 'plain'; variable: unknown }
);

interface States {
	/** The version of the component that they belong to. */
	version: number;
	byName: Map<string, Kept>;
	/** Those of the version before that nobody has asked for. */
	former: Map<string, Kept>;
}

/**
 * The `$state` of each component instance, by the object that holds the instance's props: Svelte's `hmr` wrapper makes an instance anew
 * with the very same object.
 */
const instances = new WeakMap<object, States>();

/** States for a run of an instance: those of the run before go on only if that was of the version right before. */
function statesOf(props: object, version: number): States {
	let states = instances.get(props);
	if (states?.version !== version) {
		const former = states?.version === version - 1 ? states.byName : new Map<string, Kept>();
		states = { version, byName: new Map(), former };
		instances.set(props, states);
	}
	return states;
}

/** What the new instance goes on with: `next`, as it was made or with what `before` was. */
function exchange(before: Kept, next: Kept): Kept {
	if (before.written !== next.written || before.kind === 'plain') return next;
	// It may become changeable again with the next key press.
	if (next.kind === 'plain') return before;
	const value = before.kind === 'signal' ? before.variable.v : before.variable;
	if (!holdsData(value)) return next;
	// The signal itself: what the old instance has handed out still reads and writes it.
	if (before.kind === next.kind) return before;
	if (next.kind === 'signal') {
		next.variable.v = value;
		return next;
	}
	return typeof value === 'object' && value !== null ? { ...next, variable: value } : next;
}

/** What the versions of one module have in common. */
export interface HotModule {
	/** `import.meta.hot.data`. */
	data: Record<string, unknown>;
	/** How many versions there have been. */
	versions: number;
}

/** Made anew for each version of a module. */
export class HotContext {
	readonly data: Record<string, unknown>;
	/** Called with the next version. */
	readonly onAccept: Accept[] = [];
	onDispose: ((data: Record<string, unknown>) => void) | null = null;
	readonly invalidate: () => void;
	readonly #version: number;

	/** `invalidate` is called when the module says that it cannot be swapped after all. */
	constructor(module: HotModule, invalidate: () => void) {
		this.data = module.data;
		this.#version = ++module.versions;
		this.invalidate = invalidate;
	}

	/** What is to be done with other modules is no concern of this one: they swap themselves, or the document is a fresh one. */
	accept(callback?: unknown): void {
		if (typeof callback === 'function') this.onAccept.push(callback as Accept);
	}

	dispose(callback: (data: Record<string, unknown>) => void): void {
		this.onDispose = callback;
	}

	/** No module of a running program is given up by itself. */
	prune(): void {}

	/** As in Vite, without effect. */
	decline(): void {}

	/** There is no server that could send anything, or be sent anything. */
	on(): void {}
	off(): void {}
	send(): void {}

	/**
	 * What the variable of a `$state` is to hold: the given value, or that of the instance's former `$state` of that name, if it was `written`
	 * the same and held nothing but data.
	 */
	keepState(
		props: object,
		name: string,
		written: string,
		kind: Kept['kind'],
		variable: unknown
	): unknown {
		const { byName, former } = statesOf(props, this.#version);
		const next = { written, kind, variable } as Kept;
		const before = former.get(name);
		// Not twice: a program may mount two components with one object of props.
		former.delete(name);
		const kept = before ? exchange(before, next) : next;
		byName.set(name, kept);
		return kind === 'plain' ? variable : kept.variable;
	}
}
