/** The colours of the editor for code that stands elsewhere. To be loaded when it is used: it brings the languages. */
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { highlightTree } from '@lezer/highlight';
import { highlighters } from '../ui/code/highlight';
import { languageOf, loadLanguage } from './languages';

/** A range with one look: offsets, and the classes that an editor on the page has given their styles. */
export interface Colour {
	from: number;
	to: number;
	classes: string;
}

/** Milliseconds that reading the file may take. */
const LONGEST = 30;

/** Nothing for a file that takes too long to read. Rejects when the language cannot be loaded. */
export async function codeColours(
	path: string,
	text: string,
	{ from, to }: { from: number; to: number }
): Promise<Colour[]> {
	const extensions = await loadLanguage(languageOf(path));
	const tree = ensureSyntaxTree(EditorState.create({ doc: text, extensions }), to, LONGEST);
	const colours: Colour[] = [];
	if (!tree) return colours;
	const put = (start: number, end: number, classes: string): void => {
		colours.push({ from: start, to: end, classes });
	};
	highlightTree(tree, highlighters, put, from, to);
	return colours;
}
