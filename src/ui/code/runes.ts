import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension, Range } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import { NodeProp } from '@lezer/common';
import type { SyntaxNodeRef, Tree } from '@lezer/common';

/** The runes of Svelte 5, without their members such as `$state.raw`. */
export const runeNames = [
	'$state',
	'$derived',
	'$effect',
	'$props',
	'$bindable',
	'$inspect',
	'$host'
] as const;

const isRune = (text: string) => runeNames.some((name) => name === text);
const member = /^\.(?:raw|eager|snapshot|by|pre|tracking|pending|root|id|trace)\b/;
const runeMark = Decoration.mark({ class: 'cm-rune' });
const componentMark = Decoration.mark({ class: 'cm-component' });

interface Mark {
	from: number;
	to: number;
	mark: Decoration;
}

/** The mark that a node of JavaScript gets, if any. */
function markOf({ doc }: EditorState, node: SyntaxNodeRef, offset: number): Mark | null {
	const from = node.from + offset;
	const to = node.to + offset;
	if (node.name === 'VariableName') {
		if (!isRune(doc.sliceString(from, Math.min(to, from + 12)))) return null;
		const after = member.exec(doc.sliceString(to, to + 12))?.[0].length ?? 0;
		return { from, to: to + after, mark: runeMark };
	}
	if (node.name !== 'VariableDefinition' || !node.node.parent?.name.startsWith('Import'))
		return null;
	const isComponent = /^[A-Z]/.test(doc.sliceString(from, from + 1));
	return isComponent ? { from, to, mark: componentMark } : null;
}

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
	const marks: Range<Decoration>[] = [];
	const visit = (tree: Tree, offset: number, from: number, to: number): void =>
		tree.iterate({
			from: from - offset,
			to: to - offset,
			enter: (node) => {
				const found = markOf(state, node, offset);
				if (found) marks.push(found.mark.range(found.from, found.to));
				// A walk does not enter the overlays by which Markdown holds its markup.
				const inner = node.tree?.prop(NodeProp.mounted);
				if (inner?.overlay) visit(inner.tree, node.from + offset, from, to);
			}
		});
	for (const { from, to } of visibleRanges) visit(syntaxTree(state), 0, from, to);
	return Decoration.set(marks, true);
}

/** Runes in the colour of what is live, and imported components in the colour of their tags. Only what is visible is looked at. */
export const runes: Extension = ViewPlugin.fromClass(
	class {
		decorations: DecorationSet;

		constructor(view: EditorView) {
			this.decorations = decorate(view);
		}

		update(update: ViewUpdate): void {
			const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state);
			if (update.docChanged || update.viewportChanged || isParsed)
				this.decorations = decorate(update.view);
		}
	},
	{ decorations: (plugin) => plugin.decorations }
);
