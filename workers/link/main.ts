/** Runs in the link worker: packs projects into links, which takes longer than the page may keep a key waiting. */
import type { PackReply, PackRequest } from '../../src/protocol/link';
import { projectHash } from '../../src/share/project-hash';

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = ({ data: { id, project } }: MessageEvent<PackRequest>) => {
	scope.postMessage({ id, link: projectHash(project) } satisfies PackReply);
};
