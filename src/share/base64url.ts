const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...alphabet].map((character, value) => [character.charCodeAt(0), value]));
values.set('+'.charCodeAt(0), 62);
values.set('/'.charCodeAt(0), 63);

/** RFC 4648 section 5, without padding. */
export function toBase64url(bytes: Uint8Array): string {
	let text = '';
	for (let index = 0; index < bytes.length; index += 3) {
		const [a, b, c] = [bytes[index] ?? 0, bytes[index + 1] ?? 0, bytes[index + 2] ?? 0];
		const word = (a << 16) | (b << 8) | c;
		const length = Math.min(3, bytes.length - index) + 1;
		for (let digit = 0; digit < length; digit += 1) {
			text += alphabet.charAt((word >> (18 - digit * 6)) & 63);
		}
	}
	return text;
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
