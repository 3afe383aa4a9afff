/** Find and replace in the look of the page, with names for those who hear it. */
import {
	SearchQuery,
	closeSearchPanel,
	findNext,
	findPrevious,
	getSearchQuery,
	openSearchPanel,
	replaceAll,
	replaceNext,
	search,
	selectMatches,
	setSearchQuery
} from '@codemirror/search';
import { StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView, runScopeHandlers } from '@codemirror/view';
import type { Command, Panel, ViewUpdate } from '@codemirror/view';
import { searchLook } from './search-look';

/** Beyond this many matches the number is not counted further. */
const MOST_COUNTED = 1_000;

const showReplace = StateEffect.define<boolean>();
const showsReplace = StateField.define<boolean>({
	create: () => false,
	update: (shows, transaction) =>
		transaction.effects.reduce(
			(value, effect) => (effect.is(showReplace) ? effect.value : value),
			shows
		)
});

interface ButtonParts {
	name: string;
	/** What is drawn: a sign or a word. */
	content: string;
	onclick(): void;
}

function button({ name, content, onclick }: ButtonParts): HTMLButtonElement {
	const element = document.createElement('button');
	element.type = 'button';
	element.className = 'cm-find-button';
	element.textContent = content;
	element.title = name;
	element.ariaLabel = name;
	element.addEventListener('click', onclick);
	return element;
}

function field(name: string, value: string): HTMLInputElement {
	const element = document.createElement('input');
	element.className = 'cm-find-field';
	element.placeholder = name;
	element.ariaLabel = name;
	element.value = value;
	element.spellcheck = false;
	element.autocapitalize = 'off';
	return element;
}

function group(className: string, ...parts: HTMLElement[]): HTMLElement {
	const element = document.createElement('div');
	element.className = className;
	element.append(...parts);
	return element;
}

/** `2 of 7`, `No results`, or what is wrong with the pattern. */
function describeMatches(state: EditorState): { text: string; isFault: boolean } {
	const query = getSearchQuery(state);
	if (query.search === '') return { text: '', isFault: false };
	if (!query.valid) return { text: 'Not a valid pattern', isFault: true };
	const { from, to } = state.selection.main;
	let count = 0;
	let current = 0;
	const cursor = query.getCursor(state);
	for (let step = cursor.next(); !step.done; step = cursor.next()) {
		count++;
		if (step.value.from === from && step.value.to === to) current = count;
		if (count === MOST_COUNTED) break;
	}
	if (count === 0) return { text: 'No results', isFault: true };
	const total = count === MOST_COUNTED ? `${MOST_COUNTED}+` : String(count);
	return { text: current ? `${current} of ${total}` : `${total} found`, isFault: false };
}

class SearchPanel implements Panel {
	readonly dom: HTMLElement;
	readonly top = true;
	readonly #view: EditorView;
	readonly #find: HTMLInputElement;
	readonly #replace: HTMLInputElement;
	readonly #replaceRow: HTMLElement;
	readonly #expander: HTMLButtonElement;
	readonly #count = document.createElement('span');
	readonly #switches: Record<'caseSensitive' | 'wholeWord' | 'regexp', HTMLButtonElement>;
	#query: SearchQuery;

	constructor(view: EditorView) {
		this.#view = view;
		this.#query = getSearchQuery(view.state);
		this.#find = field('Find', this.#query.search);
		this.#find.setAttribute('main-field', 'true');
		this.#replace = field('Replace with', this.#query.replace);
		this.#count.className = 'cm-find-count';
		this.#count.setAttribute('role', 'status');
		this.#switches = {
			caseSensitive: this.#switch('caseSensitive', 'Match case', 'Aa'),
			wholeWord: this.#switch('wholeWord', 'Whole words', 'ab'),
			regexp: this.#switch('regexp', 'Regular expression', '.*')
		};
		this.#switches.wholeWord.classList.add('cm-find-word');
		const { caseSensitive, wholeWord, regexp } = this.#switches;
		this.#expander = button({
			name: 'Replace',
			content: '›',
			onclick: () => this.#showReplace(this.#replaceRow.hidden === true)
		});
		this.#expander.classList.add('cm-find-expander');
		this.#replaceRow = group(
			'cm-find-row',
			group('cm-find-box', this.#replace),
			button({ name: 'Replace this one', content: 'Replace', onclick: () => replaceNext(view) }),
			button({ name: 'Replace all of them', content: 'All', onclick: () => replaceAll(view) })
		);
		const findRow = group(
			'cm-find-row',
			group('cm-find-box', this.#find, caseSensitive, wholeWord, regexp),
			this.#count,
			button({ name: 'Previous match', content: '↑', onclick: () => findPrevious(view) }),
			button({ name: 'Next match', content: '↓', onclick: () => findNext(view) }),
			button({
				name: 'Select all matches',
				content: 'Select all',
				onclick: () => selectMatches(view)
			}),
			button({ name: 'Close', content: '✕', onclick: () => closeSearchPanel(view) })
		);
		this.dom = group(
			'cm-find',
			...(view.state.readOnly ? [] : [this.#expander]),
			group('cm-find-rows', findRow, this.#replaceRow)
		);
		this.dom.setAttribute('role', 'search');
		this.dom.ariaLabel = 'Find in the file';
		this.dom.addEventListener('keydown', (event) => this.#onKey(event));
		for (const input of [this.#find, this.#replace])
			input.addEventListener('input', () => this.#commit());
		this.#show();
	}

	mount(): void {
		this.#find.select();
	}

	update(update: ViewUpdate): void {
		const query = getSearchQuery(update.state);
		if (!query.eq(this.#query)) {
			this.#query = query;
			this.#find.value = query.search;
			this.#replace.value = query.replace;
		}
		this.#show();
	}

	#switch(key: 'caseSensitive' | 'wholeWord' | 'regexp', name: string, sign: string) {
		const element = button({
			name,
			content: '',
			onclick: () => this.#commit({ [key]: !this.#query[key] })
		});
		// Drawn by the style sheet: a sign is for the eye, and nobody would say it.
		element.dataset['sign'] = sign;
		element.classList.add('cm-find-switch');
		return element;
	}

	#show(): void {
		for (const key of ['caseSensitive', 'wholeWord', 'regexp'] as const)
			this.#switches[key].ariaPressed = String(this.#query[key]);
		const { state } = this.#view;
		const shows = state.field(showsReplace) && !state.readOnly;
		this.#replaceRow.hidden = !shows;
		this.#expander.ariaExpanded = String(shows);
		const { text, isFault } = describeMatches(state);
		if (this.#count.textContent !== text) this.#count.textContent = text;
		this.#count.classList.toggle('cm-find-fault', isFault);
	}

	#commit(change: Partial<Record<'caseSensitive' | 'wholeWord' | 'regexp', boolean>> = {}): void {
		const { caseSensitive, wholeWord, regexp } = this.#query;
		const query = new SearchQuery({
			search: this.#find.value,
			replace: this.#replace.value,
			caseSensitive,
			wholeWord,
			regexp,
			...change
		});
		if (query.eq(this.#query)) return;
		this.#query = query;
		this.#view.dispatch({ effects: setSearchQuery.of(query) });
		this.#view.dispatch({ effects: this.#scrollToFirst(query) });
	}

	/** What is searched comes into view while it is typed; the cursor stays. */
	#scrollToFirst(query: SearchQuery): StateEffect<unknown>[] {
		if (!query.valid || query.search === '') return [];
		const { state } = this.#view;
		const after = query.getCursor(state, state.selection.main.from).next();
		const match = after.done ? query.getCursor(state).next() : after;
		return match.done
			? []
			: [EditorView.scrollIntoView(match.value.from, { y: 'nearest', yMargin: 40 })];
	}

	#showReplace(shows: boolean): void {
		this.#view.dispatch({ effects: showReplace.of(shows) });
		(shows ? this.#replace : this.#find).focus();
	}

	#onKey(event: KeyboardEvent): void {
		if (runScopeHandlers(this.#view, event, 'search-panel')) {
			event.preventDefault();
			return;
		}
		if (event.key !== 'Enter') return;
		if (event.target === this.#find) (event.shiftKey ? findPrevious : findNext)(this.#view);
		else if (event.target === this.#replace)
			(event.ctrlKey || event.metaKey ? replaceAll : replaceNext)(this.#view);
		else return;
		event.preventDefault();
	}
}

/** Opens the panel with its second row. */
export const openReplacePanel: Command = (view) => {
	view.dispatch({ effects: showReplace.of(true) });
	return openSearchPanel(view);
};

export const searchPanel: Extension = [
	showsReplace,
	search({ top: true, createPanel: (view) => new SearchPanel(view) }),
	searchLook
];
