import type { FileContent } from '../protocol/project';

/** `812 bytes`, `6.2 kB`, `1.4 MB`. */
export function showBytes(count: number): string {
	if (count < 1000) return count === 1 ? '1 byte' : `${count} bytes`;
	const isBig = count >= 999_500;
	const value = count / (isBig ? 1_000_000 : 1000);
	return `${value.toFixed(value < 99.95 ? 1 : 0)} ${isBig ? 'MB' : 'kB'}`;
}

const encoder = new TextEncoder();

export function byteSize(content: FileContent): number {
	return typeof content === 'string' ? encoder.encode(content).length : content.byteLength;
}

/** Adds up sizes again and again, and measures only what has changed since. */
export class SizeMeter {
	#known = new Map<number, { content: FileContent; size: number }>();

	total(files: Iterable<{ readonly id: number; readonly content: FileContent }>): number {
		const known = new Map<number, { content: FileContent; size: number }>();
		let sum = 0;
		for (const { id, content } of files) {
			const before = this.#known.get(id);
			const one = before?.content === content ? before : { content, size: byteSize(content) };
			known.set(id, one);
			sum += one.size;
		}
		this.#known = known;
		return sum;
	}
}
