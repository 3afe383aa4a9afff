/** A project as it travels between realms: what the visitor wrote and how it is to be built. */

/** Text is a string; everything else is bytes. */
export type FileContent = string | Uint8Array;

export interface ProjectFile {
	/** Slash-separated, relative to the project's root, normalized: `lib/Counter.svelte`. */
	path: string;
	content: FileContent;
}

/** Options that change what a project means, so they travel with its links. */
export interface ProjectOptions {
	/** Exact versions of packages, by the specifier's package and range: `d3-scale@^4` → `4.0.2`. */
	lock?: Record<string, string>;
}

export interface Project {
	name: string;
	/** Path of the module that is mounted: `App.svelte` or `App.svx` by default. */
	entry: string;
	files: ProjectFile[];
	options: ProjectOptions;
}

/** `content: null` means that the file is gone. */
export interface FileChange {
	path: string;
	content: FileContent | null;
}
