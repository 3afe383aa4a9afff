/** What a document's program keeps alive. */
import type { CDPSession } from '@playwright/test';

interface Snapshot {
	snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
	nodes: number[];
}

/**
 * Bytes of all live objects of the session's document, after a collection. Code that the engine compiled meanwhile is left out: it grows
 * with what has been run often, and the engine drops it when it needs the room.
 */
export async function liveBytes(session: CDPSession): Promise<number> {
	const chunks: string[] = [];
	const collect = ({ chunk }: { chunk: string }): void => void chunks.push(chunk);
	session.on('HeapProfiler.addHeapSnapshotChunk', collect);
	await session.send('HeapProfiler.collectGarbage');
	await session.send('HeapProfiler.takeHeapSnapshot', {});
	session.off('HeapProfiler.addHeapSnapshotChunk', collect);
	const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot;
	const { node_fields: fields, node_types: types } = snapshot.meta;
	const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
	let bytes = 0;
	for (let node = 0; node < nodes.length; node += fields.length) {
		if (types[0][nodes[node + type] ?? 0] !== 'code') bytes += nodes[node + size] ?? 0;
	}
	return bytes;
}
