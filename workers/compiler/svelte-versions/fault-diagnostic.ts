import type { Diagnostic } from '../../../src/protocol/diagnostic';
import type { FileContent } from '../../../src/protocol/project';
import type { SvelteFault } from './versions';

/** Why another version of Svelte runs than the one that package.json asks for, at the place where it asks. */
export function svelteFaultDiagnostic(
	{ code, message, hint }: SvelteFault,
	files: ReadonlyMap<string, FileContent>
): Diagnostic {
	const path = 'package.json';
	const content = files.get(path);
	const source = typeof content === 'string' ? content : '';
	const match = /("svelte"\s*:\s*")([^"]*)"/.exec(source);
	const from = match ? match.index + (match[1]?.length ?? 0) : 0;
	const to = from + (match?.[2]?.length ?? 0);
	return { severity: 'warning', code, message, hint, path, from, to, source: 'resolve' };
}
