import type { Project } from '../protocol/project';
import { encodeLink } from './link';

/** Longest hash that is put into an address, in characters. Chrome drops addresses over 2 MB without a word. */
const MAX_HASH = 2_000_000;

/** The project as the hash of an address, or a sentence that says why it fits into none. */
export function projectHash(project: Project): { hash: string } | { reason: string } {
	try {
		const hash = encodeLink(project);
		if (hash.length <= MAX_HASH) return { hash };
		return { reason: 'Browsers cut addresses of this length. Remove large files.' };
	} catch (error) {
		return { reason: error instanceof Error ? error.message : String(error) };
	}
}
