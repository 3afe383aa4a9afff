/** What Svelte 4 needs done for it: it compiles JavaScript only, and knows no runes. */
import type { Diagnostic } from '../../../src/protocol/diagnostic';
import { toCompilerMessage, type CompilerMessage } from '../svelte-versions/compiler';
import { featureHint, RUNE } from '../svelte-versions/features';
import { compileJavaScript } from './javascript';
import type { Rewritten } from './rewritten';
import { failed, type StageInput, type StageResult } from './stage';
import { toCrash, toDiagnostic } from './svelte-diagnostic';
import { lowerScripts } from './svelte-scripts';
import { compileTypeScript } from './typescript';

/** Takes the TypeScript out of the scripts of a component. What it returns are faults. */
export async function lowerForLegacy(component: Rewritten): Promise<Diagnostic[]> {
	if (!/<script\b[^>]*\slang\s*=\s*["']?(?:ts|typescript)\b/.test(component.text)) return [];
	try {
		return await lowerScripts(component);
	} catch (error) {
		// It is the parser of Svelte 5, which finds most of the faults that there are for Svelte 4.
		const message = toCompilerMessage(error);
		return [message ? toDiagnostic(message, 'error', component) : toCrash(error, component.path)];
	}
}

/** Svelte 4 takes a rune for a store that is not declared, and only warns of it: what it makes of that cannot run. */
export function runeFault(
	component: Rewritten,
	warnings: CompilerMessage[],
	{ version }: { version: string }
): Diagnostic | null {
	for (const { code, position } of warnings) {
		if (code !== 'missing-declaration' || position === null) continue;
		const [from] = position;
		const rune = RUNE.exec(component.text.slice(from));
		if (rune?.index !== 0) continue;
		return runeUnknown(component.path, {
			name: rune[0].replace(/[\s.(<]+$/, ''),
			hint: featureHint(rune[0], version),
			...component.toSourceRange(from, from + rune[0].length - 1)
		});
	}
	return null;
}

/** `.svelte.js` means nothing to Svelte 4: a module like any other, unless it has runes in it. */
export async function compileLegacyModule(
	{ path, source }: StageInput,
	version: string
): Promise<StageResult> {
	const rune = RUNE.exec(source);
	if (rune) {
		const name = rune[0].replace(/[\s.(<]+$/, '');
		const from = rune.index;
		const hint = featureHint(rune[0], version);
		return failed([runeUnknown(path, { name, hint, from, to: from + name.length })]);
	}
	return path.endsWith('.ts')
		? compileTypeScript({ path, source })
		: compileJavaScript({ path, source });
}

function runeUnknown(
	path: string,
	{ name, hint, from, to }: { name: string; hint: string | null; from: number; to: number }
): Diagnostic {
	return {
		severity: 'error',
		code: 'rune_unknown',
		message: `Svelte 4 does not know the rune \`${name}\`.`,
		path,
		from,
		to,
		source: 'svelte',
		...(hint === null ? {} : { hint })
	};
}
