/** What a bare specifier asks for. */

export interface BareSpecifier {
	name: string;
	/** What stands after `@`, or null: a range, a version or a tag. */
	range: string | null;
	/** `.` or `./path`. */
	subpath: string;
	/** `raw`, `url`, `inline` or empty. */
	query: string;
}

/** Names as the npm registry allows them, old ones with capitals included. */
const BARE =
	/^(?:npm:)?((?:@[a-z0-9~*!._'()-]+\/)?[a-z0-9~*!_'()-][a-z0-9~*!._'()-]*)(?:@([^/]+))?(?:\/(.*))?$/i;

/** Null when it cannot be a package's name. */
export function parseBare(specifier: string): BareSpecifier | null {
	const { path, query } = splitQuery(specifier);
	const match = BARE.exec(path);
	if (!match) return null;
	const [, name = '', range = null, rest = ''] = match;
	return { name, range, subpath: rest === '' ? '.' : `./${rest}`, query };
}

/** Splits off the queries that have a meaning; others are dropped, as a bundler would. */
export function splitQuery(specifier: string): { path: string; query: string } {
	const index = specifier.indexOf('?');
	if (index < 0) return { path: specifier, query: '' };
	const query = /^\?(raw|url|inline)\b/.exec(specifier.slice(index))?.[1] ?? '';
	return { path: specifier.slice(0, index), query };
}

export function isRelative(specifier: string): boolean {
	return /^\.{1,2}(\/|$)/.test(specifier);
}

const BUILTINS = new Set(
	`assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs
	http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder
	sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib`.split(/\s+/)
);

/** `fs`, `fs/promises`, `node:anything`. A trailing slash (`buffer/`) asks for the package of that name, as in Node. */
export function isBuiltin(specifier: string): boolean {
	if (specifier.startsWith('node:')) return true;
	return !specifier.endsWith('/') && BUILTINS.has(specifier.split('/')[0] ?? '');
}

export function isSvelteKit(specifier: string): boolean {
	return /^\$(app|env|lib|service-worker)(\/|$)/.test(specifier);
}
