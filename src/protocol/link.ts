/** Page ↔ link worker. A project that no link can hold is a value; whatever else fails rejects. */
import type { Project } from './project';

export interface PackRequest {
	id: number;
	project: Project;
}

export type PackReply = { id: number } & (
	| { ok: true; hash: string }
	/** Why there can be no link. */
	| { ok: false; message: string }
);
