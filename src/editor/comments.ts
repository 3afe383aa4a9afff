import { toggleComment } from '@codemirror/commands';
import { EditorSelection } from '@codemirror/state';
import type { StateCommand, Transaction } from '@codemirror/state';

/**
 * Comments lines in or out, as the language where each line begins has it: `<!-- -->` in markup, also when the cursor is in an
 * expression there, `//` in a script, in a tag and in an expression over several lines, in styles the comments of CSS.
 */
export const toggleRegionComment: StateCommand = ({ state, dispatch }) => {
	const ranges = state.selection.ranges.map((range) => {
		const line = state.doc.lineAt(range.from);
		const begin = line.from + line.text.search(/\S|$/);
		return EditorSelection.range(Math.max(line.from, begin), Math.max(begin, range.to));
	});
	const selection = EditorSelection.create(ranges, state.selection.mainIndex);
	let toggled: Transaction | null = null;
	toggleComment({
		state: state.update({ selection }).state,
		dispatch: (transaction) => (toggled = transaction)
	});
	const changes = readChanges(toggled);
	if (!changes) return false;
	dispatch(state.update({ changes, userEvent: 'input.comment', scrollIntoView: true }));
	return true;
};

const readChanges = (transaction: Transaction | null) => transaction?.changes ?? null;
