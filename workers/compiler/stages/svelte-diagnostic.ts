import type { Diagnostic, Severity } from '../../../src/protocol/diagnostic';
import type { Rewritten } from './rewritten';

/** What the compiler throws and what it warns of, as far as it is needed here. */
interface CompilerMessage {
	code: string;
	message: string;
	position?: [number, number] | undefined;
}

/** Whether a thrown value is a fault in the user's code, found by the Svelte compiler. */
export function isCompilerMessage(value: unknown): value is CompilerMessage {
	return (
		value instanceof Error &&
		'code' in value &&
		typeof value.code === 'string' &&
		value.name === 'CompileError'
	);
}

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
		docs: `https://svelte.dev/docs/svelte/${page}#${code}`
	};
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
