/** jsDelivr as a static build meets it: packages that are made up here, and published ones as the site's own route has them. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { APIRequestContext, Page } from '@playwright/test';
import { unpackTar } from 'modern-tar';

/** By path, with a leading slash. */
type Files = Record<string, string | Buffer>;

interface MadeUp {
	version: string;
	files: Files;
}

/** What becomes of a file on its way: `altered` has something else in it, `lost` never arrives. */
type Harm = 'altered' | 'lost' | null;

/** A connection that was kept open may be closed by the server in the moment in which it is used again: browsers ask anew, too. */
const KEPT_ALIVE = { maxRetries: 1 };

const HEADERS = { 'Access-Control-Allow-Origin': '*' };

export class Jsdelivr {
	/** What was asked of it, and of the route that a static host does not have. */
	readonly asked: string[] = [];
	/** Given the path of a file on the CDN. */
	harm: (path: string) => Harm = () => null;
	readonly #page: Page;
	readonly #request: APIRequestContext;
	readonly #madeUp: Record<string, MadeUp>;
	readonly #opened = new Map<string, Promise<Files | null>>();

	constructor(page: Page, request: APIRequestContext, madeUp: Record<string, MadeUp> = {}) {
		this.#page = page;
		this.#request = request;
		this.#madeUp = madeUp;
	}

	/** Makes the page the one of a static host, which takes packages from here. */
	async serve(): Promise<void> {
		const page = this.#page;
		// The document as it was built, without the tag that our own server adds.
		await page.route(/\/(#.*)?$/, async (route) => {
			const response = await route.fetch(KEPT_ALIVE);
			const html = await response.text();
			const body = html.replace(/<meta name="rookery-packages"[^>]*>/, '');
			await route.fulfill({ response, body });
		});
		await page.route('https://data.jsdelivr.com/**', async (route) => {
			const { pathname } = new URL(route.request().url());
			this.asked.push(pathname);
			const json = await this.#describe(pathname);
			await route.fulfill({ status: json === null ? 404 : 200, headers: HEADERS, json });
		});
		await page.route('https://cdn.jsdelivr.net/**', async (route) => {
			const { pathname } = new URL(route.request().url());
			this.asked.push(pathname);
			const [, name = '', version = '', file = ''] =
				/^\/npm\/([^@]+)@([^/]+)(\/.*)$/.exec(pathname) ?? [];
			const body = (await this.#open(name, version))?.[file];
			const harm = this.harm(pathname);
			if (harm === 'lost') return route.abort('connectionreset');
			const sent = harm === 'altered' ? `${String(body)}\n` : body;
			return route.fulfill({
				status: sent === undefined ? 404 : 200,
				headers: HEADERS,
				body: sent
			});
		});
		await page.route('**/npm/**', async (route) => {
			const { hostname, pathname } = new URL(route.request().url());
			if (hostname === 'localhost') this.asked.push(`the route: ${pathname}`);
			await route.fallback();
		});
	}

	/** The answer of the API: the versions of a package, or the files of one. Null when there is no such thing. */
	async #describe(path: string): Promise<object | null> {
		const [, name = '', version] = /^\/v1\/packages\/npm\/([^@?]+)(?:@([^?]+))?/.exec(path) ?? [];
		if (version !== undefined) {
			const files = await this.#open(name, version);
			return (
				files && { files: Object.entries(files).map(([file, body]) => describeFile(file, body)) }
			);
		}
		const madeUp = this.#madeUp[name];
		if (madeUp) return toList({ latest: madeUp.version }, [madeUp.version]);
		const response = await this.#request.get(`/npm/${name}`, KEPT_ALIVE);
		if (!response.ok()) return null;
		const { 'dist-tags': tags, versions } = await response.json();
		return toList(tags, Object.keys(versions).toReversed());
	}

	#open(name: string, version: string): Promise<Files | null> {
		const madeUp = this.#madeUp[name];
		if (madeUp) return Promise.resolve(madeUp.version === version ? madeUp.files : null);
		const key = `${name}@${version}`;
		const opened = this.#opened.get(key) ?? this.#fetch(name, version);
		this.#opened.set(key, opened);
		return opened;
	}

	async #fetch(name: string, version: string): Promise<Files | null> {
		const response = await this.#request.get(`/npm/${name}/-/${name}-${version}.tgz`, KEPT_ALIVE);
		if (!response.ok()) return null;
		const files: Files = {};
		for (const { header, data } of await unpackTar(gunzipSync(await response.body()))) {
			if (data) files[header.name.replace(/^[^/]+/, '')] = Buffer.from(data);
		}
		return files;
	}
}

function toList(tags: unknown, versions: string[]): object {
	return { tags, versions: versions.map((version) => ({ version })) };
}

function describeFile(name: string, body: string | Buffer): object {
	return { name, hash: createHash('sha256').update(body).digest('base64'), size: body.length };
}
