import type { Diagnostic } from '../../../src/protocol/diagnostic';
import type { Inside } from './svelte-inside';
import type { WrittenStates } from './svelte-states';

/** A file as the user wrote it, or as the stage before this one made it. */
export interface StageInput {
	/** Project path: `lib/Post.svx`. */
	path: string;
	source: string;
}

/** Source map version 3 whose one source is the project path. */
export interface SourceMap {
	version: 3;
	file?: string;
	names: string[];
	sources: string[];
	sourcesContent: string[];
	mappings: string;
}

export interface StageResult {
	/** An ES module. Empty when `ok` is false. */
	code: string;
	/** Leads back to the file the user wrote; null when there is nothing to map to. */
	map: SourceMap | null;
	/** Styles that are on the page as long as the module is. */
	css: string | null;
	/** The way from `css` back to the file, made when it is asked for; undefined when there is none. */
	cssMap?: () => SourceMap;
	/** Of a component that can be swapped: what `readStates` found, and what `readInside` did. */
	states?: WrittenStates;
	inside?: Inside;
	diagnostics: Diagnostic[];
	/** False: there are errors and `code` is of no use. */
	ok: boolean;
	/** Other project files the result depends on, also those that were looked for and are missing. */
	reads: string[];
}

/** What the stage before made of the user's file. */
export interface EarlierStage {
	/** From the stage's input back to the user's file. */
	map: SourceMap;
	/** The file as the user wrote it. */
	source: string;
}

/** A result that holds only faults. */
export function failed(diagnostics: Diagnostic[], reads: string[] = []): StageResult {
	return { code: '', map: null, css: null, diagnostics, ok: false, reads };
}
