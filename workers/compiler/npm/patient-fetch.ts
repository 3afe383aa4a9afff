/** Fetching that gives up on silence, not on size: what is large on a slow line would otherwise begin anew each time. */

export interface PatientAnswer {
	response: Response;
	/** Reads the body. Rejects like `fetch`. */
	bytes(): Promise<Uint8Array<ArrayBuffer>>;
	/** To be called when nothing more is wanted of the answer. */
	end(): void;
}

/** Calls `onChunk` whenever a part of the body has come. Rejects with a `TimeoutError` when nothing has come for `silence` milliseconds, here or while the body is read. */
export async function fetchPatiently(
	fetch_: typeof fetch,
	url: string,
	{ silence, onChunk, ...init }: RequestInit & { silence: number; onChunk?(): void }
): Promise<PatientAnswer> {
	const controller = new AbortController();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const end = () => clearTimeout(timer);
	const listen = () => {
		end();
		timer = setTimeout(
			() => controller.abort(new DOMException('Nothing came.', 'TimeoutError')),
			silence
		);
	};
	async function bytes(): Promise<Uint8Array<ArrayBuffer>> {
		const chunks: Uint8Array<ArrayBuffer>[] = [];
		const reader = response.body?.getReader();
		for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
			listen();
			onChunk?.();
			chunks.push(part.value);
		}
		return new Uint8Array(await new Blob(chunks).arrayBuffer());
	}
	let response: Response;
	listen();
	try {
		response = await fetch_.call(globalThis, url, { ...init, signal: controller.signal });
		listen();
	} catch (error) {
		end();
		throw error;
	}
	return { response, bytes, end };
}
