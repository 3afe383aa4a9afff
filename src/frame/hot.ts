/**
 * `import.meta.hot` of the frame's modules.
 * The interface is Vite's, https://vite.dev/guide/api-hmr, as far as it makes sense where modules that are no components get a fresh
 * document and there is no server: ARCHITECTURE.md says which part does something.
 */
import type { LinkedModule } from '../protocol/modules';
import type { Component, KeptStates, MadeState } from './kept-states';

type Namespace = Record<string, unknown>;
type Accept = (module: Namespace) => void;

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
	readonly #component: Component;
	readonly #states: KeptStates;

	/** `invalidate` is called when the module says that it cannot be swapped after all. */
	constructor(
		{ id, inside = [] }: Pick<LinkedModule, 'id' | 'inside'>,
		module: HotModule,
		{ states, invalidate }: { states: KeptStates; invalidate: () => void }
	) {
		this.data = module.data;
		const version = ++module.versions;
		this.#component = { id, version, inside: inside.map((place) => place.id) };
		this.#states = states;
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

	/** The compiler's code calls it for each instance of a component that has others inside, before those are made. */
	enter(props: object): void {
		this.#states.enter(this.#component, props);
	}

	/** The compiler's code asks for each `$state` of an instance. */
	keepState(props: object, name: string, made: MadeState, variable: unknown): unknown {
		return this.#states.keep(this.#component, props, { name, made, variable });
	}
}
