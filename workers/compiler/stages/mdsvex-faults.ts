import { parse } from 'svelte/compiler';
import type { Diagnostic } from '../../../src/protocol/diagnostic';
import { toCompilerMessage } from '../svelte-versions/compiler';
import { findBlocks } from './svx-blocks';
import { braceEnd, rangeAt } from './svx-tokens';
import type { Range } from './svx-tokens';

/** A fault without its file, with places in the text that mdsvex reads. */
export type Fault = Omit<Diagnostic, 'path'>;

/**
 * Scripts and styles that do not parse. mdsvex takes such a block for markup and puts it inside of the layout, where nobody
 * complains of it, so without this the page would fail far from the cause.
 */
export function blockFaults(text: string, code: readonly Range[]): Fault[] {
	return findBlocks(text, code).flatMap(({ kind, from, to }) => {
		if (kind === 'special') return [];
		try {
			parse(text.slice(from, to), { modern: true });
			return [];
		} catch (error) {
			const fault = toCompilerMessage(error);
			if (!fault) throw error;
			const [start, end] = fault.position ?? [0, 0];
			return [
				{
					severity: 'error',
					code: fault.code,
					message: fault.message.replace(/\s*https:\/\/svelte\.dev\/e\/\S*\s*$/, ''),
					from: from + start,
					to: from + end,
					source: 'svelte',
					docs: `https://svelte.dev/docs/svelte/compiler-errors#${fault.code}`
				}
			];
		}
	});
}

/** A value that mdsvex threw, as a fault in the file. Its errors have no place, so known ones are looked up. */
export function thrownFault(error: unknown, text: string, code: readonly Range[]): Fault {
	const message = error instanceof Error ? error.message : String(error);
	const open = unclosedBlock(text, code);
	if (error instanceof TypeError && open) {
		return {
			severity: 'error',
			code: 'mdsvex_unclosed_block',
			message: `This \`${text.slice(open.from, open.to)}\` has no closing \`}\`.`,
			hint: 'mdsvex reads a block tag up to its `}`, also over several lines.',
			...open,
			source: 'mdsvex'
		};
	}
	const props = /Cannot forward `\$props\(\)`/.test(message) ? text.indexOf('$props(') : -1;
	if (props >= 0) {
		return {
			severity: 'error',
			code: 'mdsvex_props',
			message: 'mdsvex cannot hand these `$props()` on to the layout.',
			hint: 'Write `let { title } = $props();` or `let props = $props();` at the top level of the script.',
			from: props,
			to: props + '$props()'.length,
			source: 'mdsvex'
		};
	}
	return {
		severity: 'error',
		code: 'mdsvex_failed',
		message: `mdsvex could not read this file: ${message.replace(/^mdsvex:\s*/, '')}`,
		hint: 'Undo the last change, or take parts of the file out until it works, to find the cause.',
		from: 0,
		to: 0,
		source: 'mdsvex'
	};
}

/** An expression that Markdown took for text: `{a*b*c}` has emphasis in it, `{"https://…"}` a link. */
export function changedExpression({ from, to }: Range): Fault {
	return {
		severity: 'warning',
		code: 'mdsvex_changed_expression',
		message:
			'Markdown changed this expression before Svelte saw it: *, _, ` and web addresses mean something there.',
		hint: 'Compute the value in the script, and write its name alone here.',
		from,
		to,
		source: 'mdsvex'
	};
}

/** Code that has no colours because what knows its language could not be fetched. The page works all the same. */
export function plainFence(language: string, text: string): Fault {
	const fence = [...text.matchAll(/^([ \t>]*(?:`{3,}|~{3,})[ \t]*)(\S+)/gm)].find(
		([, , name]) => name === language
	);
	const from = fence ? fence.index + (fence[1]?.length ?? 0) : 0;
	return {
		severity: 'warning',
		code: 'grammar_not_fetched',
		message: `The colours for \`${language}\` could not be fetched, so this code is plain.`,
		hint: 'Check the connection, then change this file: they are fetched again.',
		from,
		to: fence ? from + language.length : from,
		source: 'mdsvex'
	};
}

function unclosedBlock(text: string, code: readonly Range[]): Range | null {
	for (const match of text.matchAll(/^([ \t]*)(\{[#:/@][a-z]*)/gm)) {
		const from = match.index + (match[1]?.length ?? 0);
		if (rangeAt(code, from)) continue;
		if (braceEnd(text, from) < 0) return { from, to: from + (match[2]?.length ?? 1) };
	}
	return null;
}
