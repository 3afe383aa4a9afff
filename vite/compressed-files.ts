/**
 * Writes each text file of the build a second and a third time, as `.br` and `.gz`. `vite preview` then sends what the browser takes, and
 * servers that know such files (nginx's `brotli_static` and `gzip_static`, Caddy's `precompressed`) can do the same.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Content types of what is worth compressing, by file extension. Fonts and images are compressed already. */
const TYPES: Record<string, string> = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.wasm': 'application/wasm'
};

/** Bytes below which a compressed file saves no packet. */
const SMALLEST = 1_000;

/** The best compression takes half a minute for the compiler, so what it made is kept between builds. */
const CACHE = path.join('.cache', 'compressed');

/** Milliseconds after which a file in the cache that no build has asked for goes. */
const KEPT = 14 * 24 * 60 * 60 * 1000;

const ENCODINGS = [
	{ name: 'br', extension: '.br', compress: brotli },
	{
		name: 'gzip',
		extension: '.gz',
		compress: (body: Buffer) => promisify(gzip)(body, { level: 9 })
	}
];

function brotli(body: Buffer): Promise<Buffer> {
	return promisify(brotliCompress)(body, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
			[constants.BROTLI_PARAM_SIZE_HINT]: body.length
		}
	});
}

async function compressed(
	body: Buffer,
	{ extension, compress }: (typeof ENCODINGS)[number],
	cache: string
): Promise<Buffer> {
	const file = path.join(cache, createHash('sha256').update(body).digest('hex') + extension);
	try {
		const kept = await readFile(file);
		const now = new Date();
		await utimes(file, now, now);
		return kept;
	} catch {
		const made = await compress(body);
		await writeFile(file, made);
		return made;
	}
}

async function forgetOld(cache: string): Promise<void> {
	for (const name of await readdir(cache)) {
		const file = path.join(cache, name);
		if (Date.now() - (await stat(file)).mtimeMs > KEPT) await unlink(file);
	}
}

/** The name of the best encoding a request takes, or null. */
function acceptedEncoding(request: IncomingMessage): (typeof ENCODINGS)[number] | null {
	const accepted = String(request.headers['accept-encoding'] ?? '')
		.split(',')
		.filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
		.map((part) => part.split(';')[0]?.trim());
	return ENCODINGS.find(({ name }) => accepted.includes(name)) ?? null;
}

/** Sends `body`, or nothing but the word that what the browser has is still true. Set all other headers before. */
export function respond(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
	const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
	response.setHeader('ETag', tag);
	if (request.headers['if-none-match'] === tag) {
		response.statusCode = 304;
		response.end();
		return;
	}
	response.setHeader('Content-Length', body.length);
	response.end(request.method === 'HEAD' ? undefined : body);
}

/** Put it after the plugins that answer for documents of their own. */
export function compressedFiles(): Plugin {
	let root = process.cwd();
	return {
		name: 'rookery:compressed-files',
		configResolved(config) {
			root = config.root;
		},
		writeBundle: {
			order: 'post',
			sequential: true,
			async handler({ dir }, bundle) {
				if (dir === undefined) return;
				const cache = path.join(root, CACHE);
				await mkdir(cache, { recursive: true });
				const names = Object.keys(bundle).filter((name) => path.extname(name) in TYPES);
				await Promise.all(
					names.map(async (name) => {
						const file = path.join(dir, name);
						const body = await readFile(file);
						if (body.length < SMALLEST) return;
						await Promise.all(
							ENCODINGS.map(async (encoding) => {
								const smaller = await compressed(body, encoding, cache);
								await writeFile(file + encoding.extension, smaller);
							})
						);
					})
				);
				await forgetOld(cache);
			}
		},
		configurePreviewServer(server) {
			const folder = path.resolve(root, server.config.build.outDir);
			server.middlewares.use(async (request, response, next) => {
				const encoding = acceptedEncoding(request);
				if (!encoding || !['GET', 'HEAD'].includes(request.method ?? '')) return next();
				const url = path.posix.normalize(request.url?.split('?')[0] ?? '');
				const type = TYPES[path.extname(url)];
				const file = path.join(folder, url);
				// No file of ours has a name that a URL would escape.
				if (type === undefined || !file.startsWith(folder + path.sep)) return next();
				let body: Buffer;
				try {
					body = await readFile(file + encoding.extension);
				} catch {
					// Too small, or not there: the server knows what to say.
					return next();
				}
				response.setHeader('Content-Type', type);
				response.setHeader('Content-Encoding', encoding.name);
				response.setHeader('Vary', 'Accept-Encoding');
				if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-cache');
				respond(request, response, body);
			});
		}
	};
}
