/**
 * Puts the icon into the pages. Chromium asks for an icon anew at each change of the address, which is each edit here: a request that a
 * page without a network cannot make.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';

const HREF = 'href="/favicon.svg"';

export function inlineIcon(): Plugin {
	let file = '';
	return {
		name: 'rookery:inline-icon',
		configResolved({ publicDir }) {
			file = path.join(publicDir, 'favicon.svg');
		},
		transformIndexHtml: {
			order: 'pre',
			async handler(html) {
				const icon = encodeURIComponent((await readFile(file, 'utf8')).trim());
				return html.replace(HREF, () => `href="data:image/svg+xml,${icon}"`);
			}
		}
	};
}
