/** What an import can name: files of the project, modules of Svelte, packages in use, and what these export. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { otherFiles, symbolsAt } from './project-symbols';
import { projectView } from './project-view';
import { svelteExports, svelteSpecifiers } from './svelte-modules';

const specifierBefore = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]*)$/;

function specifiers(state: EditorState): Completion[] {
	const files = otherFiles(state).map(({ specifier, path }): Completion => ({
		label: specifier,
		type: /\.(?:svelte|svx|md)$/.test(path) ? 'class' : 'text',
		boost: specifier.startsWith('./') ? 30 : 20
	}));
	const packages = state.facet(projectView).packages();
	return [
		...files,
		...svelteSpecifiers.map((label): Completion => ({ label, type: 'namespace', boost: 5 })),
		...packages
			.filter((name) => !svelteSpecifiers.includes(name))
			.map((label): Completion => ({ label, type: 'namespace', detail: 'package', boost: 10 }))
	];
}

/** Inside the quotes of an import. */
export function completeSpecifiers(context: CompletionContext): CompletionResult | null {
	const { state, pos } = context;
	const line = state.doc.lineAt(pos);
	const typed = specifierBefore.exec(line.text.slice(0, pos - line.from));
	if (!typed || syntaxTree(state).resolveInner(pos, -1).name !== 'String') return null;
	return {
		from: pos - (typed[2] ?? '').length,
		options: specifiers(state),
		validFor: /^[^'"\n]*$/
	};
}

/** Between the braces of `import { … } from '…'`. */
export function completeImported(context: CompletionContext): CompletionResult | null {
	const { state, pos } = context;
	const line = state.doc.lineAt(pos);
	const before = /^\s*import\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?\{([^}]*?)([\w$]*)$/.exec(
		line.text.slice(0, pos - line.from)
	);
	const specifier = /^[^}]*\}\s*from\s*['"]([^'"]+)['"]/.exec(
		line.text.slice(pos - line.from)
	)?.[1];
	if (!before || specifier === undefined) return null;
	const ofSvelte = svelteExports.filter((entry) => entry.specifier === specifier);
	const own = symbolsAt(state, specifier)?.exports.filter((name) => name !== 'default') ?? [];
	const written = new Set((before[1] ?? '').split(',').map((name) => name.trim().split(/\s+/)[0]));
	const options: Completion[] = [
		...ofSvelte.map(({ name, isType }) => ({ label: name, type: isType ? 'type' : 'function' })),
		...own.map((label) => ({ label, type: 'variable' }))
	].filter(({ label }) => !written.has(label));
	return options.length === 0
		? null
		: { from: pos - (before[2] ?? '').length, options, validFor: /^[\w$]*$/ };
}
