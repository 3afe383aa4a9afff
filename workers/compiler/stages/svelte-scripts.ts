import { parse } from 'svelte/compiler';
import type { Diagnostic } from '../../../src/protocol/diagnostic';
import type { Rewritten } from './rewritten';
import { Splice } from './splice';
import { stripTypes } from './typescript';

/**
 * Turns the TypeScript in the scripts of a component into JavaScript, for what Svelte does not strip by itself: enums and
 * parameter properties. The scripts keep `lang="ts"`, because the markup may hold types too.
 */
export async function lowerScripts(component: Rewritten): Promise<Diagnostic[]> {
	const { text } = component;
	const { instance, module } = parse(text, { modern: true });
	const blocks = [instance, module]
		.flatMap((script) => (script ? [contentOf(script.content)] : []))
		.sort((a, b) => a.from - b.from);
	const diagnostics: Diagnostic[] = [];
	const splice = new Splice(text);
	for (const { from, to } of blocks) {
		const source = text.slice(from, to);
		const stripped = await stripTypes(
			{ path: component.path, source },
			{ keepUnusedImports: true }
		);
		const found = stripped.ok ? stripped.diagnostics : [stripped.diagnostic];
		for (const diagnostic of found) {
			const range = component.toSourceRange(from + diagnostic.from, from + diagnostic.to);
			diagnostics.push({ ...diagnostic, ...range });
		}
		if (stripped.ok) splice.replace({ from, to }, stripped.code, stripped.runs);
	}
	const lowered = splice.finish();
	if (diagnostics.length === 0) component.replace(lowered.text, lowered.runs);
	return diagnostics;
}

/** The compiler's nodes carry offsets that the types of ESTree do not speak of. */
function contentOf(content: object): { from: number; to: number } {
	const from: unknown = Reflect.get(content, 'start');
	const to: unknown = Reflect.get(content, 'end');
	if (typeof from !== 'number' || typeof to !== 'number') {
		throw new TypeError('The Svelte parser gave a script without offsets.');
	}
	return { from, to };
}
