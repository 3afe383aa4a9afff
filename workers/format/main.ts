/** Runs in the format worker: Prettier and its plugins, loaded when a file of their kind is formatted. */
import type { FormatReply, FormatRequest } from '../../src/protocol/format';
import { format } from './format';

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = async ({ data }: MessageEvent<FormatRequest>) => {
	const reply: FormatReply = await format(data).then(
		(result) => ({ id: data.id, ok: true, result }),
		(error: unknown) => ({
			id: data.id,
			ok: false,
			message: error instanceof Error ? error.message : String(error)
		})
	);
	scope.postMessage(reply);
};
