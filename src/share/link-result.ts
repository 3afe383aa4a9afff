import type { Project } from '../protocol/project';

/** Why a link could not be read. Stable, for code; people read `message`. */
export type LinkFault =
	/** The end of it is missing. */
	| 'truncated'
	/** Characters in it were changed or lost. */
	| 'damaged'
	/** A later version of the format. */
	| 'newer'
	/** No format we know. */
	| 'unknown'
	/** It unpacks to more than a project may hold. */
	| 'too-large'
	/** It was read, but holds what no project may hold, such as a path that leads out of it. */
	| 'bad-content';

export type LinkResult =
	| {
			ok: true;
			project: Project;
			/** What the link asked for that Rookery does not do. Sentences for the visitor. */
			notes: string[];
	  }
	| {
			ok: false;
			code: LinkFault;
			/** What is wrong, what of it could be read, and what to do next. */
			message: string;
			/** What could be read; null when nothing could. Not to be taken for the author's project. */
			partial: Project | null;
	  };
