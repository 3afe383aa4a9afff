/** Files of packages that are no code, as data URLs: the frame's origin can fetch nothing from the page's. */
import { extensionOf } from './ids';

const TYPES: Record<string, string> = {
	avif: 'image/avif',
	bmp: 'image/bmp',
	css: 'text/css',
	eot: 'application/vnd.ms-fontobject',
	gif: 'image/gif',
	glb: 'model/gltf-binary',
	htm: 'text/html',
	html: 'text/html',
	ico: 'image/x-icon',
	jpeg: 'image/jpeg',
	jpg: 'image/jpeg',
	js: 'text/javascript',
	json: 'application/json',
	md: 'text/markdown',
	mjs: 'text/javascript',
	mp3: 'audio/mpeg',
	mp4: 'video/mp4',
	ogg: 'audio/ogg',
	otf: 'font/otf',
	pdf: 'application/pdf',
	png: 'image/png',
	svg: 'image/svg+xml',
	ttf: 'font/ttf',
	txt: 'text/plain',
	wasm: 'application/wasm',
	wav: 'audio/wav',
	webm: 'video/webm',
	webp: 'image/webp',
	woff: 'font/woff',
	woff2: 'font/woff2',
	xml: 'application/xml'
};

/** `type` is what a server said, if there was one. */
export function toDataUrl(path: string, bytes: Uint8Array, type = ''): string {
	const media = TYPES[extensionOf(path)] ?? (type === '' ? 'application/octet-stream' : type);
	return `data:${media};base64,${toBase64(bytes)}`;
}

function toBase64(bytes: Uint8Array): string {
	let binary = '';
	// In pieces: an argument list has a limit.
	for (let index = 0; index < bytes.length; index += 0x8000) {
		binary += String.fromCharCode(...bytes.subarray(index, index + 0x8000));
	}
	return btoa(binary);
}
