/**
 * Tells the page that the server it came from has the `/npm/` route: `<meta name="rookery-packages" content="npm/">`. Our own servers
 * add it to every document; a static build has none and takes packages from jsDelivr, unless its host adds the tag and names a registry.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import { respond } from './compressed-files.ts';

const META = '<meta name="rookery-packages" content="npm/" />';

function withMeta(html: string): string {
	return html.replace('</title>', `</title>\n\t\t${META}`);
}

/** Documents by the path they are asked for. */
const DOCUMENTS = new Map([
	['/', 'index.html'],
	['/index.html', 'index.html'],
	['/embed', 'embed.html'],
	['/embed.html', 'embed.html']
]);

export function packageMeta(): Plugin {
	return {
		name: 'rookery:package-meta',
		transformIndexHtml: {
			order: 'pre',
			handler: (html, { server }) => (server ? withMeta(html) : html)
		},
		configurePreviewServer(server) {
			const { root, build } = server.config;
			server.middlewares.use(async (request, response, next) => {
				const file = DOCUMENTS.get(request.url?.split('?')[0] ?? '');
				if (file === undefined || !['GET', 'HEAD'].includes(request.method ?? '')) return next();
				try {
					const html = await readFile(path.resolve(root, build.outDir, file), 'utf8');
					response.setHeader('Content-Type', 'text/html; charset=utf-8');
					response.setHeader('Cache-Control', 'no-cache');
					respond(request, response, Buffer.from(withMeta(html)));
				} catch (error) {
					next(error);
				}
			});
		}
	};
}
