/** What matters of a package.json. */
import { isObject, stringOf, stringsOf, type JsonObject } from './json';
import { readSideEffects, type SideEffects } from './side-effects';

export interface Manifest {
	isModule: boolean;
	/** Not checked: `exports.ts` reads it. Null when there is none. */
	exports: unknown;
	imports: JsonObject;
	/** A string replaces `main`; a map replaces files and packages, `false` by nothing. */
	browser: string | Map<string, string | false> | null;
	svelte: string | null;
	/** The style sheet, for `@import`. */
	style: string | null;
	module: string | null;
	main: string | null;
	/** Ranges by name. */
	dependencies: Record<string, string>;
	peers: Record<string, string>;
	optionalPeers: Set<string>;
	sideEffects: SideEffects;
}

export function readManifest(data: JsonObject): Manifest {
	const { exports, imports } = data;
	const meta = isObject(data['peerDependenciesMeta']) ? data['peerDependenciesMeta'] : {};
	return {
		isModule: data['type'] === 'module',
		exports: exports ?? null,
		imports: isObject(imports) ? imports : {},
		browser: readBrowser(data['browser']),
		svelte: stringOf(data['svelte']),
		style: stringOf(data['style']),
		module: stringOf(data['module']),
		main: stringOf(data['main']),
		dependencies: {
			...stringsOf(data['optionalDependencies']),
			...stringsOf(data['dependencies'])
		},
		peers: stringsOf(data['peerDependencies']),
		optionalPeers: new Set(
			Object.entries(meta)
				.filter(([, value]) => isObject(value) && value['optional'] === true)
				.map(([name]) => name)
		),
		sideEffects: readSideEffects(data['sideEffects'])
	};
}

function readBrowser(value: unknown): Manifest['browser'] {
	if (typeof value === 'string') return value;
	if (!isObject(value)) return null;
	const map = new Map<string, string | false>();
	for (const [key, target] of Object.entries(value)) {
		if (typeof target === 'string' || target === false) map.set(key, target);
	}
	return map;
}
