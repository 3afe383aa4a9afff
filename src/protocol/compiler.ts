/** Page ↔ compiler worker. Faults in the user's code are values here; our own faults are `fault` notices or failed replies. */
import type { Ast } from './ast';
import type { Diagnostic } from './diagnostic';
import type { FileChange, ProjectOptions } from './project';

/** Where packages come from. Nothing is hard-wired: the host page decides. */
export type PackageSource =
	/** A server that answers `{base}{name}` with the packument and `{base}{name}/-/{file}.tgz` with tarballs. */
	| { kind: 'registry'; base: string }
	/** jsDelivr: `{base}npm/{name}@{version}/{path}` for files and `{data}v1/packages/npm/{name}` for versions. */
	| { kind: 'jsdelivr'; base: string; data: string };

export interface CompilerConfig {
	/** Absolute URL of the site's root, with a trailing slash: the prebuilt Svelte runtime lies below it. */
	base: string;
	packages: PackageSource;
}

/**
 * Which generated code an output view asks for. `mdsvex` is the component that is compiled, `mdsvex-raw` what mdsvex itself returned:
 * what a report to its authors needs.
 */
export type OutputKind = 'client' | 'server' | 'css' | 'mdsvex' | 'mdsvex-raw';

export type Output =
	| {
			kind: 'code';
			language: 'javascript' | 'css' | 'svelte';
			code: string;
			/** Source map version 3 as JSON, back to the file the user wrote; null where there is nothing to map to. */
			map: string | null;
	  }
	/** There is nothing to show, and why: no styles, or code that does not compile. */
	| { kind: 'none'; reason: string };

/** Built for production, without comments and the white space nobody needs; names are left as they are. In bytes. */
export interface OutputSize {
	raw: number;
	gzip: number;
}

/** A package of the running program. */
export interface PackageUse {
	name: string;
	version: string;
	/** Bytes of the code and styles that were linked, which is what the program needs of it. */
	size: number;
	/** The same, compressed. */
	gzip: number;
	/** Project paths and names of packages. */
	importers: string[];
}

/** Which versions of Svelte a project can run with. */
export interface SvelteVersionList {
	/** The one that Rookery comes with. */
	bundled: string;
	/** Exact versions, newest first. Without a network: those that are kept. */
	versions: string[];
	/** Those that need no network, because they were fetched before. */
	kept: string[];
	/** Why the list could not be fetched, as a sentence; null when it could. */
	fault: string | null;
}

/** Name → input and output of every call the page can make. */
export interface CompilerCalls {
	output: { input: { path: string; kind: OutputKind }; output: Output };
	/** What a site would serve of the file, in bytes. Null when there is nothing. */
	size: { input: { path: string; kind: OutputKind }; output: OutputSize | null };
	/** The tree that the parser makes of a file. */
	ast: { input: { path: string }; output: Ast };
	/** The packages that the newest build links, by name. */
	packages: { input: Record<string, never>; output: PackageUse[] };
	svelteVersions: { input: Record<string, never>; output: SvelteVersionList };
}

export type CompilerCall = {
	[Name in keyof CompilerCalls]: {
		kind: 'call';
		id: number;
		name: Name;
		input: CompilerCalls[Name]['input'];
	};
}[keyof CompilerCalls];

export type UpdateMode = 'hot' | 'fresh';

export type ToCompiler =
	/** First message, once. */
	| { kind: 'start'; config: CompilerConfig }
	/** The project changed. `replace` forgets every file that is not in `changes`. Supersedes all work before it. */
	| {
			kind: 'update';
			revision: number;
			entry: string;
			options: ProjectOptions;
			changes: FileChange[];
			replace: boolean;
	  }
	/** Build the same revision again and run it, also what failed for want of the network. */
	| { kind: 'rerun' }
	/** Choose every package's version anew, as if there were no lock, and build. */
	| { kind: 'refresh' }
	/** A frame waits for modules on `port`. It runs the next good build. */
	| { kind: 'attach'; frame: number; port: MessagePort }
	| { kind: 'detach'; frame: number }
	/** How a run or a swap in `frame` went. */
	| { kind: 'outcome'; frame: number; revision: number; ok: boolean }
	/** Something failed in a program that ran: its next build gets a fresh document. */
	| { kind: 'unswappable'; frame: number }
	/** How edits reach the program: in place where that is safe, or always in a fresh document. */
	| { kind: 'mode'; mode: UpdateMode }
	/** Whether builds run by themselves. Those that do not wait for `rerun`, or for builds to run by themselves again. */
	| { kind: 'auto'; isOn: boolean }
	| CompilerCall;

/** Milliseconds. */
export interface BuildTimings {
	/** From the arrival of the update to the last module linked. */
	total: number;
	/** Spent inside the Svelte compiler. */
	svelte: number;
	/** Spent inside mdsvex. */
	mdsvex: number;
	/** Spent inside Rollup. */
	link: number;
}

export interface BuildReport {
	revision: number;
	/** True when there are no errors. */
	ok: boolean;
	/** It is good and waits to be run, because builds do not run by themselves. */
	isHeld: boolean;
	diagnostics: Diagnostic[];
	/** Project modules that were built again for this revision, by id. */
	rebuilt: string[];
	/** How many modules the program has, packages and runtime not counted. */
	modules: number;
	timings: BuildTimings;
	/** Exact versions of the packages used, by name and range. */
	lock: Record<string, string>;
	/** How many packages the program is made of. */
	packages: number;
	/** Exact version of the Svelte that compiled the program and runs it. */
	svelte: string;
}

export interface Running {
	revision: number;
	frame: number;
	/**
	 * `run`: in a document that is fresh. `swap`: in place, in the program that runs there. `restore`: the last good build in a fresh
	 * document, because a swap has failed and left the one before in pieces.
	 */
	how: 'run' | 'swap' | 'restore';
}

export type FromCompiler =
	| { kind: 'ready'; versions: { svelte: string; mdsvex: string } }
	/** A sign of life. `isAwaited`: a build waits for what `text` says. */
	| { kind: 'progress'; isAwaited: boolean; text: string }
	/** Proof of life while many modules are made: said between two of them, so that one that takes for ever is noticed. */
	| { kind: 'alive' }
	| { kind: 'built'; report: BuildReport }
	/** A build is on its way into a frame. */
	| ({ kind: 'running' } & Running)
	| { kind: 'reply'; id: number; ok: true; output: CompilerCalls[keyof CompilerCalls]['output'] }
	| { kind: 'reply'; id: number; ok: false; message: string }
	/** A fault of ours. The worker is of no more use. */
	| { kind: 'fault'; message: string };
