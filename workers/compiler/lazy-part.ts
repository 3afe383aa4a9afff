/** Parts of the compiler that are fetched on use: projects that need none of them do not wait for them. */

/** A part could not be fetched, which is nobody's fault in the project. Another attempt may succeed. */
export class PartNotLoaded extends Error {
	readonly code = 'part_not_loaded';
	/** What the visitor can do. */
	readonly hint = 'Check the connection and reload the result.';

	constructor(part: string, cause: unknown) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		super(`${part} could not be loaded: ${reason.replace(/\.?$/, '.')}`, { cause });
	}
}

/**
 * Gives a function that loads a part once, and rejects with `PartNotLoaded` when it cannot be had. That is forgotten, so that the next
 * call tries again. `name` begins the message: 'The linker'.
 */
export function lazyPart<Part>(name: string, load: () => Promise<Part>): () => Promise<Part> {
	let part: Promise<Part> | null = null;
	return () => {
		part ??= load().catch((error: unknown) => {
			part = null;
			throw error instanceof PartNotLoaded ? error : new PartNotLoaded(name, error);
		});
		return part;
	};
}
