/**
 * `/npm/`: the registry that npm on this machine is configured with, for the page. Packuments and tarballs only, read only, cached on
 * disk. What the page sees names no registry: neither the code nor an answer holds its address.
 */
import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import valid from 'semver/functions/valid';
import type { Plugin } from 'vite';
import { fetchPatiently, type PatientAnswer } from '../workers/compiler/npm/patient-fetch.ts';

const PACKUMENT_TTL = 5 * 60_000;
/** Milliseconds without a byte from the registry. */
const SILENCE = 30_000;

/** Where npm on this machine gets packages from. */
export interface NpmConfig {
	registry: string;
	/** Registries by scope: `@scope`. */
	scopes: Record<string, string>;
	/** `Authorization` headers by registry as an npmrc names it: `//host/path/`. Empty unless the host opted in. */
	authorization: Record<string, string>;
}

export interface NpmRouteOptions {
	/** Folder for packuments and tarballs. */
	cache: string;
	/** Called once, with the first request. */
	config(): Promise<NpmConfig>;
	fetch?: typeof fetch;
	/** Milliseconds since 1970. */
	now?(): number;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What a path asks for. A path is one of these or is refused. */
type Wanted =
	{ kind: 'packument'; name: string } | { kind: 'tarball'; name: string; version: string };

class RouteError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string
	) {
		super(message);
	}
}

/**
 * Set to `1` by the person who runs the server, it lets the route read packages with the tokens in their npmrc files. Whoever reaches
 * the server can then read what they can read, and so can every program that is opened here: it may import a private package and send it
 * anywhere.
 */
const OPT_IN = 'ROOKERY_NPM_CREDENTIALS';

/** Serves `/npm/` in dev and preview. */
export function npmRoute(): Plugin {
	const withCredentials = process.env[OPT_IN] === '1';
	const install = (server: {
		config: { root: string };
		middlewares: { use(path: string, handler: Handler): unknown };
	}) => {
		const { root } = server.config;
		// What was read with a token is not served when the route is anonymous again.
		const cache = path.join(root, withCredentials ? '.cache/npm-private' : '.cache/npm');
		const config = () => readNpmConfig(root, { withCredentials });
		server.middlewares.use('/npm', createNpmHandler({ cache, config }));
	};
	return {
		name: 'rookery:npm-route',
		configureServer: (server) => void install(server),
		configurePreviewServer: (server) => void install(server)
	};
}

/** Answers requests whose URL has lost its `/npm` already. */
export function createNpmHandler(options: NpmRouteOptions): Handler {
	const cache = new NpmCache(options);
	return (request, response) => {
		answer(request, cache).then(
			({ type, body, age }) => {
				response.statusCode = 200;
				response.setHeader('Content-Type', type);
				response.setHeader('Content-Length', body.byteLength);
				response.setHeader('Cache-Control', age);
				response.setHeader('X-Content-Type-Options', 'nosniff');
				response.end(request.method === 'HEAD' ? undefined : body);
			},
			(error: unknown) => {
				const fault =
					error instanceof RouteError
						? error
						: new RouteError(500, 'internal', 'The package route failed. The server log says why.');
				if (fault !== error) console.error(error);
				response.statusCode = fault.status;
				response.setHeader('Content-Type', 'application/json');
				response.setHeader('Cache-Control', 'no-store');
				if (fault.status === 405) response.setHeader('Allow', 'GET, HEAD');
				const body = JSON.stringify({ error: { code: fault.code, message: fault.message } });
				response.end(request.method === 'HEAD' ? undefined : body);
			}
		);
	};
}

async function answer(
	request: IncomingMessage,
	cache: NpmCache
): Promise<{ type: string; body: Buffer; age: string }> {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		throw new RouteError(405, 'method_not_allowed', 'Packages can be read only: use GET or HEAD.');
	}
	const wanted = readPath(request.url ?? '');
	if (wanted === null) {
		throw new RouteError(
			400,
			'bad_path',
			'Ask for /npm/name or /npm/name/-/name-version.tgz; a scope is written @scope%2Fname or @scope/name.'
		);
	}
	return wanted.kind === 'packument'
		? { type: 'application/json', body: await cache.packument(wanted.name), age: 'max-age=60' }
		: {
				type: 'application/octet-stream',
				body: await cache.tarball(wanted.name, wanted.version),
				age: 'public, max-age=31536000, immutable'
			};
}

const NAME = /^(@[a-z0-9~_-][a-z0-9._~-]*\/)?[a-z0-9~_-][a-z0-9._~-]*$/i;

/** Null for anything that is not exactly a package's name, or the file name of one of its tarballs. */
export function readPath(url: string): Wanted | null {
	let plain: string;
	try {
		plain = decodeURIComponent((url.split('?')[0] ?? '').replace(/^\//, ''));
	} catch {
		return null;
	}
	if (plain.length > 400) return null;
	if (NAME.test(plain)) return { kind: 'packument', name: plain };
	const [name = '', file = '', ...others] = plain.split('/-/');
	if (others.length > 0 || !NAME.test(name)) return null;
	const prefix = `${name.slice(name.indexOf('/') + 1)}-`;
	if (!file.startsWith(prefix) || !file.endsWith('.tgz')) return null;
	const version = file.slice(prefix.length, -'.tgz'.length);
	// `valid` takes off a `v` and spaces; here only the exact form counts.
	const isExact = valid(version) !== null && /^\d[\w.+-]*$/.test(version);
	return isExact ? { kind: 'tarball', name, version } : null;
}

class NpmCache {
	readonly #folder: string;
	readonly #fetch: typeof fetch;
	readonly #now: () => number;
	readonly #readConfig: () => Promise<NpmConfig>;
	readonly #running = new Map<string, Promise<Buffer>>();
	#config: Promise<NpmConfig> | null = null;

	constructor(options: NpmRouteOptions) {
		this.#folder = options.cache;
		this.#fetch = options.fetch ?? fetch;
		this.#now = options.now ?? Date.now;
		this.#readConfig = options.config;
	}

	/** Versions, tags and checksums; nothing that names a host. */
	packument(name: string): Promise<Buffer> {
		return this.#share(name, async () => {
			const file = path.join(this.#folder, folderFor(name), 'packument.json');
			const known = await readIfThere(file);
			if (known && this.#now() - known.modified < PACKUMENT_TTL) return known.body;
			try {
				const body = Buffer.from(JSON.stringify(toPublic(await this.#fetchPackument(name))));
				await writeWhole(file, body);
				return body;
			} catch (error) {
				// Old news is better than none when the registry cannot be reached.
				if (known && error instanceof RouteError && error.status === 502) return known.body;
				throw error;
			}
		});
	}

	tarball(name: string, version: string): Promise<Buffer> {
		return this.#share(`${name}@${version}`, async () => {
			const file = path.join(this.#folder, folderFor(name), `${version}.tgz`);
			const known = await readIfThere(file);
			if (known) return known.body;
			const body = await this.#fetchTarball(name, version);
			await writeWhole(file, body);
			return body;
		});
	}

	async #fetchPackument(name: string): Promise<Packument> {
		const body = await this.#get(name, (registry) => registry + name.replace('/', '%2F'), {
			accept: 'application/vnd.npm.install-v1+json'
		});
		if (body === null) throw new RouteError(404, 'not_found', `There is no package "${name}".`);
		try {
			const data: unknown = JSON.parse(body.toString('utf8'));
			if (isObject(data)) return data;
		} catch {
			// Said below.
		}
		throw new RouteError(502, 'upstream', `The npm registry sent no package data for "${name}".`);
	}

	async #fetchTarball(name: string, version: string): Promise<Buffer> {
		const file = `${name.slice(name.indexOf('/') + 1)}-${version}.tgz`;
		const body = await this.#get(name, (registry) => `${registry}${name}/-/${file}`);
		if (body !== null) return body;
		// Some registries keep tarballs elsewhere and say so in the packument.
		const { versions } = await this.#fetchPackument(name);
		const manifest = isObject(versions) ? versions[version] : null;
		const dist = isObject(manifest) && isObject(manifest['dist']) ? manifest['dist'] : {};
		const { tarball } = dist;
		if (typeof tarball === 'string' && /^https?:/.test(tarball)) {
			const elsewhere = await this.#get(name, () => tarball);
			if (elsewhere !== null) return elsewhere;
		}
		throw new RouteError(404, 'not_found', `There is no version ${version} of "${name}".`);
	}

	/** Null for 404. The address of the registry stays out of messages. */
	async #get(
		name: string,
		address: (registry: string) => string,
		headers: Record<string, string> = {}
	): Promise<Buffer | null> {
		this.#config ??= this.#readConfig().catch((error: unknown) => {
			this.#config = null;
			throw error;
		});
		const config = await this.#config;
		const scope = name.startsWith('@') ? name.slice(0, name.indexOf('/')) : '';
		const url = address(withSlash(config.scopes[scope] ?? config.registry));
		const authorization = authorizationFor(config, url);
		const fail = (why: string) =>
			new RouteError(502, 'upstream', `The npm registry gave no answer for "${name}": ${why}.`);
		let answer: PatientAnswer | null = null;
		try {
			answer = await fetchPatiently(this.#fetch, url, {
				headers: authorization === null ? headers : { ...headers, authorization },
				silence: SILENCE
			});
			const { response } = answer;
			if (response.status === 404 || response.status === 410) return null;
			if (!response.ok) throw fail(`it answered ${response.status}`);
			return Buffer.from(await answer.bytes());
		} catch (error) {
			if (error instanceof RouteError) throw error;
			const isTimeout = error instanceof Error && error.name === 'TimeoutError';
			throw fail(isTimeout ? `nothing came for ${SILENCE / 1000} seconds` : 'it cannot be reached');
		} finally {
			answer?.end();
		}
	}

	#share(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
		const running = this.#running.get(key) ?? make().finally(() => this.#running.delete(key));
		this.#running.set(key, running);
		return running;
	}
}

type Packument = Record<string, unknown>;

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toPublic({ name, versions, 'dist-tags': tags }: Packument): object {
	const entries = Object.entries(isObject(versions) ? versions : {}).map(([version, manifest]) => {
		const dist = isObject(manifest) && isObject(manifest['dist']) ? manifest['dist'] : {};
		const { integrity, shasum } = dist;
		return [version, { dist: { integrity, shasum } }];
	});
	return { name, 'dist-tags': tags, versions: Object.fromEntries(entries) };
}

function withSlash(url: string): string {
	return url.endsWith('/') ? url : `${url}/`;
}

/** The entry of the longest path that holds the URL, as npm looks it up. */
function authorizationFor({ authorization }: NpmConfig, url: string): string | null {
	const { host, pathname } = new URL(url);
	for (let at = `//${host}${pathname}`; at.length > 2; at = at.replace(/[^/]*\/?$/, '')) {
		const value = authorization[at] ?? authorization[withSlash(at)];
		if (value !== undefined) return value;
		if (at === `//${host}/`) break;
	}
	return null;
}

/** Capitals are marked: names differ by case, files on some systems do not. */
function folderFor(name: string): string {
	return name.replace(/[A-Z]/g, (capital) => `!${capital.toLowerCase()}`);
}

async function readIfThere(file: string): Promise<{ body: Buffer; modified: number } | null> {
	try {
		const [body, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
		return { body, modified: mtimeMs };
	} catch {
		return null;
	}
}

/** Never leaves a part of a file behind. */
async function writeWhole(file: string, body: Buffer): Promise<void> {
	await mkdir(path.dirname(file), { recursive: true });
	const part = `${file}.${process.pid}.part`;
	await writeFile(part, body);
	await rename(part, file);
}

/** Asks npm, so that every place it reads its configuration from counts. `npm` does not print secrets: those come from the npmrc files. */
export async function readNpmConfig(
	root: string,
	{ withCredentials }: { withCredentials: boolean }
): Promise<NpmConfig> {
	const isWindows = process.platform === 'win32';
	const { stdout } = await promisify(execFile)('npm', ['config', 'list', '--json'], {
		cwd: root,
		shell: isWindows,
		maxBuffer: 10_000_000
	});
	const config: unknown = JSON.parse(stdout);
	if (!isObject(config) || typeof config['registry'] !== 'string') {
		throw new Error('npm names no registry: see `npm config get registry`.');
	}
	const scopes: Record<string, string> = {};
	for (const [key, value] of Object.entries(config)) {
		const scope = /^(@[^:]+):registry$/.exec(key)?.[1];
		if (scope !== undefined && typeof value === 'string') scopes[scope] = value;
	}
	const authorization: Record<string, string> = {};
	if (!withCredentials) return { registry: config['registry'], scopes, authorization };
	const files = [config['globalconfig'], config['userconfig'], path.join(root, '.npmrc')];
	for (const file of files) {
		if (typeof file !== 'string') continue;
		const found = await readIfThere(file.replace(/^~(?=\/)/, os.homedir()));
		if (found) Object.assign(authorization, readAuthorization(found.body.toString('utf8')));
	}
	return { registry: config['registry'], scopes, authorization };
}

/** `//host/path/:_authToken=…` and `:_auth=…` lines of an npmrc; `${NAME}` stands for an environment variable. */
export function readAuthorization(npmrc: string): Record<string, string> {
	const found: Record<string, string> = {};
	for (const line of npmrc.split(/\r?\n/)) {
		const match = /^\s*(\/\/[^\s=]+?):(_authToken|_auth)\s*=\s*"?([^"]*?)"?\s*$/.exec(line);
		if (!match) continue;
		const [, registry = '', kind, raw = ''] = match;
		const value = raw.replace(/\$\{([^}]+)\}/g, (all, name: string) => process.env[name] ?? all);
		found[withSlash(registry)] = `${kind === '_auth' ? 'Basic' : 'Bearer'} ${value}`;
	}
	return found;
}
