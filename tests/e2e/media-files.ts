/** Bytes of images, fonts, sounds and videos for the journeys. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

/** A red pixel. */
export const PIXEL = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
	'base64'
);

/** The font of the page's own code. All its letters have one width. */
export function font(): Buffer {
	const file = '@fontsource/geist-mono/files/geist-mono-latin-400-normal.woff2';
	return readFileSync(createRequire(import.meta.url).resolve(file));
}

/** A tone, in one channel of 8 bits. */
export function wav(seconds = 0.1): Buffer {
	const rate = 8_000;
	const samples = Buffer.alloc(rate * seconds);
	for (let at = 0; at < samples.length; at += 1) samples[at] = 128 + 90 * Math.sin(at / 3);
	const header = Buffer.alloc(44);
	header.write('RIFF', 0);
	header.writeUInt32LE(36 + samples.length, 4);
	header.write('WAVEfmt ', 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(rate, 24);
	header.writeUInt32LE(rate, 28);
	header.writeUInt16LE(1, 32);
	header.writeUInt16LE(8, 34);
	header.write('data', 36);
	header.writeUInt32LE(samples.length, 40);
	return Buffer.concat([header, samples]);
}

/** A short video, 32 × 16 pixels, made by the browser itself. */
export async function webm(page: Page): Promise<Buffer> {
	const bytes = await page.evaluate(async () => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [32, 16];
		const context = canvas.getContext('2d');
		const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm' });
		const parts: Blob[] = [];
		const hasPicture = new Promise<void>((resolve) => {
			recorder.ondataavailable = ({ data }) => {
				parts.push(data);
				if (data.size > 0) resolve();
			};
		});
		const isOver = new Promise((resolve) => (recorder.onstop = resolve));
		recorder.start(50);
		let isPainting = true;
		const paint = (time: number): void => {
			context?.fillRect(time % 32, 0, 8, 16);
			if (isPainting) requestAnimationFrame(paint);
		};
		requestAnimationFrame(paint);
		await hasPicture;
		isPainting = false;
		recorder.stop();
		await isOver;
		return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
	});
	return Buffer.from(bytes);
}
