/** Completion without a view: what is offered at a place, and what choosing it does. */
import { CompletionContext } from '@codemirror/autocomplete';
import type { Completion, CompletionSource } from '@codemirror/autocomplete';
import { ensureSyntaxTree, indentUnit } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import type { TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { languageOf, loadLanguage } from '../../../src/editor/languages';
import { filePath, projectView } from '../../../src/editor/project-view';

export interface Situation {
	/** The file's text; `|` is the cursor. */
	text: string;
	path?: string;
	files?: Record<string, string>;
	packages?: string[];
	isExplicit?: boolean;
}

export interface Offer {
	options: readonly Completion[];
	from: number;
}

async function stateOf({ text, path = 'App.svelte', files = {}, packages = [] }: Situation) {
	const pos = text.indexOf('|');
	const doc = text.slice(0, pos) + text.slice(pos + 1);
	const state = EditorState.create({
		doc,
		selection: { anchor: pos },
		extensions: [
			await loadLanguage(languageOf(path)),
			indentUnit.of('\t'),
			filePath.of(path),
			projectView.of({
				files: () =>
					Object.entries({ ...files, [path]: doc }).map(([name, content]) => ({
						path: name,
						content
					})),
				packages: () => packages
			})
		]
	});
	// The whole text is parsed, however slow the machine is; an empty transaction takes that up.
	ensureSyntaxTree(state, doc.length, 30_000);
	return { state: state.update({}).state, pos };
}

async function offersOf(situation: Situation) {
	const { state, pos } = await stateOf(situation);
	const sources = state.languageDataAt<CompletionSource>('autocomplete', pos);
	const context = new CompletionContext(state, pos, situation.isExplicit ?? false);
	const offers: Offer[] = [];
	for (const source of sources) {
		const result = typeof source === 'function' ? await source(context) : null;
		if (result) offers.push({ options: result.options, from: result.from });
	}
	return { state, pos, offers };
}

/** Labels of all that is offered, without those that do not begin as typed. */
export async function labels(situation: Situation): Promise<string[]> {
	const { state, pos, offers } = await offersOf(situation);
	return offers.flatMap(({ options, from }) => {
		const typed = state.sliceDoc(from, pos).toLowerCase();
		return options
			.map(({ label }) => label)
			.filter((label) => label.toLowerCase().startsWith(typed));
	});
}

/** The text after the option of that label was chosen; `|` is where the cursor is then. */
export async function choose(situation: Situation, label: string): Promise<string> {
	const { state, pos, offers } = await offersOf(situation);
	for (const { options, from } of offers) {
		const option = options.find((known) => known.label === label);
		if (!option) continue;
		let next = state;
		// As much of a view as completions need.
		const view = {
			get state() {
				return next;
			},
			dispatch: (...specs: TransactionSpec[]) => {
				next = next.update(...specs).state;
			}
		} as unknown as EditorView;
		if (typeof option.apply === 'function') option.apply(view, option, from, pos);
		else {
			const insert = option.apply ?? label;
			view.dispatch({
				changes: { from, to: pos, insert },
				selection: { anchor: from + insert.length }
			});
		}
		const { head } = next.selection.main;
		return `${next.sliceDoc(0, head)}|${next.sliceDoc(head)}`;
	}
	throw new Error(`'${label}' is not offered.`);
}
