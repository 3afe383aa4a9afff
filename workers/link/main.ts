/** Runs in the link worker: packs projects into links, which takes longer than the page may keep a key waiting. */
import type { PackReply, PackRequest } from '../../src/protocol/link';
import { encodeLink } from '../../src/share/link';

const scope = self as unknown as DedicatedWorkerGlobalScope;

function pack({ id, project }: PackRequest): PackReply {
	try {
		return { id, ok: true, hash: encodeLink(project) };
	} catch (error) {
		return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
	}
}

scope.onmessage = ({ data }: MessageEvent<PackRequest>) => scope.postMessage(pack(data));
