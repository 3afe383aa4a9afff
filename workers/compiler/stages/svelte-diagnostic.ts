import type { Diagnostic, Severity } from '../../../src/protocol/diagnostic';
import type { CompilerMessage } from '../svelte-versions/compiler';
import type { Rewritten } from './rewritten';

/** A fault the compiler reports, at its place in the file the user wrote. */
export function toDiagnostic(
	{ code, message, position }: CompilerMessage,
	severity: Severity,
	text: Rewritten
): Diagnostic {
	const [from, to] = position ?? [0, 0];
	const page = severity === 'error' ? 'compiler-errors' : 'compiler-warnings';
	return {
		severity,
		code,
		message: message.replace(/\s*https:\/\/svelte\.dev\/e\/\S*\s*$/, ''),
		path: text.path,
		...text.toSourceRange(from, to),
		source: 'svelte',
		// Svelte 4 writes its codes with hyphens; they stand on no page any more.
		...(code.includes('-') ? {} : { docs: `https://svelte.dev/docs/svelte/${page}#${code}` })
	};
}

/** Says what to look for when a closing tag was read as a comparison with a regular expression; null for any other fault. */
export function braceHint({ code, position }: CompilerMessage, source: string): string | null {
	const [at] = position ?? [0];
	if (code !== 'js_parse_error' || source.slice(at - 2, at) !== '</') return null;
	return 'This closing tag was read as a part of an expression. Look for a `{` before it that has no `}`.';
}

/** The compiler itself broke: still about this file, so that everything else goes on. */
export function toCrash(error: unknown, path: string): Diagnostic {
	const reason = error instanceof Error ? error.message : String(error);
	return {
		severity: 'error',
		code: 'svelte_crashed',
		message: `The Svelte compiler failed on this file without naming a place: ${reason}`,
		hint: 'This is a fault of the compiler. Undo the last change, or report the file to Svelte.',
		path,
		from: 0,
		to: 0,
		source: 'svelte'
	};
}
