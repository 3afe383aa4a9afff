const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...alphabet].map((character, value) => [character.charCodeAt(0), value]));
values.set('+'.charCodeAt(0), 62);
values.set('/'.charCodeAt(0), 63);

const codes = Uint8Array.from(alphabet, (character) => character.charCodeAt(0));

/** RFC 4648 section 5, without padding. */
export function toBase64url(bytes: Uint8Array): string {
	// As bytes first: a text of two million characters that grows one by one takes ten times as long.
	const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
	let at = 0;
	for (let index = 0; index < bytes.length; index += 3) {
		const [a = 0, b = 0, c = 0] = [bytes[index], bytes[index + 1], bytes[index + 2]];
		const word = (a << 16) | (b << 8) | c;
		// A write behind the end is no write.
		text[at] = codes[word >> 18] ?? 0;
		text[at + 1] = codes[(word >> 12) & 63] ?? 0;
		text[at + 2] = codes[(word >> 6) & 63] ?? 0;
		text[at + 3] = codes[word & 63] ?? 0;
		at += 4;
	}
	return new TextDecoder().decode(text);
}

/** Reads both alphabets of RFC 4648, with padding or without. `valid` is false when it had to stop at a foreign character. */
export function fromBase64url(text: string): { bytes: Uint8Array<ArrayBuffer>; valid: boolean } {
	const body = text.replace(/=+$/, '');
	const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
	let length = 0;
	let word = 0;
	let bits = 0;
	for (let index = 0; index < body.length; index += 1) {
		const value = values.get(body.charCodeAt(index));
		if (value === undefined) return { bytes: bytes.slice(0, length), valid: false };
		word = ((word << 6) | value) & 0xffff;
		bits += 6;
		if (bits < 8) continue;
		bits -= 8;
		bytes[length] = word >> bits;
		length += 1;
	}
	return { bytes, valid: true };
}
