import { Facet } from '@codemirror/state';

/** What completion may know of the project around a file. Asked when completion runs, never kept. */
export interface ProjectView {
	/** All files, in no order that means something. Bytes have no text. */
	files(): readonly { readonly path: string; readonly content: string | Uint8Array }[];
	/** Names of the packages that the project uses already. */
	packages(): readonly string[];
}

/** A file on its own. */
export const lonely: ProjectView = { files: () => [], packages: () => [] };

/** The project around the file of this state. */
export const projectView = Facet.define<ProjectView, ProjectView>({
	combine: (views) => views[0] ?? lonely
});

/** Path of the file that a state shows; empty when it has none. */
export const filePath = Facet.define<string, string>({ combine: (paths) => paths[0] ?? '' });
