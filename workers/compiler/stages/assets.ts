import { extension } from '../../../src/workspace/paths';
import type { FileContent } from '../../../src/protocol/project';
import type { StageResult } from './stage';

const types = new Map([
	['.svg', 'image/svg+xml'],
	['.png', 'image/png'],
	['.apng', 'image/apng'],
	['.jpg', 'image/jpeg'],
	['.jpeg', 'image/jpeg'],
	['.gif', 'image/gif'],
	['.webp', 'image/webp'],
	['.avif', 'image/avif'],
	['.bmp', 'image/bmp'],
	['.ico', 'image/x-icon'],
	['.woff2', 'font/woff2'],
	['.woff', 'font/woff'],
	['.ttf', 'font/ttf'],
	['.otf', 'font/otf'],
	['.eot', 'application/vnd.ms-fontobject'],
	['.mp3', 'audio/mpeg'],
	['.wav', 'audio/wav'],
	['.ogg', 'audio/ogg'],
	['.oga', 'audio/ogg'],
	['.opus', 'audio/ogg'],
	['.flac', 'audio/flac'],
	['.m4a', 'audio/mp4'],
	['.aac', 'audio/aac'],
	['.mp4', 'video/mp4'],
	['.m4v', 'video/mp4'],
	['.webm', 'video/webm'],
	['.mov', 'video/quicktime'],
	['.ogv', 'video/ogg'],
	['.wasm', 'application/wasm'],
	['.pdf', 'application/pdf'],
	['.glb', 'model/gltf-binary'],
	['.zip', 'application/zip'],
	['.css', 'text/css'],
	['.html', 'text/html'],
	['.js', 'text/javascript'],
	['.json', 'application/json'],
	['.txt', 'text/plain'],
	['.md', 'text/markdown'],
	['.csv', 'text/csv'],
	['.xml', 'application/xml']
]);

export interface AssetInput {
	path: string;
	content: FileContent;
	/** `raw` asks for the text of the file; `url` and `inline` ask for its address, whatever kind of file it is. */
	query: 'raw' | 'url' | 'inline' | null;
}

/** `import logo from './logo.png'`: the default export is the file's address, or its text for `?raw`. */
export function compileAsset({ path, content, query }: AssetInput): StageResult {
	const value = query === 'raw' ? toText(content) : toDataUrl(path, content);
	const code = `export default ${JSON.stringify(value)};\n`;
	return { code, map: null, css: null, diagnostics: [], ok: true, reads: [] };
}

/** The whole file as an address that works everywhere, also in the frame's opaque origin. */
export function toDataUrl(path: string, content: FileContent): string {
	const end = extension(path).toLowerCase();
	const isBytes = typeof content !== 'string';
	const type = types.get(end) ?? (isBytes ? 'application/octet-stream' : 'text/plain');
	if (isBytes) return `data:${type};base64,${toBase64(content)}`;
	// Half a surrogate pair cannot be encoded; going through bytes puts U+FFFD in its place.
	const text = new TextDecoder().decode(new TextEncoder().encode(content));
	const escaped = encodeURIComponent(text).replace(
		/['()*]/g,
		(char) => `%${char.charCodeAt(0).toString(16)}`
	);
	return `data:${type};charset=utf-8,${escaped}`;
}

function toText(content: FileContent): string {
	return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

/** In pieces: engines limit how many arguments a call may have, and one string per byte is slow. */
function toBase64(bytes: Uint8Array): string {
	// A multiple of three, so that the pieces can be put together without padding in between.
	const size = 3 * 8192;
	let result = '';
	for (let at = 0; at < bytes.length; at += size) {
		result += btoa(String.fromCharCode(...bytes.subarray(at, at + size)));
	}
	return result;
}
