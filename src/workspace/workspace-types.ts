/** What a workspace gives and tells. */
import type { FileContent, Project } from '../protocol/project';

/** A file as the page sees it. The id survives renames and undone removals; `path` and `content` are reactive. */
export interface WorkspaceFile {
	readonly id: number;
	readonly path: string;
	/** Bytes are never changed in place. */
	readonly content: FileContent;
}

/** What a change listener is told, after the change. */
export type WorkspaceChange = {
	/** The revision now. It stays the same for `name` and `lock`, which no build depends on. */
	revision: number;
} & (
	| { kind: 'create' | 'write' | 'rename' | 'remove'; ids: readonly number[] }
	| { kind: 'entry' | 'name' | 'lock' }
	/** Another project took the place of `previous`. */
	| { kind: 'replace'; previous: Project }
);

/** What `remove` took away; `restore` puts it back. */
export interface Removed {
	readonly files: readonly { readonly file: WorkspaceFile; readonly index: number }[];
	/** The empty folders that went with them. */
	readonly folders: readonly string[];
	/** The entry, the active file and the tabs before the removal. */
	readonly entry: string;
	readonly active: number | null;
	readonly open: readonly number[];
}

/** What is open and is no part of the project, by path, for a later visit. */
export interface TabState {
	open: string[];
	active: string | null;
	/** Those that the visitor has made; nothing else holds the ones that are empty. */
	folders: readonly string[];
}

/** The visitor asked for what cannot be. `reason` is one or two sentences to show beside the field. */
export class WorkspaceError extends Error {
	override readonly name = 'WorkspaceError';

	constructor(readonly reason: string) {
		super(reason);
	}
}
