/** Everything that can be wrong with a package, in words: what happened, and the way out. */

export type FailureCode =
	| 'package_not_found'
	| 'version_not_found'
	| 'subpath_not_found'
	| 'node_builtin'
	| 'sveltekit_module'
	| 'network'
	| 'package_invalid';

export interface Failure {
	code: FailureCode;
	message: string;
	hint?: string;
}

/** A fault in what was asked for, on its way to become a value. */
export class PackageFailure extends Error {
	constructor(readonly failure: Failure) {
		super(failure.message);
	}
}

/** The failure behind a rejection; what is no `PackageFailure` is a fault of ours and is thrown on. */
export function toFailure(error: unknown): Failure {
	if (error instanceof PackageFailure) return error.failure;
	throw error;
}

const RETRY = 'It is tried again with the next edit or Reload.';

export function network(what: string, reason: string): PackageFailure {
	return new PackageFailure({
		code: 'network',
		message: `${what} could not be fetched: ${reason}.`,
		hint: RETRY
	});
}

export function packageNotFound(name: string): PackageFailure {
	return new PackageFailure({
		code: 'package_not_found',
		message: `There is no package "${name}".`,
		hint: `Check the spelling. A file of the project is imported as "./${name}".`
	});
}

export function optionalPackage(name: string): PackageFailure {
	return new PackageFailure({
		code: 'package_not_found',
		message: `The optional package "${name}" is not part of the project.`,
		hint: `Import "${name}" in the project to have it.`
	});
}

export function versionNotFound(
	name: string,
	range: string,
	newest: string | null
): PackageFailure {
	return new PackageFailure({
		code: 'version_not_found',
		message: `The package "${name}" has no version "${range}".`,
		hint: newest === null ? undefined : `The newest is ${newest}: import "${name}@${newest}".`
	});
}

export function unsupportedRange(name: string, range: string, importer: string): PackageFailure {
	return new PackageFailure({
		code: 'version_not_found',
		message: `${importer} wants "${name}" from "${range}", which is not the npm registry.`,
		hint: `Import a version of "${name}" that is on the registry.`
	});
}

export function subpathNotFound(
	input: { name: string; version: string; subpath: string },
	existing: string[]
): PackageFailure {
	const { name, version, subpath } = input;
	const isRoot = subpath === '.' || subpath === '';
	const specifier = name + subpath.replace(/^\.?\/?/, '/').replace(/\/$/, '');
	return new PackageFailure({
		code: 'subpath_not_found',
		message: isRoot
			? `${name} ${version} has no entry that a browser can load.`
			: `${name} ${version} has no "${specifier}".`,
		hint: existing.length === 0 ? undefined : `It has ${listed(existing)}.`
	});
}

export function noStyleSheet(specifier: string, id: string): PackageFailure {
	return new PackageFailure({
		code: 'subpath_not_found',
		message: `"${specifier}" leads to ${id.replace(/^npm:\//, '')}, which is no style sheet.`,
		hint: 'Add the path of the style sheet, as in "package/dist/style.css".'
	});
}

export function urlNotFound(url: string, status: number): PackageFailure {
	return new PackageFailure({
		code: 'subpath_not_found',
		message: `${url} does not exist (HTTP ${status}).`,
		hint: 'Open the address in a browser tab to check it.'
	});
}

export function invalidUrl(url: string): PackageFailure {
	return new PackageFailure({
		code: 'package_not_found',
		message: `"${url}" is not an address.`,
		hint: 'An address is written as in "https://example.com/module.js".'
	});
}

export function insecureUrl(url: string): PackageFailure {
	return new PackageFailure({
		code: 'network',
		message: `${url} is not secure and is not fetched.`,
		hint: 'Use https. Plain http works for localhost only.'
	});
}

/** `importer` is the package that needs it, or null when the project itself does. */
export function nodeBuiltin(specifier: string, importer: string | null): PackageFailure {
	const name = specifier.replace(/^node:/, '').split('/')[0] ?? specifier;
	return new PackageFailure({
		code: 'node_builtin',
		message: `"${specifier}" is a part of Node.js, and this program runs in a browser.`,
		hint:
			importer !== null
				? `"${importer}" needs Node.js: use a package that is made for browsers.`
				: PACKAGED.has(name)
					? `There is a package that does the same: import "${name}@latest".`
					: 'Use what browsers have instead, or a package that is made for browsers.'
	});
}

/** Built-ins of Node.js that exist as packages for browsers under the same name. */
const PACKAGED = new Set(
	'assert buffer events path process punycode querystring string_decoder url util'.split(' ')
);

export function sveltekitModule(specifier: string): PackageFailure {
	const rest = specifier.replace(/^\$lib\/?/, '');
	return new PackageFailure({
		code: 'sveltekit_module',
		message: `"${specifier}" comes from SvelteKit, and this is Svelte without SvelteKit.`,
		hint: specifier.startsWith('$lib')
			? `Use a relative path: "./${rest === '' ? 'lib' : `lib/${rest}`}" or "./${rest === '' ? 'index.js' : rest}".`
			: 'Take the part of the code that needs it out, or pass its values in as props.'
	});
}

export function invalidPackage(where: string, reason: string): PackageFailure {
	return new PackageFailure({
		code: 'package_invalid',
		message: `${where} cannot be used: ${reason}`,
		hint: 'Another version of the package may work.'
	});
}

const SHOWN = 6;

function listed(items: string[]): string {
	const shown = items.slice(0, SHOWN).map((item) => `"${item}"`);
	const more = items.length - shown.length;
	return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
