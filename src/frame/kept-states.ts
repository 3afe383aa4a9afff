/**
 * The `$state` of component instances, and how it outlives them when a swap makes them anew: those of the component that was edited, and
 * those inside of them.
 */
import { holdsData } from './holds-data';
import type { HotModule } from './hot';

/** What Svelte's `state()` makes; `v` is its value. */
interface Signal {
	v: unknown;
}

/** What the compiler knows of a `$state`. */
export interface MadeState {
	/** Stands for its initial expression. */
	written: string;
	/** That has the same value whenever it is evaluated. */
	isLiteral: boolean;
	/** What was made of it: `plain` is one that the compiler made nothing of, because nothing can change it. */
	kind: 'signal' | 'proxy' | 'plain';
}

/** A `$state` of an instance: the value of its variable, which for one that something assigns is the signal. */
type Kept = Omit<MadeState, 'kind'> & {
	/** What it began with; for objects one that is equal to no other. */
	initial: unknown;
} & ({ kind: 'signal'; variable: Signal } | { kind: 'proxy' | 'plain'; variable: unknown });

interface Instance {
	module: HotModule;
	/** The version of the component that it was made from. */
	version: number;
	byName: Map<string, Kept>;
	/** Those of the instance before that nobody has asked for. */
	former: Map<string, Kept>;
	/** The instance before was another one that stood in its place, and may have had other props. */
	isSuccessor: boolean;
}

function begin({ written, isLiteral, kind }: MadeState, variable: unknown): Kept {
	const value: unknown = kind === 'signal' ? (variable as Signal).v : variable;
	const initial = typeof value === 'object' || typeof value === 'function' ? {} : value;
	return { written, isLiteral, kind, variable, initial } as Kept;
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

/** Calls back when the component instance that is being made is destroyed. */
export type OnTeardown = (callback: () => void) => void;

export class KeptStates {
	/** By the object that holds the props: Svelte's `hmr` wrapper makes an instance anew with the very same object. */
	readonly #instances = new WeakMap<object, Instance>();
	/** During a swap: those that it has destroyed and that nobody has succeeded yet, in the order of the document. */
	#leaving: Instance[] | null = null;
	/** An instance has been made since the last one was destroyed. */
	#hasArrivals = false;
	/** Svelte's, once there is a program. */
	onTeardown: OnTeardown = () => {};

	/**
	 * What `work` destroys and makes anew are the same instances. Svelte does that for one instance of an edited component after the other,
	 * with all that is inside of it.
	 */
	handOver(work: () => void): void {
		this.#leaving = [];
		this.#hasArrivals = false;
		try {
			work();
		} finally {
			this.#leaving = null;
		}
	}

	/**
	 * What the variable of a `$state` is to hold: the given value, or that of the former `$state` of that name, if it was written the same and
	 * held nothing but data. One of an instance inside of the edited one must have begun with the same value as well.
	 */
	keep(
		{ module, version, props }: { module: HotModule; version: number; props: object },
		name: string,
		made: MadeState,
		variable: unknown
	): unknown {
		const { byName, former, isSuccessor } = this.#instance(module, version, props);
		const next = begin(made, variable);
		const before = former.get(name);
		// Not twice: a program may mount two components with one object of props.
		former.delete(name);
		const isSame =
			before && (!isSuccessor || next.isLiteral || Object.is(before.initial, next.initial));
		const kept = isSame ? { ...exchange(before, next), initial: next.initial } : next;
		byName.set(name, kept);
		return made.kind === 'plain' ? variable : kept.variable;
	}

	#instance(module: HotModule, version: number, props: object): Instance {
		const before = this.#instances.get(props);
		const isSame = before?.module === module;
		if (isSame && before.version === version) return before;
		const former = isSame && before.version === version - 1 ? before : null;
		const predecessor = former ?? this.#find(module, version);
		if (predecessor) this.#take(predecessor);
		this.#hasArrivals = true;
		const instance: Instance = {
			module,
			version,
			byName: new Map(),
			former: predecessor?.byName ?? new Map<string, Kept>(),
			isSuccessor: !former
		};
		this.#instances.set(props, instance);
		this.onTeardown(() => this.#leave(instance));
		return instance;
	}

	#leave(instance: Instance): void {
		if (!this.#leaving) return;
		// The next instance of the edited component, then: the one before is complete.
		if (this.#hasArrivals) this.#leaving = [];
		this.#hasArrivals = false;
		this.#leaving.push(instance);
	}

	#find(module: HotModule, version: number): Instance | undefined {
		return this.#leaving?.find(
			(one) => one.module === module && (one.version === version || one.version === version - 1)
		);
	}

	#take(instance: Instance): void {
		const index = this.#leaving?.indexOf(instance) ?? -1;
		if (index >= 0) this.#leaving?.splice(index, 1);
	}
}
