import type { FileContent } from '../protocol/project';
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

/** What happened, and what can be done, when the browser cannot show or play a file of a kind that it knows. */
export function whyNotShown(path: string, content: FileContent): string {
	const media = mediaOf(path);
	const verb = media?.kind === 'sound' || media?.kind === 'video' ? 'play' : 'show';
	const what = `The browser cannot ${verb} this ${media?.name ?? 'file'}`;
	if (typeof content === 'string' && media?.type === 'image/svg+xml') {
		if (content.trim() === '') return 'There is nothing in this picture yet.';
		return /\sxmlns\s*=/.test(content)
			? `${what}. Look in its code for a tag or a quote that is not closed.`
			: `${what}. Its first tag has to be <svg xmlns="http://www.w3.org/2000/svg">.`;
	}
	return `${what}. It may be damaged, or hold something else than its name says: upload it again.`;
}
