/** Compiler worker → frame, over a port of their own: the page never touches a module. */

/** A place inside of a component at which another one stands. */
export interface InsidePlace {
	/** Of the component's module. */
	id: string;
	/** Stands for its attributes as they are written. */
	attributes: string;
}

/** One module of the running program, linked to `System.register` form. */
export interface LinkedModule {
	/**
	 * `/App.svelte` for a project file, with its query if it has one (`/App.svelte?raw`); `svelte:/…` for the prebuilt runtime;
	 * `npm:/name@version/path` for a file of a package, also of a Svelte that is not the prebuilt one; an absolute URL for a URL import.
	 */
	id: string;
	/**
	 * A classic script whose only effect is one call of `System.register(dependencies, declare)`. Dependencies are ids. What `declare`
	 * returns may have, in place of `execute`, a generator `body`: its first step publishes the module's functions and is taken before
	 * any module is evaluated, its second step is the rest.
	 */
	code: string;
	/** Source map version 3 as JSON, composed back to the user's file; null where there is nothing to map to. */
	map: string | null;
	/** Styles that are on the page as long as the module is. */
	css: string | null;
	/**
	 * What importers see of a component beside its default export: a version with the same text can take its place in a running program.
	 * Empty for a style sheet of which nobody takes the text. Null for everything that cannot be swapped.
	 */
	swap: string | null;
	/** The components that each instance of this component certainly has inside of it, in the order in which they are made; absent for none. */
	inside?: InsidePlace[];
}

export type ToFrameLoader =
	/** Modules to define or to replace. Nothing is executed. */
	{ kind: 'modules'; modules: LinkedModule[] } | RunProgram | SwapModules;

/** Execute the entry and mount its default export. */
export interface RunProgram {
	kind: 'run';
	revision: number;
	/** Id of the module whose default export is the component. */
	entry: string;
	/**
	 * Ids of the run's own `svelte`, which mounts it, and `svelte/internal/client`, which knows what `$state` makes; `svelte/internal` in
	 * Svelte 4.
	 */
	svelte: string;
	internal: string;
}

/** Put new versions of components into the running program, and leave everything else as it is. */
export interface SwapModules {
	kind: 'swap';
	revision: number;
	/** New and changed modules. */
	modules: LinkedModule[];
	/** Ids of the program's modules that have styles, in the order in which a fresh document would have them; null: as they are. */
	styles: string[] | null;
	/**
	 * By id of a component whose places inside are not as before, for each of them the index of the one before that it goes on from; null: it
	 * begins anew.
	 */
	inside: Record<string, (number | null)[]>;
}
