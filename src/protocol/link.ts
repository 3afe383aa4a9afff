/** Page ↔ link worker. */
import type { Project } from './project';

/** A project as the hash of an address, or a sentence that says why it fits into none. */
export type ProjectLink = { hash: string } | { reason: string };

export interface PackRequest {
	id: number;
	project: Project;
}

export interface PackReply {
	id: number;
	link: ProjectLink;
}
