/** The jsDelivr CDN: a listing for each version, and each file when it is needed. */
import type { PackageSource } from '../../../src/protocol/compiler';
import { compareChecksum, type Checksum } from './checksum';
import type { Downloads } from './downloads';
import { network, packageNotFound, versionNotFound } from './failures';
import { isObject, parseObject, stringOf, stringsOf, type JsonObject } from './json';
import { Shared } from './shared';
import type { PackageServer, VersionList } from './sources';

/** Asks for all files of a version in one list. */
const LISTING = '?structure=flat';

type JsdelivrSource = Extract<PackageSource, { kind: 'jsdelivr' }>;

export function jsdelivr({ base, data }: JsdelivrSource, downloads: Downloads): PackageServer {
	const lists = new Shared<VersionList>();

	async function read(bytes: Uint8Array, what: string): Promise<JsonObject> {
		try {
			return parseObject(bytes);
		} catch {
			throw network(what, 'the package server sent no package data');
		}
	}

	const address = (path: string) => `${data}v1/packages/npm/${path}`;

	async function fetchVersions(name: string): Promise<VersionList> {
		const request = { url: address(name), what: name };
		const found = await downloads.getNewest(request, async (bytes, isKept) => ({
			answer: await read(bytes, name),
			isKept
		}));
		if (typeof found === 'number') throw packageNotFound(name);
		const { answer, isKept } = found;
		const versions = Array.isArray(answer['versions']) ? answer['versions'] : [];
		return {
			isKept,
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
			const url = address(`${name}@${version}${LISTING}`);
			const listing = await downloads.getOnce({ url, what }, (bytes) => read(bytes, what));
			if (typeof listing === 'number') {
				lists.delete(name);
				const { tags } = await lists.get(name, () => fetchVersions(name));
				throw versionNotFound(name, version, tags['latest'] ?? null);
			}
			const checksums = readChecksums(listing);
			const contents = new Shared<Uint8Array | null>();
			return {
				has: (path) => checksums.has(path),
				list: () => [...checksums.keys()],
				async read(path) {
					const checksum = checksums.get(path);
					if (checksum === undefined) return null;
					return contents.get(path, async () => {
						const url = `${base}npm/${name}@${version}/${path.split('/').map(encodeURIComponent).join('/')}`;
						const bytes = await downloads.getOnce({ url, what }, async (content) => {
							await compareChecksum(content, checksum, what);
							return content;
						});
						return typeof bytes === 'number' ? null : bytes;
					});
				}
			};
		},
		kept: (name) => downloads.keptBetween(address(`${name}@`), LISTING),
		refresh: () => lists.clear()
	};
}

/** By path; null for a file that the listing has no checksum of. */
function readChecksums(listing: JsonObject): Map<string, Checksum | null> {
	const files = Array.isArray(listing['files']) ? listing['files'] : [];
	const checksums = new Map<string, Checksum | null>();
	for (const file of files as unknown[]) {
		const name = isObject(file) ? stringOf(file['name']) : null;
		const base64 = isObject(file) ? stringOf(file['hash']) : null;
		if (name === null) continue;
		checksums.set(
			name.replace(/^\//, ''),
			base64 === null ? null : { algorithm: 'SHA-256', base64 }
		);
	}
	return checksums;
}
