/** Names that mean something where the cursor is: the script's own, those of blocks around, and what could be imported. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { applyWithImport } from './auto-import';
import { otherComponents, otherExports, ownSymbols } from './project-symbols';
import { svelteExports } from './svelte-modules';

const noName =
	/^(?:String|TemplateString|RegExp|LineComment|BlockComment|Comment|PropertyName|PropertyDefinition|VariableDefinition|TypeDefinition|Label|\.|\?\.|PrivatePropertyName)$/;

/** Names that a pattern binds: `{ id, name: n = 1 }, index` gives id, n, index. */
export function boundNames(pattern: string): string[] {
	const bare = pattern
		.replace(/=(?!>)\s*(?:"[^"]*"|'[^']*'|`[^`]*`|\{\}|\[\]|[\w.$-]+(?:\([^()]*\))?)/g, '')
		.replace(/[\w$]+\s*:\s*(?=[\w${[])/g, (key, at: number) =>
			// A key inside braces is renamed; a type after a parameter is not.
			/[{,]\s*$/.test(pattern.slice(0, at)) && pattern.includes('{') ? '' : key
		)
		.replace(/:\s*[\w.$<>[\]| ]+/g, '');
	return [...bare.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)].map(([name]) => name);
}

/** Names that the blocks around `node` bring. */
function blockNames(state: EditorState, node: SyntaxNode): string[] {
	const names: string[] = [];
	const slice = ({ from, to }: SyntaxNode) => state.sliceDoc(from, to);
	for (let at: SyntaxNode | null = node; at; at = at.parent) {
		const holder =
			at.name === 'Block' || at.name === 'Element' || at.name === 'Document' ? at : null;
		for (const tag of holder?.getChildren('SpecialTag') ?? []) {
			const name = /^\{@const\s+([^=]*)=/.exec(slice(tag))?.[1];
			if (name) names.push(...boundNames(name));
		}
		for (const block of holder?.getChildren('Block') ?? []) {
			const name = block.getChild('BlockOpen')?.getChild('SnippetName');
			if (name) names.push(slice(name));
		}
		if (at.name !== 'Block') continue;
		const open = at.getChild('BlockOpen');
		const head = open ? slice(open) : '';
		if (head.startsWith('{#each')) {
			const bound =
				/\sas\s([^]*?)(?:\s\(([^]*)\))?\s*\}$/.exec(head)?.[1] ?? /,\s*(\w+)\s*\}$/.exec(head)?.[1];
			if (bound) names.push(...boundNames(bound));
		} else if (head.startsWith('{#snippet')) {
			const bound = /\(([^]*)\)\s*\}$/.exec(head)?.[1];
			if (bound) names.push(...boundNames(bound));
		}
		const then = /\s(?:then|catch)\s+([^]*)\}$/.exec(head)?.[1];
		if (then) names.push(...boundNames(then));
		for (const middle of at.getChildren('BlockMiddle')) {
			const bound =
				middle.to <= node.to ? /^\{:(?:then|catch)\s+([^]*)\}$/.exec(slice(middle))?.[1] : null;
			if (bound) names.push(...boundNames(bound));
		}
	}
	return [...new Set(names)];
}

/** What is not imported yet, with its import. */
function importable(state: EditorState, known: ReadonlySet<string>): Completion[] {
	const offers = [
		...svelteExports.filter(({ isShy }) => !isShy),
		...otherExports(state).map((entry) => ({ ...entry, isType: false }))
	];
	return offers
		.filter(({ name }) => !known.has(name))
		.map(({ name, specifier, isType }) => ({
			label: name,
			detail: specifier,
			info: `Adds: import ${isType ? 'type ' : ''}{ ${name} } from '${specifier}'`,
			type: isType ? 'type' : 'function',
			boost: -10,
			apply: applyWithImport({ name, specifier, isType })
		}));
}

/** Whether the cursor is in code, and in which. */
function codeAround(node: SyntaxNode): 'script' | 'expression' | null {
	for (let at: SyntaxNode | null = node; at; at = at.parent) {
		if (at.name === 'SingleExpression' || at.name === 'Expression') return 'expression';
		// A statement of markup, such as that of `{@const}`, is a script with a parent.
		if (at.name === 'Script')
			return at.parent &&
				/^(?:SpecialTag|BlockOpen|BlockMiddle|Interpolation)$/.test(at.parent.name)
				? 'expression'
				: 'script';
		if (/^(?:Interpolation|SpecialTag|BlockOpen|BlockMiddle)$/.test(at.name)) return 'expression';
		if (/^(?:Element|Document|StyleSheet)$/.test(at.name)) return null;
	}
	return null;
}

/** Names of variables, in scripts and in expressions of markup. */
export function completeNames(context: CompletionContext): CompletionResult | null {
	const { state, pos } = context;
	const typed = context.matchBefore(/[\p{L}_$][\p{L}\p{N}_$]*$/u);
	if (!typed && !context.explicit) return null;
	if (/\.\s*$/.test(state.sliceDoc(Math.max(0, (typed?.from ?? pos) - 2), typed?.from ?? pos)))
		return null;
	const node = syntaxTree(state).resolveInner(pos, -1);
	if (noName.test(node.name)) return null;
	const code = codeAround(node);
	if (code === null) return null;
	const own = ownSymbols(state).definitions;
	const inBlocks = code === 'expression' ? blockNames(state, node) : [];
	const known = new Set([...own.map(({ name }) => name), ...inBlocks]);
	const types: Record<string, string> = {
		import: 'variable',
		variable: 'variable',
		function: 'function',
		class: 'class',
		type: 'type'
	};
	const components =
		code === 'script'
			? otherComponents(state)
					.filter(({ name }) => !known.has(name))
					.map(({ name, specifier }): Completion => ({
						label: name,
						detail: specifier,
						type: 'class',
						boost: -5,
						apply: applyWithImport({ name: 'default', as: name, specifier })
					}))
			: [];
	return {
		from: typed?.from ?? pos,
		options: [
			...inBlocks.map((label) => ({ label, type: 'variable', boost: 20 })),
			...(code === 'expression' ? own : [])
				.filter(({ kind, name }) => kind !== 'type' && !inBlocks.includes(name))
				.map(({ name, kind }) => ({ label: name, type: types[kind] ?? 'variable', boost: 10 })),
			...components,
			// Out of the blue they would be in the way of one's own.
			...((typed?.text.length ?? 0) >= 2 ? importable(state, known) : [])
		],
		validFor: (typed?.text.length ?? 0) >= 2 ? /^[\p{L}\p{N}_$]*$/u : /^[\p{L}_$]?$/u
	};
}
