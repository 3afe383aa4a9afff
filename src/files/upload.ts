/** Takes files from the visitor's disk into the project. */
import type { FileContent } from '../protocol/project';
import { isText } from '../workspace/paths';
import { WorkspaceError, type Workspace, type WorkspaceFile } from '../workspace/workspace.svelte';
import { showBytes } from './byte-size';

/** A file of the visitor's and where it goes. */
export interface Upload {
	path: string;
	file: File;
}

/** Largest file that is taken, in bytes: everything is held in memory and kept in the browser's storage. */
const LARGEST = 20_000_000;
/** Up to so many files are opened at once. */
const OPENED = 6;

/** What became of an upload. */
export interface Added {
	/** Why files could not be taken, a sentence or two for each; the others are taken all the same. */
	refusals: string[];
	/** The files that were there already. */
	replaced: Replaced[];
	/** How many came to nothing because of `left`. */
	lost: number;
}

/** A file that got other content past the editor's history. */
export interface Replaced {
	file: WorkspaceFile;
	before: FileContent;
	after: FileContent;
}

/**
 * Adds files and opens them when they are few. A file that is there already gets the new content. `left` aborts when the workspace gets
 * another project: nothing is added from then on.
 */
export async function addFiles(
	workspace: Workspace,
	uploads: readonly Upload[],
	left: AbortSignal
): Promise<Added> {
	const refusals: string[] = [];
	const replaced: Added['replaced'] = [];
	for (const [index, { path, file }] of uploads.entries()) {
		if (left.aborted) return { refusals, replaced, lost: uploads.length - index };
		if (file.size > LARGEST) {
			const sizes = `It has ${showBytes(file.size)}, and at most ${showBytes(LARGEST)} fit.`;
			refusals.push(`${path} was not added. ${sizes}`);
			continue;
		}
		try {
			const content = await readFile(file);
			if (left.aborted) return { refusals, replaced, lost: uploads.length - index };
			const present = workspace.fileAt(path);
			if (present) {
				const before = present.content;
				workspace.write(present.id, content);
				const after = present.content;
				if (after !== before) replaced.push({ file: present, before, after });
			}
			const { id } = present ?? workspace.create(path, content);
			if (uploads.length <= OPENED) workspace.setActive(id);
		} catch (error) {
			const reason =
				error instanceof WorkspaceError
					? `${error.reason} Rename it and upload it again.`
					: `The browser could not read it: ${error instanceof Error ? error.message : String(error)}`;
			refusals.push(`${path} was not added. ${reason}`);
		}
	}
	return { refusals, replaced, lost: 0 };
}

/** Text if the name says so and the bytes do not gainsay it. */
async function readFile(file: File): Promise<FileContent> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	if (!isText(file.name) || bytes.includes(0)) return bytes;
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return bytes;
	}
}
