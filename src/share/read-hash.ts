import { decodeLink } from './link';
import type { LinkResult } from './link-result';
import { decodeSveltePlayground, SVELTE_PLAYGROUND_START } from './svelte-playground';

export type HashResult =
	/** There is no link: the address has no hash. */
	| { kind: 'none' }
	/** `format` is null when it is not one that we know. */
	| ({ kind: 'link'; format: 'rookery' | 'svelte-playground' | null } & LinkResult);

/**
 * Reads whatever may stand behind the `#` of an address: a link of any version, or one of the Svelte playground. Takes a
 * hash with or without `#`, or a whole address that somebody pasted. Never throws.
 */
export function readHash(hash: string): HashResult {
	if (hash.replace(/^#/, '').trim() === '') return { kind: 'none' };
	const text = tidy(hash);
	if (text.startsWith(SVELTE_PLAYGROUND_START)) {
		const result = decodeSveltePlayground(text, versionOf(hash));
		return { kind: 'link', format: 'svelte-playground', ...result };
	}
	const result = decodeLink(text);
	const isForeign = !result.ok && (result.code === 'unknown' || result.code === 'newer');
	return { kind: 'link', format: isForeign ? null : 'rookery', ...result };
}

/** The Svelte playground has the version in the address, before the hash. */
function versionOf(address: string): string | null {
	const before = address.slice(0, Math.max(0, address.indexOf('#')));
	const query = before.includes('?') ? before.slice(before.indexOf('?')) : '';
	return new URLSearchParams(query).get('version');
}

/** Takes away what mail clients, chats and sentences put around a link. None of it can be part of one. */
function tidy(hash: string): string {
	let text = hash.slice(hash.indexOf('#') + 1);
	if (text.includes('%')) {
		try {
			text = decodeURIComponent(text);
		} catch {
			// Not an encoded address; the decoder says what is wrong with it.
		}
	}
	return text.replace(/\s+/g, '').replace(/[^\w+/=-]+$/, '');
}
