import { isolateHistory } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { Compartment, EditorState, Transaction } from '@codemirror/state';
import type { Extension, StateEffect, TransactionSpec } from '@codemirror/state';
import { languageOf, loadedLanguage } from './languages';
import type { LanguageName } from './languages';
import { minimalChange } from './minimal-change';
import type { FieldWork } from './plain-field';
import { filePath } from './project-view';

/** A file as the editor knows it. */
export interface OpenFile {
	/** Stays the same when the file is renamed. */
	id: number;
	path: string;
	content: string;
}

interface Entry {
	state: EditorState;
	path: string;
	language: LanguageName;
	/** The language is in the state's compartment already. */
	isLanguageSet: boolean;
	/** Puts the view back to where it was; null before the first visit ended. */
	scroll: StateEffect<unknown> | null;
}

const languageSlot = new Compartment();
const pathSlot = new Compartment();

/** The indentation that a text uses already; two spaces when it has none. */
export function indentationOf(text: string): string {
	const first = /^(?:\t| {2,8})(?=\S)/m.exec(text)?.[0];
	return first === undefined || first === '\t' ? (first ?? '  ') : first.slice(0, 4);
}

/** A transaction that makes `state` say `text` without a step in its history; null when it does already. */
export function contentUpdate(state: EditorState, text: string): TransactionSpec | null {
	const changes = minimalChange(state.doc, text);
	if (changes === null) return null;
	return {
		changes,
		annotations: [Transaction.addToHistory.of(false), Transaction.remote.of(true)]
	};
}

/** One editor state for each file id: text, selection, history, folds and scroll position survive switching and renaming. */
export class FileStates {
	readonly #entries = new Map<number, Entry>();
	readonly #extensions: Extension;
	readonly #begun: (id: number) => FieldWork | null;

	/** `extensions` are common to all files. `begun`: what was done to a file in a plain field before. */
	constructor(extensions: Extension, begun: (id: number) => FieldWork | null = () => null) {
		this.#extensions = extensions;
		this.#begun = begun;
	}

	/** The state of a file, brought to its present path and content; made anew on the first visit. */
	open(file: OpenFile): EditorState {
		if (!this.#entries.has(file.id)) this.#begin(file);
		const update = this.setPath(file.id, file.path);
		if (update) this.#apply(file.id, update);
		this.setContent(file.id, file.content);
		return this.#entry(file.id).state;
	}

	/** The editor's newest state of a file. Unknown files are ignored: they were forgotten meanwhile. */
	keep(id: number, state: EditorState): void {
		const entry = this.#entries.get(id);
		if (entry) entry.state = state;
	}

	keepScroll(id: number, scroll: StateEffect<unknown>): void {
		const entry = this.#entries.get(id);
		if (entry) entry.scroll = scroll;
	}

	scrollOf(id: number): StateEffect<unknown> | null {
		return this.#entries.get(id)?.scroll ?? null;
	}

	/** Changes the text of a file that no editor shows, outside its history. */
	setContent(id: number, text: string): void {
		const entry = this.#entries.get(id);
		const update = entry && contentUpdate(entry.state, text);
		if (update) this.#apply(id, update);
	}

	/** The transaction that a new path asks for: its name and perhaps another language. Null when there is nothing to do (yet). */
	setPath(id: number, path: string): TransactionSpec | null {
		const entry = this.#entry(id);
		const language = languageOf(path);
		const extension = loadedLanguage(language);
		const isRenamed = path !== entry.path;
		entry.path = path;
		const name = isRenamed ? [pathSlot.reconfigure(filePath.of(path))] : [];
		if (language === entry.language && (entry.isLanguageSet || extension === null))
			return isRenamed ? { effects: name } : null;
		entry.language = language;
		entry.isLanguageSet = extension !== null;
		// Until the new language is here the text is plain, not coloured by the rules of the old one.
		return { effects: [...name, languageSlot.reconfigure(extension ?? [])] };
	}

	/** Frees everything about a file that was deleted. */
	forget(id: number): void {
		this.#entries.delete(id);
	}

	#entry(id: number): Entry {
		const entry = this.#entries.get(id);
		if (!entry) throw new Error(`File ${id} is not open in the editor; open it first.`);
		return entry;
	}

	#apply(id: number, spec: TransactionSpec): void {
		const entry = this.#entry(id);
		const { state, changes } = entry.state.update(spec);
		entry.state = state;
		entry.scroll = entry.scroll?.map(changes) ?? null;
	}

	#begin(file: OpenFile): void {
		const work = this.#begun(file.id);
		this.#create({ ...file, content: work?.text ?? file.content });
		if (!work) return;
		const { state } = this.#entry(file.id);
		const changes = state.changes(minimalChange(state.doc, file.content) ?? []);
		// Where undo leads back to.
		let first = state.doc.length;
		changes.iterChangedRanges((from) => (first = Math.min(first, from)));
		this.#apply(file.id, { selection: { anchor: first } });
		const { anchor, head } = work.place;
		const { newLength } = changes;
		this.#apply(file.id, {
			changes,
			selection: { anchor: Math.min(anchor, newLength), head: Math.min(head, newLength) },
			// All that was typed there is one step back, and no key after it is part of that.
			annotations: [isolateHistory.of('full'), Transaction.userEvent.of('input')]
		});
	}

	#create({ id, path, content }: OpenFile): void {
		const language = languageOf(path);
		const extension = loadedLanguage(language);
		const state = EditorState.create({
			doc: content,
			extensions: [
				this.#extensions,
				pathSlot.of(filePath.of(path)),
				languageSlot.of(extension ?? []),
				indentUnit.of(indentationOf(content))
			]
		});
		this.#entries.set(id, {
			state,
			path,
			language,
			isLanguageSet: extension !== null,
			scroll: null
		});
	}
}
