/** Whether what arrived is what its author published. */
import { network } from './failures';

export interface Checksum {
	algorithm: 'SHA-256' | 'SHA-512';
	base64: string;
}

/**
 * Rejects with a `network` failure when `bytes` have another checksum. Without one to compare with everything passes, and so it does on
 * plain HTTP, where browsers do not compute any.
 */
export async function compareChecksum(
	bytes: Uint8Array<ArrayBuffer>,
	checksum: Checksum | null,
	what: string
): Promise<void> {
	const { subtle }: { subtle?: SubtleCrypto } = crypto;
	if (!checksum || !subtle) return;
	const digest = new Uint8Array(await subtle.digest(checksum.algorithm, bytes));
	if (btoa(String.fromCharCode(...digest)) === checksum.base64) return;
	throw network(what, 'what arrived is not what its author published (wrong checksum)');
}
