/** Emmet's abbreviations as completions, loaded when the visitor wants them. */
import { snippet } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import expand, { extract } from 'emmet';
import type { SyntaxType, UserConfig } from 'emmet';
import { elementNames } from './html-data';

const cache = {};

function config(type: SyntaxType): UserConfig {
	return {
		type,
		syntax: type === 'markup' ? 'html' : 'css',
		cache,
		options: {
			'output.indent': '\t',
			'output.selfClosingStyle': 'xhtml',
			'output.field': (index, placeholder) =>
				// Braces in a placeholder would end it.
				`\${${index}${placeholder ? `:${placeholder.replace(/[{}]/g, '')}` : ''}}`,
			// Braces of the text are no fields.
			'output.text': (text) => text.replace(/[{}]/g, '\\$&')
		}
	};
}

/** The template of an abbreviation; null when it is none. */
export function expandAbbreviation(abbreviation: string, type: SyntaxType): string | null {
	try {
		return expand(abbreviation, config(type)) || null;
	} catch {
		// Half-typed.
		return null;
	}
}

const operators = /[.#>+*[(^$]|^!$/;
const signs = /^(?:[.#(]?[a-zA-Z][\w.:#>+*[\]="' ()^$@{}-]*|!)$/;

/** Words are text, mostly: only the name of an element alone on its line is an abbreviation. */
function isMarkup(abbreviation: string, before: string): boolean {
	if (!signs.test(abbreviation)) return false;
	if (operators.test(abbreviation)) return !/^[\w-]+[.]$/.test(abbreviation);
	return elementNames.has(abbreviation) && before.trim() === '';
}

function completion(label: string, template: string): Completion {
	const preview = template.replace(/\$\{\d+(?::([^}]*))?\}/g, '$1').replace(/\\([{}])/g, '$1');
	return {
		label,
		detail: 'Emmet',
		type: 'text',
		boost: 20,
		info: () => {
			const dom = document.createElement('pre');
			dom.textContent = preview.replaceAll('\t', '  ');
			return dom;
		},
		apply: snippet(template)
	};
}

const markupText = new Set(['Text', 'Document', 'Element', 'Block', 'Paragraph', 'OpenTag']);

function contextOf({ state, pos }: CompletionContext, start: number): SyntaxType | null {
	const tree = syntaxTree(state);
	for (let node = tree.resolveInner(pos, -1); ;) {
		if (node.name === 'StyleSheet') return 'stylesheet';
		if (/^(?:Script|SingleExpression|Expression|Statement|Attribute)$/.test(node.name)) return null;
		if (!node.parent) break;
		node = node.parent;
	}
	return markupText.has(tree.resolveInner(start, 1).name) || start === state.doc.length
		? 'markup'
		: null;
}

/** The abbreviation before the cursor, wherever one can stand. */
export function completeAbbreviation(context: CompletionContext): CompletionResult | null {
	const { state, pos } = context;
	const line = state.doc.lineAt(pos);
	const column = pos - line.from;
	if (/\s/.test(line.text.charAt(column - 1)) || column === 0) return null;
	const isStyle = contextOf(context, pos) === 'stylesheet';
	const found = extract(line.text, column, {
		type: isStyle ? 'stylesheet' : 'markup',
		lookAhead: false
	});
	if (!found || found.end !== column) return null;
	const start = line.from + found.start;
	const type = contextOf(context, start);
	if (type === null || (type === 'stylesheet') !== isStyle) return null;
	const before = line.text.slice(0, found.start);
	if (type === 'stylesheet') {
		const isProperty = /(?:^|[;{])\s*$/.test(before) && isInBlock(context);
		if (!isProperty || !/^[a-z@!:+-]+[\w.%#$!:+-]*$/i.test(found.abbreviation)) return null;
		// A word of letters is completed as a property, unless it is as short as an abbreviation.
		if (/^[a-z-]{5,}$/i.test(found.abbreviation)) return null;
	} else if (!isMarkup(found.abbreviation, before)) return null;
	const template = expandAbbreviation(found.abbreviation, type);
	if (template === null || template === found.abbreviation) return null;
	return { from: start, options: [completion(found.abbreviation, template)], filter: false };
}

function isInBlock({ state, pos }: CompletionContext): boolean {
	for (let node = syntaxTree(state).resolveInner(pos, -1); ;) {
		if (node.name === 'Block') return true;
		if (!node.parent) return false;
		node = node.parent;
	}
}

/** Tab or Enter on the offered abbreviation expands it. */
export function emmet(): Extension {
	const data = [{ autocomplete: completeAbbreviation }];
	return EditorState.languageData.of(() => data);
}
