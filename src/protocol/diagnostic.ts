export type Severity = 'error' | 'warning' | 'info';

/** Where a fault was found. */
export type DiagnosticSource =
	'svelte' | 'mdsvex' | 'typescript' | 'css' | 'json' | 'resolve' | 'link' | 'format';

/**
 * A fault in what the user wrote. It is a value, never an exception, and always speaks of the file the user wrote,
 * also when the fault was found in code generated from it.
 */
export interface Diagnostic {
	severity: Severity;
	/** Stable and machine-readable: the Svelte compiler's code, or one of ours such as `package_not_found`. */
	code: string;
	/** What happened and, where it is known, what to do next. Plain text. */
	message: string;
	/** The project file it is about. */
	path: string;
	/** Offsets in UTF-16 code units of that file; equal when only a point is known. */
	from: number;
	to: number;
	source: DiagnosticSource;
	/** The way out, when there is more to say than fits the message. */
	hint?: string;
	/** The version of Svelte since which this is no fault. The project runs with an older one; the one that comes with Rookery is no older. */
	svelteSince?: string;
	/** A page that explains the code. */
	docs?: string;
}
