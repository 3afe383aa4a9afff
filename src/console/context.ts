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
	expand(handle: number): Promise<ConsoleChildren>;
	onlocate(place: Place): void;
}

export const [getConsoleHost, setConsoleHost] = createContext<ConsoleHost>();
