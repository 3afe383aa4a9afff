/**
 * `preview.html`: the document that runs the user's program. Its origin is opaque, so it cannot load module scripts of ours;
 * the frame's code is therefore bundled to one classic script and inlined.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const DOCUMENT = 'preview.html';
const MARKER = '<!-- frame -->';

async function renderDocument(root: string, minify: boolean): Promise<string> {
	const output = await build({
		configFile: false,
		root,
		logLevel: 'error',
		build: {
			write: false,
			minify,
			target: 'es2022',
			lib: { entry: 'src/frame/main.ts', formats: ['iife'], name: 'rookery' }
		}
	});
	const [bundle] = (Array.isArray(output) ? output : [output]) as Rolldown.RolldownOutput[];
	const code = bundle?.output[0]?.code;
	if (code === undefined) throw new Error('The frame gave no script: check src/frame/main.ts.');
	const html = await readFile(path.join(root, DOCUMENT), 'utf8');
	if (!html.includes(MARKER)) throw new Error(`${DOCUMENT} has lost its ${MARKER} marker.`);
	// A closing tag inside the script would end it early.
	return html.replace(
		MARKER,
		() => `<script>${code.replaceAll('</script', '<\\/script')}</script>`
	);
}

export function previewDocument(): Plugin {
	let root = process.cwd();
	return {
		name: 'rookery:preview-document',
		configResolved(config) {
			root = config.root;
		},
		async generateBundle() {
			this.emitFile({
				type: 'asset',
				fileName: DOCUMENT,
				source: await renderDocument(root, true)
			});
		},
		configureServer(server) {
			server.middlewares.use(async (request, response, next) => {
				if (request.url?.split('?')[0] !== `/${DOCUMENT}`) return next();
				try {
					const html = await renderDocument(root, false);
					response.setHeader('Content-Type', 'text/html; charset=utf-8');
					response.end(html);
				} catch (error) {
					next(error);
				}
			});
		}
	};
}
