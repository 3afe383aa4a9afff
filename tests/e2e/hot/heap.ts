/** What a document's program keeps alive. */
import type { CDPSession } from '@playwright/test';

interface Snapshot {
	snapshot: { meta: { node_fields: string[] } };
	nodes: number[];
}

/** Bytes of all that is alive in the session's document after a collection: objects, the browser's own included, and code. */
export async function liveBytes(session: CDPSession): Promise<number> {
	const chunks: string[] = [];
	const collect = ({ chunk }: { chunk: string }): void => void chunks.push(chunk);
	session.on('HeapProfiler.addHeapSnapshotChunk', collect);
	await session.send('HeapProfiler.collectGarbage');
	await session.send('HeapProfiler.takeHeapSnapshot', {});
	session.off('HeapProfiler.addHeapSnapshotChunk', collect);
	const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot;
	const { node_fields: fields } = snapshot.meta;
	const size = fields.indexOf('self_size');
	if (size < 0) throw new Error('The snapshot does not say how large its nodes are.');
	let bytes = 0;
	for (let at = size; at < nodes.length; at += fields.length) {
		bytes += nodes[at] ?? 0;
	}
	return bytes;
}
