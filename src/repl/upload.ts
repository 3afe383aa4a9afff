/** Takes files from the visitor's disk into the project. */
import type { FileContent } from '../protocol/project';
import { isText } from '../workspace/paths';
import { WorkspaceError, type Workspace } from '../workspace/workspace.svelte';

/**
 * Adds the files at the project's root and opens the last of them. A file that is there already gets the new content. Returns why
 * files could not be taken, a sentence or two for each; the others are taken all the same.
 */
export async function addFiles(workspace: Workspace, files: Iterable<File>): Promise<string[]> {
	const refusals: string[] = [];
	for (const file of files) {
		try {
			const content = await readFile(file);
			const present = workspace.fileAt(file.name);
			if (present) workspace.write(present.id, content);
			workspace.setActive((present ?? workspace.create(file.name, content)).id);
		} catch (error) {
			const reason =
				error instanceof WorkspaceError
					? `${error.reason} Rename it and upload it again.`
					: `The browser could not read it: ${error instanceof Error ? error.message : String(error)}`;
			refusals.push(`${file.name} was not added. ${reason}`);
		}
	}
	return refusals;
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
