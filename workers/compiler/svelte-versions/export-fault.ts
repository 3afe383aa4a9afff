import type { Diagnostic } from '../../../src/protocol/diagnostic';
import { specifierRange } from '../specifier-range';
import { newerHint } from './features';
import { partSince } from './newer-exports';

interface MissingExport {
	name: string;
	specifier: string;
	/** The project file that imports it. */
	path: string;
	source: string;
}

/** Svelte tells its parts apart by name, and an import of what is not there would be undefined without a word. */
export function exportFault(
	{ name, specifier, path, source }: MissingExport,
	version: string
): Diagnostic {
	const since = partSince(specifier, name, version);
	return {
		// What a script in TypeScript imports may be a type.
		severity: isTypeScript(path, source) ? 'warning' : 'error',
		code: 'svelte_export_missing',
		message: `Svelte ${version} has no \`${name}\` in "${specifier}".`,
		hint:
			since === null
				? 'It came with another version. Choose one in the line at the bottom, or in package.json.'
				: newerHint({ name: `\`${name}\``, since }, version),
		...(since !== null && { svelteSince: since }),
		path,
		...specifierRange(source, specifier),
		source: 'resolve'
	};
}

function isTypeScript(path: string, source: string): boolean {
	return path.endsWith('.ts') || /<script\b[^>]*\slang\s*=\s*["']?(?:ts|typescript)\b/.test(source);
}
