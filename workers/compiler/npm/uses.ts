/** Which packages a program is made of, how large they are and who imports them. */
import type { PackageUse } from '../../../src/protocol/compiler';
import { parseNpmId, toLabel } from './ids';
import type { LinkedPackageModule } from './packages';

/** An import of a project's module. */
export interface ProjectImport {
	/** A project path. */
	importer: string;
	id: string;
}

interface Found {
	importers: Set<string>;
	code: string[];
}

const keyOf = (id: string): string | null => {
	const npm = parseNpmId(id);
	return npm && `${npm.name}@${npm.version}`;
};

/** `passed` gives the packages whose barrels lead to a module: they import it, and are imported in its place. */
export function findUses(
	modules: readonly LinkedPackageModule[],
	imports: readonly ProjectImport[],
	passed: (id: string) => ReadonlySet<string>
): Map<string, Found> {
	const uses = new Map<string, Found>();
	const use = (key: string): Found => {
		const known = uses.get(key) ?? { importers: new Set(), code: [] };
		uses.set(key, known);
		return known;
	};
	const note = (id: string, importer: string, importerKey: string | null) => {
		const key = keyOf(id);
		if (key === null || key === importerKey) return;
		const through = [...passed(id)].filter((barrel) => barrel !== key && barrel !== importerKey);
		for (const barrel of through) use(barrel).importers.add(importer);
		const importers = through.length === 0 ? [importer] : through.map(nameOf);
		for (const name of importers) use(key).importers.add(name);
	};
	for (const { linked, dependencies } of modules) {
		const key = keyOf(linked.id);
		if (key === null) continue;
		use(key).code.push(linked.code, linked.css ?? '');
		for (const id of dependencies) note(id, toLabel(linked.id), key);
	}
	for (const { importer, id } of imports) note(id, importer, null);
	return uses;
}

/** In the order of their names. */
export async function measureUses(uses: Map<string, Found>): Promise<PackageUse[]> {
	const sorted = [...uses].sort(([a], [b]) => (a < b ? -1 : 1));
	return Promise.all(
		sorted.map(async ([key, { importers, code }]) => {
			const bytes = new Blob(code);
			return {
				name: nameOf(key),
				version: key.slice(key.lastIndexOf('@') + 1),
				size: bytes.size,
				gzip: bytes.size === 0 ? 0 : await gzipSize(bytes),
				importers: [...importers].sort()
			};
		})
	);
}

const nameOf = (key: string): string => key.slice(0, key.lastIndexOf('@'));

async function gzipSize(bytes: Blob): Promise<number> {
	const packed = bytes.stream().pipeThrough(new CompressionStream('gzip'));
	return (await new Response(packed).arrayBuffer()).byteLength;
}
