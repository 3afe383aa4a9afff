/** A server that speaks the npm registry's protocol: packuments and tarballs. One request brings a whole package. */
import { unpackTar } from 'modern-tar';
import { compareChecksum, type Checksum } from './checksum';
import type { Downloads } from './downloads';
import { invalidPackage, network, packageNotFound, versionNotFound } from './failures';
import { isObject, parseObject, stringOf, stringsOf } from './json';
import { Shared } from './shared';
import type { PackageFiles, PackageServer, VersionList } from './sources';

/** The abbreviated packument: versions, tags and integrity without the readme. */
const ACCEPT = 'application/vnd.npm.install-v1+json';

interface Packument extends VersionList {
	/** By version. */
	checksums: Map<string, Checksum>;
}

export function registry(base: string, downloads: Downloads): PackageServer {
	const packuments = new Shared<Packument>();
	/** Those that have arrived: an exact version does not wait for one, but is checked against it when it is there. */
	const arrived = new Map<string, Packument>();

	async function fetchPackument(name: string): Promise<Packument> {
		const url = base + name.replace('/', '%2F');
		const packument = await downloads.getNewest(
			{ url, what: name, accept: ACCEPT },
			async (bytes, isKept) => ({ ...readPackument(name, bytes), isKept })
		);
		if (typeof packument === 'number') throw packageNotFound(name);
		arrived.set(name, packument);
		return packument;
	}

	const packumentOf = (name: string) => packuments.get(name, () => fetchPackument(name));
	const tarballs = (name: string) => `${base}${name}/-/${name.slice(name.indexOf('/') + 1)}-`;

	return {
		versions: packumentOf,
		async open(name, version, isChecked = false) {
			const url = `${tarballs(name)}${version}.tgz`;
			const what = `${name} ${version}`;
			const files = await downloads.getOnce({ url, what }, async (bytes, isKept) => {
				// It may have been forgotten while the tarball was on its way.
				const isListNeeded = isChecked && !isKept;
				const list = arrived.get(name) ?? (isListNeeded ? await packumentOf(name) : null);
				await compareChecksum(bytes, list?.checksums.get(version) ?? null, what);
				return unpack(bytes, what);
			});
			if (typeof files === 'number') {
				packuments.delete(name);
				const { tags } = await packumentOf(name);
				throw versionNotFound(name, version, tags['latest'] ?? null);
			}
			return files;
		},
		kept: (name) => downloads.keptBetween(tarballs(name), '.tgz'),
		refresh() {
			packuments.clear();
			arrived.clear();
		}
	};
}

function readPackument(name: string, bytes: Uint8Array): Omit<Packument, 'isKept'> {
	try {
		const data = parseObject(bytes);
		const versions = isObject(data['versions']) ? data['versions'] : {};
		const checksums = new Map<string, Checksum>();
		for (const [version, manifest] of Object.entries(versions)) {
			const dist = isObject(manifest) && isObject(manifest['dist']) ? manifest['dist'] : {};
			const checksum = readChecksum(stringOf(dist['integrity']) ?? '');
			if (checksum) checksums.set(version, checksum);
		}
		return { tags: stringsOf(data['dist-tags']), versions: Object.keys(versions), checksums };
	} catch (error) {
		// A page of a captive portal, or a server that answers every path with its index.html.
		const reason = error instanceof Error ? error.message : String(error);
		throw network(name, `the package server sent no package data (${reason})`);
	}
}

/** Of a subresource integrity string, as in `sha512-…?option sha1-…`. */
function readChecksum(integrity: string): Checksum | null {
	const base64 = /(?:^|\s)sha512-([^\s?]+)/.exec(integrity)?.[1];
	return base64 === undefined ? null : { algorithm: 'SHA-512', base64 };
}

async function unpack(bytes: Uint8Array<ArrayBuffer>, what: string): Promise<PackageFiles> {
	const files = new Map<string, Uint8Array>();
	try {
		// Some servers declare the gzip layer as content encoding, and then fetch has taken it off already.
		const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
		const tar = isGzip
			? new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
			: bytes;
		const buffer = await new Response(tar).arrayBuffer();
		for (const { header, data } of await unpackTar(buffer)) {
			// The first folder is `package` by custom only.
			const path = header.name.replace(/^(\.\/)?[^/]+\//, '');
			if (data && path !== '' && !path.endsWith('/')) files.set(path, data);
		}
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw invalidPackage(what, `its tarball could not be unpacked (${reason}).`);
	}
	if (!files.has('package.json')) {
		throw invalidPackage(what, 'its tarball has no package.json.');
	}
	return {
		read: async (path) => files.get(path) ?? null,
		has: (path) => files.has(path),
		list: () => [...files.keys()]
	};
}
