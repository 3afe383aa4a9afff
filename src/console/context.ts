import { createContext } from 'svelte';
import type { ConsoleChildren } from '../protocol/console';

/** A place in a project file. Line and column are 1-based. */
export interface Place {
	path: string;
	line: number;
	column: number;
}

/** What the parts of the pane ask of those who use it. */
export interface ConsoleHost {
	/** Asks a document for the children of a value that it has logged. */
	expand: Expand;
	onlocate(place: Place): void;
}

export type Expand = (frame: number, handle: number) => Promise<ConsoleChildren>;

export const [getConsoleHost, setConsoleHost] = createContext<ConsoleHost>();

/** The document that the values of a row come from; null for words of ours, which have none. */
export const [getRowFrame, setRowFrame] = createContext<() => number | null>();
