import { extension } from '../workspace/paths';

/** What a file is to the eye or the ear. */
export interface Media {
	kind: 'image' | 'font' | 'sound' | 'video';
	/** MIME type. */
	type: string;
	/** As people call it: `PNG image`. */
	name: string;
}

const images =
	'png:png apng:apng jpg:jpeg jpeg:jpeg gif:gif webp:webp avif:avif bmp:bmp ico:x-icon';
const fonts = 'woff2:woff2 woff:woff ttf:ttf otf:otf';
const sounds = 'mp3:mpeg wav:wav ogg:ogg oga:ogg opus:ogg flac:flac m4a:mp4 aac:aac';
const videos = 'mp4:mp4 m4v:mp4 webm:webm mov:quicktime ogv:ogg';

function table(kind: Media['kind'], top: string, list: string): [string, Media][] {
	return list.split(' ').map((pair) => {
		const [end = '', type = ''] = pair.split(':');
		const name = `${end === 'jpg' ? 'JPEG' : end.toUpperCase()} ${kind}`;
		return [`.${end}`, { kind, type: `${top}/${type}`, name }];
	});
}

const known = new Map<string, Media>([
	...table('image', 'image', images),
	...table('font', 'font', fonts),
	...table('sound', 'audio', sounds),
	...table('video', 'video', videos),
	['.svg', { kind: 'image', type: 'image/svg+xml', name: 'SVG image' }]
]);

/** Told by the name alone; null for what browsers cannot show. */
export function mediaOf(path: string): Media | null {
	return known.get(extension(path).toLowerCase()) ?? null;
}
