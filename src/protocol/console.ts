/** What a console call looks like once it has left the frame: plain, bounded data. */

/** A place in a file. Lines and columns are 1-based. */
export interface StackFrame {
	/** Function name, or null at the top level. */
	name: string | null;
	/** A project path such as `lib/Counter.svelte`; null when the frame is not in the user's code. */
	path: string | null;
	/** What to show when `path` is null: `d3-scale@4.0.2/src/linear.js`, `svelte`. */
	label: string;
	line: number;
	column: number;
}

export type ConsoleMethod =
	| 'log'
	| 'info'
	| 'debug'
	| 'warn'
	| 'error'
	| 'dir'
	| 'dirxml'
	| 'table'
	| 'group'
	| 'groupCollapsed'
	| 'groupEnd'
	| 'clear'
	| 'count'
	| 'countReset'
	| 'time'
	| 'timeLog'
	| 'timeEnd'
	| 'assert'
	| 'trace'
	/** Not a call: an uncaught error or an unhandled rejection. */
	| 'uncaught';

/**
 * A value, one level deep. `preview` is what one line shows; children are asked for by handle, so that a big object
 * costs nothing until somebody opens it.
 */
export type ConsoleValue =
	| { type: 'string'; value: string; truncated: number }
	| {
			type: 'number' | 'bigint' | 'boolean' | 'undefined' | 'null' | 'symbol' | 'function';
			text: string;
	  }
	| {
			type: 'object';
			/** Constructor or tag name: `Object`, `Array`, `Map`, `HTMLButtonElement`, … */
			name: string;
			/** Shown after the name, for example `(3)` of an array. */
			size: number | null;
			/** Kind of brackets and of children. */
			shape:
				| 'object'
				| 'array'
				| 'map'
				| 'set'
				| 'error'
				| 'node'
				| 'date'
				| 'regexp'
				| 'promise'
				| 'function'
				| 'other';
			preview: ConsoleProperty[];
			/** More properties exist than the preview shows. */
			more: boolean;
			/** Text that says it all for dates, regular expressions, errors (name and message), functions and DOM nodes. */
			text: string | null;
			/** The value is a Svelte `$state` proxy. */
			reactive: boolean;
			/** Null when there is nothing to open. Valid as long as the document that logged it lives. */
			handle: number | null;
	  };

export interface ConsoleProperty {
	key: string;
	/**
	 * `entry` for map entries, set members and child nodes, `internal` for the likes of `[[Prototype]]`. A `getter` has not
	 * been called: expanding the handle of its value calls it and gives one property, the result.
	 */
	kind: 'property' | 'symbol' | 'getter' | 'entry' | 'internal';
	value: ConsoleValue;
}

export type ConsoleChildren =
	/** `more` properties were left out. Long arrays are cut into ranges, each a property that can be opened. */
	| { ok: true; properties: ConsoleProperty[]; more: number }
	/** The value is gone: its document was replaced. */
	| { ok: false };

/**
 * One piece of a `%`-formatted message: text with the CSS that `%c` asked for (already reduced to harmless properties),
 * or the value that `%o` or `%O` put in its place (`text` is empty then).
 */
export interface ConsoleText {
	text: string;
	style: Record<string, string>;
	value?: ConsoleValue;
}

/** Rows and columns of `console.table`. A null cell has no value; `more` rows were left out. */
export interface ConsoleTable {
	columns: string[];
	rows: { index: string; cells: (ConsoleValue | null)[] }[];
	more: number;
}

export interface ConsoleEntry {
	method: ConsoleMethod;
	/** Leading text when the first argument was a format string, else empty. */
	format: ConsoleText[];
	args: ConsoleValue[];
	/** Null for every method but `table`, and for `table` when the data has no rows. */
	table: ConsoleTable | null;
	/** Where the call was made in the user's code; null when it came from elsewhere, and for `uncaught`. */
	place: StackFrame | null;
	/**
	 * Outermost call last, mapped to the user's files, bounded: the stack of the first error among the arguments, else
	 * of the call for methods that speak of faults (`warn`, `error`, `assert`, `trace`), else empty.
	 */
	stack: StackFrame[];
	/** Identical calls in a row are merged by the frame: how many this stands for. */
	count: number;
	/** Milliseconds since the document started. */
	time: number;
}
