/** Where package files come from, behind one small interface. */
import type { PackageSource } from '../../../src/protocol/compiler';
import type { Downloads } from './downloads';
import { jsdelivr } from './jsdelivr';
import { registry } from './registry';

/** The files of one version of a package, by path without a leading slash. */
export interface PackageFiles {
	/** Null when there is no such file. */
	read(path: string): Promise<Uint8Array | null>;
	has(path: string): boolean;
	list(): string[];
}

export interface VersionList {
	/** `latest` and its like. */
	tags: Record<string, string>;
	versions: string[];
	/** There was no network, and this is what it said at an earlier visit. */
	isKept: boolean;
}

export interface PackageServer {
	versions(name: string): Promise<VersionList>;
	/**
	 * Rejects with `version_not_found` or `package_not_found`. What is fetched is compared with its checksum as far as one is at hand;
	 * `isChecked` has it asked for when it is not.
	 */
	open(name: string, version: string, isChecked?: boolean): Promise<PackageFiles>;
	/** The versions that need no network, because they were fetched before. */
	kept(name: string): Promise<string[]>;
	/** Forgets which versions there are. */
	refresh(): void;
}

export function openSource(source: PackageSource, downloads: Downloads): PackageServer {
	switch (source.kind) {
		case 'registry':
			return registry(source.base, downloads);
		case 'jsdelivr':
			return jsdelivr(source, downloads);
		default:
			return source satisfies never;
	}
}
