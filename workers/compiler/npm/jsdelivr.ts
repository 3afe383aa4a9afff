/** The jsDelivr CDN: a listing for each version, and each file when it is needed. */
import type { PackageSource } from '../../../src/protocol/compiler';
import type { Downloads } from './downloads';
import { network, packageNotFound, versionNotFound } from './failures';
import { isObject, parseObject, stringOf, stringsOf, type JsonObject } from './json';
import { Shared } from './shared';
import type { PackageServer, VersionList } from './sources';

type JsdelivrSource = Extract<PackageSource, { kind: 'jsdelivr' }>;

export function jsdelivr({ base, data }: JsdelivrSource, downloads: Downloads): PackageServer {
	const lists = new Shared<VersionList>();

	/** Null when there is no such package or version. */
	async function ask(path: string, what: string): Promise<JsonObject | null> {
		const answer = await downloads.get({ url: `${data}v1/packages/npm/${path}`, what });
		if (typeof answer === 'number') return null;
		try {
			return parseObject(answer.bytes);
		} catch {
			throw network(what, 'the package server sent no package data');
		}
	}

	async function fetchVersions(name: string): Promise<VersionList> {
		const answer = await ask(name, name);
		if (answer === null) throw packageNotFound(name);
		const versions = Array.isArray(answer['versions']) ? answer['versions'] : [];
		return {
			tags: stringsOf(answer['tags']),
			versions: versions.flatMap((entry: unknown) => {
				const version = isObject(entry) ? stringOf(entry['version']) : stringOf(entry);
				return version ?? [];
			})
		};
	}

	return {
		versions: (name) => lists.get(name, () => fetchVersions(name)),
		async open(name, version) {
			const what = `${name} ${version}`;
			const listing = await ask(`${name}@${version}?structure=flat`, what);
			if (listing === null) {
				lists.delete(name);
				const { tags } = await lists.get(name, () => fetchVersions(name));
				throw versionNotFound(name, version, tags['latest'] ?? null);
			}
			const paths = new Set(readPaths(listing));
			const contents = new Shared<Uint8Array | null>();
			return {
				has: (path) => paths.has(path),
				list: () => [...paths],
				async read(path) {
					if (!paths.has(path)) return null;
					return contents.get(path, async () => {
						const url = `${base}npm/${name}@${version}/${path.split('/').map(encodeURIComponent).join('/')}`;
						const answer = await downloads.get({ url, what });
						return typeof answer === 'number' ? null : answer.bytes;
					});
				}
			};
		}
	};
}

function readPaths(listing: JsonObject): string[] {
	const files = Array.isArray(listing['files']) ? listing['files'] : [];
	return files.flatMap((file: unknown) => {
		const name = isObject(file) ? stringOf(file['name']) : null;
		return name === null ? [] : [name.replace(/^\//, '')];
	});
}
