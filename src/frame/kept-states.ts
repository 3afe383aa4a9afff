/**
 * The `$state` of component instances, and how it outlives them when a swap makes them anew: those of the component that was edited, and
 * those at certain places inside of them.
 */
import type { SwapModules } from '../protocol/modules';
import { holdsData } from './holds-data';

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

/** A version of a component. */
export interface Component {
	id: string;
	version: number;
	/** Ids of the components at the places inside of it. */
	inside: readonly string[];
}

interface Instance {
	component: Component;
	states: Map<string, Kept>;
	/** Those of the instance before that nobody has asked for. */
	former: Map<string, Kept>;
	/** The instance before stood at its place, and may have had other props. */
	isSuccessor: boolean;
	/** By places. */
	inside: Instance[];
}

/** What Svelte knows of an instance that is being made, as far as it matters here. */
export interface InstanceContext {
	/** Of the instance around it. */
	p: object | null;
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

export class KeptStates {
	/** By the object that holds the props: Svelte's `hmr` wrapper makes an instance anew with the very same object. */
	readonly #instances = new WeakMap<object, Instance>();
	/** By what Svelte calls the instance's context. */
	readonly #byContext = new WeakMap<object, Instance>();
	/** During a swap: what is as before inside of the components that it changes. */
	#inside: SwapModules['inside'] | null = null;
	/** During a swap: by a new instance, the one that it goes on from. */
	readonly #before = new Map<Instance, Instance>();
	/** Of the instance that is being made. Svelte's, once there is a program. */
	contextOf: () => InstanceContext | null = () => null;

	/** What `work` makes anew goes on from what was there. */
	handOver(inside: SwapModules['inside'], work: () => void): void {
		this.#inside = inside;
		try {
			work();
		} finally {
			this.#inside = null;
			this.#before.clear();
		}
	}

	/**
	 * What the variable of a `$state` is to hold: the given value, or that of the former `$state` of that name, if it was written the same and
	 * held nothing but data. One of an instance inside of the edited one must have begun with the same value as well, as literals do.
	 */
	keep(
		component: Component,
		props: object,
		state: { name: string; made: MadeState; variable: unknown }
	): unknown {
		const { name, made, variable } = state;
		const known = this.#instances.get(props);
		const isEntered = known && isOf(known, component.id, component.version);
		const { states, former, isSuccessor } = isEntered ? known : this.enter(component, props);
		const next = begin(made, variable);
		const before = former.get(name);
		// Not twice: a program may mount two components with one object of props.
		former.delete(name);
		const isSame =
			before && (!isSuccessor || next.isLiteral || Object.is(before.initial, next.initial));
		const kept = isSame ? { ...exchange(before, next), initial: next.initial } : next;
		states.set(name, kept);
		return made.kind === 'plain' ? variable : kept.variable;
	}

	/** An instance is about to be made with these props. */
	enter(component: Component, props: object): Instance {
		const { id, version } = component;
		const context = this.contextOf();
		const around = context?.p ? this.#byContext.get(context.p) : undefined;
		const known = this.#instances.get(props);
		const own = known && isOf(known, id, version - 1) ? known : null;
		const place = around ? placeIn(around, own, component) : -1;
		const before = own ?? (around ? this.#predecessor(around, place, component) : null);
		const instance: Instance = {
			component,
			states: new Map(),
			former: before?.states ?? new Map<string, Kept>(),
			isSuccessor: own === null,
			inside: []
		};
		if (around && place >= 0) around.inside[place] = instance;
		if (before && this.#inside) this.#before.set(instance, before);
		this.#instances.set(props, instance);
		if (context) this.#byContext.set(context, instance);
		return instance;
	}

	#predecessor(around: Instance, place: number, { id, version }: Component): Instance | null {
		const pairs = this.#inside?.[around.component.id];
		const was = pairs ? pairs[place] : place;
		const before = this.#before.get(around)?.inside[was ?? -1];
		if (!before) return null;
		return isOf(before, id, version) || isOf(before, id, version - 1) ? before : null;
	}
}

function isOf({ component }: Instance, id: string, version: number): boolean {
	return component.id === id && component.version === version;
}

/** That of the instance that goes, or the first one of that component at which nothing of its version stands; -1 when there is none. */
function placeIn({ component, inside }: Instance, own: Instance | null, next: Component): number {
	if (own) return inside.indexOf(own);
	return component.inside.findIndex(
		(id, place) => id === next.id && inside[place]?.component.version !== next.version
	);
}
