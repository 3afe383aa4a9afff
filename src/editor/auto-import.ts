/** Adds an import to a file, where a person would have written it. */
import { pickedCompletion } from '@codemirror/autocomplete';
import type { Completion } from '@codemirror/autocomplete';
import { indentUnit } from '@codemirror/language';
import type { ChangeSpec, EditorState } from '@codemirror/state';
import { languageOf } from './languages';
import { filePath } from './project-view';
import { scriptsOf } from './script-symbols';

export interface ImportWanted {
	/** `default` imports the module's default under `as`. */
	name: string;
	as?: string;
	specifier: string;
	isType?: boolean;
}

const importLine = /^([\t ]*)import\b[^;'"]*(?:['"][^'"\n]*['"])[^\n]*$/gm;
const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function statement({ name, as, specifier, isType }: ImportWanted): string {
	const what = name === 'default' ? (as ?? 'value') : `{ ${name} }`;
	return `import ${isType ? 'type ' : ''}${what} from '${specifier}';`;
}

/** Where a script begins whose text is the whole file, or an element of it. */
function scriptOf(state: EditorState): { text: string; from: number } | null {
	const text = state.doc.toString();
	const language = languageOf(state.facet(filePath));
	if (language !== 'svelte' && language !== 'svx') return { text, from: 0 };
	const scripts = scriptsOf(text);
	return scripts.find(({ isModule }) => !isModule) ?? null;
}

/** The change that imports it; null when that is imported already. */
export function importChange(state: EditorState, wanted: ImportWanted): ChangeSpec | null {
	const script = scriptOf(state);
	const line = statement(wanted);
	if (!script) {
		const head = /^---[\t ]*\n[^]*?\n---[\t ]*\n+/.exec(state.doc.toString())?.[0].length ?? 0;
		return {
			from: head,
			insert: `<script>\n${state.facet(indentUnit)}${line}\n</script>\n\n`
		};
	}
	const { text, from } = script;
	const local = wanted.as ?? wanted.name;
	const isThere = new RegExp(
		`import\\s[^;'"]*(?<![\\w$])${escape(local)}(?![\\w$])[^;'"]*from\\s*['"]${escape(wanted.specifier)}['"]`
	);
	if (isThere.test(text)) return null;
	if (wanted.name !== 'default' && !wanted.isType) {
		const group = new RegExp(
			`import\\s+(?!type\\b)(?:[\\w$]+\\s*,\\s*)?\\{([^}]*?)\\s*,?\\s*\\}\\s*from\\s*['"]${escape(wanted.specifier)}['"]`
		).exec(text);
		if (group) {
			const names = group[1] ?? '';
			const at = from + group.index + group[0].indexOf('{') + 1 + names.length;
			return { from: at, insert: names.trim() === '' ? ` ${wanted.name}` : `, ${wanted.name}` };
		}
	}
	const last = [...text.matchAll(importLine)].at(-1);
	if (last) {
		const at = from + last.index + last[0].length;
		return { from: at, insert: `\n${last[1] ?? ''}${line}` };
	}
	if (from === 0) return { from: 0, insert: `${line}\n${text.trim() === '' ? '' : '\n'}` };
	const indentation =
		/^\n+([\t ]+)\S/.exec(text)?.[1] ?? (text.trim() === '' ? state.facet(indentUnit) : '');
	const rest = text.startsWith('\n') ? '' : '\n';
	return { from, insert: `\n${indentation}${line}${rest}` };
}

/** Inserts the completion and the import it needs, as one step. */
export function applyWithImport(
	wanted: ImportWanted,
	insert = wanted.as ?? wanted.name
): Completion['apply'] {
	return (view, completion, from, to) => {
		const added = importChange(view.state, wanted);
		view.dispatch({
			// The import first: at the start of a file both are in the same place.
			changes: [...(added ? [added] : []), { from, to, insert }],
			// Behind what was inserted, wherever the import has moved it.
			selection: {
				anchor: view.state.changes(added ? [added] : []).mapPos(from, 1) + insert.length
			},
			userEvent: 'input.complete',
			annotations: pickedCompletion.of(completion),
			scrollIntoView: true
		});
	};
}
