/** What kind of module a file of a package is, and what it imports. Nothing is resolved here. */
import { init, parse, type Export } from 'es-module-lexer';
import { toDataUrl } from './assets';
import { analyseCommonJs, type CommonJs } from './commonjs-analysis';
import { defineInModule } from './defines';
import { invalidPackage } from './failures';
import { generateValue } from './generate';
import { extensionOf } from './ids';
import { readClause, type ImportClause } from './import-clause';

export interface SourceFile {
	id: string;
	/** The path inside its package, or that of the URL. */
	path: string;
	/** `raw`, `url`, `inline` or empty. */
	query: string;
	bytes: Uint8Array;
	/** The media type that a server gave, or empty. */
	type: string;
	/** Whether the nearest package.json says `"type": "module"`. */
	isModule: boolean;
	/** What a person calls it: `d3-scale 4.0.2, src/linear.js`. */
	label: string;
}

export interface ModuleImport {
	specifier: string;
	isDynamic: boolean;
}

/** An import statement that asks for names. */
export interface NamedImport extends ImportClause {
	specifier: string;
	/** Offsets into the code. */
	from: number;
	to: number;
}

export interface ModuleScan {
	kind: 'module';
	code: string;
	css: string | null;
	imports: ModuleImport[];
	named: NamedImport[];
	/** Specifiers of which more than names is wanted: they must be imported as they stand. */
	whole: Set<string>;
	/** `import './x'` stands in it. */
	hasBareImport: boolean;
	/** By name: null for one of its own, else where it comes from; `name` is null for the namespace of that module. */
	exports: Map<string, { specifier: string; name: string | null } | null>;
	/** Specifiers of `export *`. */
	stars: string[];
}

export type Scanned =
	| ModuleScan
	| ({ kind: 'commonjs' } & CommonJs)
	| { kind: 'styles'; css: string; isInline: boolean }
	| { kind: 'value'; code: string };

export interface Scanner {
	transform(input: {
		id: string;
		path: string;
		code: string;
	}): Promise<{ code: string; css: string | null }>;
	/** The data URL of an asset named by `new URL('./x', import.meta.url)`, or null. */
	asset(specifier: string, importer: string): Promise<string | null>;
}

const SCRIPT = new Set(['js', 'mjs', 'cjs']);
const TRANSFORMED = /\.(svelte|svelte\.[jt]s|[mc]?ts)$/;

/** Rejects with `package_invalid` when the file cannot be read as what it is. */
export async function scan(file: SourceFile, scanner: Scanner): Promise<Scanned> {
	const { id, path, query, bytes } = file;
	if (query === 'url') return value(toDataUrl(path, bytes, file.type));
	const text = () => new TextDecoder().decode(bytes);
	if (query === 'raw') return value(text());
	try {
		if (TRANSFORMED.test(path)) {
			const { code, css } = await scanner.transform({ id, path, code: text() });
			return await scanModule(code, css, file, scanner);
		}
		switch (contentOf(file)) {
			case 'script':
				return await scanScript(text(), file, scanner);
			case 'json':
				return { kind: 'value', code: generateValue(parseJson(text())).code };
			case 'styles':
				return { kind: 'styles', css: text(), isInline: query === 'inline' };
			default:
				return value(toDataUrl(path, bytes, file.type));
		}
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		if ('failure' in error) throw error;
		throw invalidPackage(file.label, `${error.message.split('\n')[0] ?? ''}.`);
	}
}

function value(content: string): Scanned {
	return { kind: 'value', code: generateValue(content).code };
}

function parseJson(text: string): object | string | number | boolean | null {
	const parsed: unknown = JSON.parse(text);
	if (typeof parsed === 'string' || typeof parsed === 'number' || typeof parsed === 'boolean') {
		return parsed;
	}
	return typeof parsed === 'object' ? parsed : null;
}

/** By the extension; a URL that has none, by what the server says. */
function contentOf({ path, type }: SourceFile): 'script' | 'json' | 'styles' | 'asset' {
	const extension = extensionOf(path);
	if (SCRIPT.has(extension)) return 'script';
	if (extension === 'json') return 'json';
	if (extension === 'css') return 'styles';
	if (type === '') return extension === '' ? 'script' : 'asset';
	if (/javascript|ecmascript/.test(type)) return 'script';
	if (/[/+]json$/.test(type) && extension === '') return 'json';
	return type === 'text/css' ? 'styles' : 'asset';
}

async function scanScript(code: string, file: SourceFile, scanner: Scanner): Promise<Scanned> {
	const extension = extensionOf(file.path);
	if (extension !== 'cjs') {
		const isModule = extension === 'mjs' || (await hasModuleSyntax(code));
		const isScript = /\b(module|exports|require)\b/.test(code);
		if (isModule || (file.isModule && !isScript)) return scanModule(code, null, file, scanner);
	}
	return { kind: 'commonjs', ...analyseCommonJs(code) };
}

async function hasModuleSyntax(code: string): Promise<boolean> {
	await init();
	try {
		return parse(code)[3];
	} catch {
		// The lexer reads modules only; a script may hold what is none.
		return false;
	}
}

async function scanModule(
	source: string,
	css: string | null,
	file: SourceFile,
	scanner: Scanner
): Promise<Scanned> {
	await init();
	const assets = await inlineAssets(source.replace(/^#!.*/, ''), file.id, scanner);
	const code = defineInModule(assets);
	const [found, exported] = parse(code, file.path);
	const imports = new Map<string, ModuleImport>();
	const named: NamedImport[] = [];
	const whole = new Set<string>();
	let hasBareImport = false;
	for (const entry of found) {
		const { specifier } = entry;
		if (typeof specifier !== 'string' || (entry.type === 'dynamic' && entry.glob)) continue;
		const isDynamic = entry.type === 'dynamic' && (imports.get(specifier)?.isDynamic ?? true);
		imports.set(specifier, { specifier, isDynamic });
		if (entry.type !== 'static') {
			whole.add(specifier);
			continue;
		}
		const clause = readClause(code, entry);
		if (clause) named.push({ ...clause, specifier, from: entry.importStart, to: entry.importEnd });
		else whole.add(specifier);
		hasBareImport ||= /^import\s*["']$/.test(code.slice(entry.importStart, entry.start));
	}
	return {
		kind: 'module',
		code,
		css,
		imports: [...imports.values()],
		named,
		whole,
		hasBareImport,
		...readExports(exported)
	};
}

function readExports(exported: readonly Export[]): Pick<ModuleScan, 'exports' | 'stars'> {
	const exports: ModuleScan['exports'] = new Map();
	const stars: string[] = [];
	for (const entry of exported) {
		if (entry.type === 'reexport-all') stars.push(entry.from);
		else if (entry.type === 'direct') exports.set(entry.name, null);
		else exports.set(entry.name, { specifier: entry.from, name: entry.importName });
	}
	return { exports, stars };
}

/** `new URL('./x.wasm', import.meta.url)` names a file beside the module, which has no address of its own here. */
async function inlineAssets(code: string, id: string, scanner: Scanner): Promise<string> {
	const pattern = /new URL\(\s*(["'])(\.{1,2}\/[^"'\n]+)\1\s*,\s*import\.meta\.url\s*\)/g;
	let result = '';
	let last = 0;
	for (const match of code.matchAll(pattern)) {
		const address = await scanner.asset(match[2] ?? '', id);
		if (address === null) continue;
		result += `${code.slice(last, match.index)}new URL(${JSON.stringify(address)})`;
		last = match.index + match[0].length;
	}
	return result + code.slice(last);
}
