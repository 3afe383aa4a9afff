/** Picks the stages that make an ES module of a project file. */
import type { Diagnostic } from '../../src/protocol/diagnostic';
import type { FileContent } from '../../src/protocol/project';
import { kindOf, resolve as resolvePath } from '../../src/workspace/paths';
import { findFile, isProjectSpecifier, splitQuery } from '../../src/workspace/specifiers';
import { lazyPart } from './lazy-part';
import type { StyleImport } from './resolve-import';
import { compileAsset, toDataUrl } from './stages/assets';
import { compileCss } from './stages/css';
import { compileJavaScript } from './stages/javascript';
import { compileJson } from './stages/json';
import type { MdsvexResult } from './stages/mdsvex';
import type { EarlierStage, SourceMap, StageResult } from './stages/stage';
import { compileSvelte, compileSvelteModule } from './stages/svelte';
import { compileTypeScript } from './stages/typescript';
import type { SvelteCompiler } from './svelte-versions/compiler';

/** The project's files, as far as the stages ask for them. */
export type FileLookup = Pick<ReadonlyMap<string, FileContent>, 'get' | 'has'>;

export interface TransformContext {
	files: FileLookup;
	/** Components put their styles into the document themselves; see the graph. */
	injectsStyles: boolean;
	/** Milliseconds are added to these. */
	timings: { svelte: number; mdsvex: number };
	compiler: SvelteCompiler;
	/** What an `@import` means that names no file of the project. Without it there are no such style sheets. */
	importStyles?(specifier: string, importer: string): Promise<StyleImport>;
	generate: 'client' | 'server';
	/** False makes what a site would serve. Default: true. */
	dev?: boolean;
}

export interface Transformed extends StageResult {
	/** The Svelte code that mdsvex made of the file; null for other files. */
	svelte: string | null;
	/** From `svelte` back to the file the user wrote. */
	svelteMap: SourceMap | null;
	/** `injectsStyles` made a difference to the result. */
	dependsOnInjection: boolean;
}

/** Not before there is Markdown: mdsvex is as large as the Svelte compiler. */
const loadMarkdownStage = lazyPart('The mdsvex compiler', () => import('./stages/mdsvex'));

const QUERIES = new Map([
	['?raw', 'raw'],
	['?url', 'url'],
	['?inline', 'inline']
] as const);

/** Gives `url(…)` in styles the file's content as its address; every file asked for is noted in `reads`. */
function assetUrls(files: TransformContext['files'], reads: Set<string>) {
	return (specifier: string, importer: string): string | null => {
		const { path } = splitQuery(specifier.replace(/#.*$/, ''));
		const target = resolvePath(importer, path);
		if (target === null) return null;
		reads.add(target);
		const content = files.get(target);
		return content === undefined ? null : toDataUrl(target, content);
	};
}

async function svelteComponent(
	path: string,
	source: string,
	{ files, injectsStyles, timings, compiler, generate, dev = true }: TransformContext,
	earlier?: EarlierStage
): Promise<StageResult> {
	const reads = new Set<string>();
	const result = await compileSvelte({
		path,
		source,
		...(earlier ? { earlier } : {}),
		compiler,
		generate,
		css: injectsStyles ? 'injected' : 'external',
		hmr: dev && generate === 'client',
		dev,
		assetUrl: assetUrls(files, reads),
		timings
	});
	return { ...result, reads: [...result.reads, ...reads] };
}

/** Loads what a file's stages need and is not there yet, so that nothing else waits while it is under way. */
export function prepare(path: string): Promise<void> | void {
	if (kindOf(path) === 'svx') return loadMarkdown();
}

async function loadMarkdown(): Promise<void> {
	try {
		const [{ loadMdsvex }] = await Promise.all([
			import('./stages/mdsvex-run'),
			loadMarkdownStage()
		]);
		await loadMdsvex();
	} catch {
		// The stage asks again and says what is wrong.
	}
}

/** mdsvex and what comes after it, without the Svelte compiler. Rejects as `transform`. */
export async function markdownStage(
	path: string,
	source: string,
	{ files, compiler }: Pick<TransformContext, 'files' | 'compiler'>
): Promise<MdsvexResult> {
	const { compileMdsvex } = await loadMarkdownStage();
	const read = (file: string) => {
		const content = files.get(file);
		return typeof content === 'string' ? content : null;
	};
	return compileMdsvex({
		path,
		source,
		isLegacy: compiler.isLegacy,
		files: { read, exists: (file) => files.has(file) }
	});
}

async function markdown(
	path: string,
	source: string,
	context: TransformContext
): Promise<Transformed> {
	const page = await markdownStage(path, source, context);
	context.timings.mdsvex += page.milliseconds;
	if (!page.ok) {
		const svelte = page.code || null;
		return { ...page, css: null, svelte, svelteMap: page.map, dependsOnInjection: false };
	}
	const earlier = page.map ? { map: page.map, source } : undefined;
	const result = await svelteComponent(path, page.code, context, earlier);
	return {
		...result,
		diagnostics: [...page.diagnostics, ...result.diagnostics],
		reads: [...page.reads, ...result.reads],
		svelte: page.code,
		svelteMap: page.map,
		dependsOnInjection: true
	};
}

function styleSheet(
	path: string,
	source: string,
	{ files, importStyles }: TransformContext
): Promise<StageResult> {
	const reads = new Set<string>();
	return compileCss({
		path,
		source,
		assetUrl: assetUrls(files, reads),
		async resolveImport(specifier, importer) {
			const { path } = splitQuery(specifier);
			const target = resolvePath(importer, path);
			if (target === null) return null;
			reads.add(target);
			const found = findFile(path, importer, (file) => files.has(file));
			const content = found === null ? undefined : files.get(found);
			if (found !== null && typeof content === 'string') return { path: found, source: content };
			if (isProjectSpecifier(specifier) || !importStyles) return null;
			const outside = await importStyles(specifier, importer);
			return outside.ok ? { path: outside.id, source: outside.css } : outside;
		}
	}).then((result) => ({ ...result, reads: [...result.reads, ...reads] }));
}

function unsupported(path: string): StageResult {
	const diagnostic: Diagnostic = {
		severity: 'error',
		code: 'unsupported_file',
		message: `'${path}' is of a kind that cannot be imported as a module.`,
		hint: 'Add `?raw` to import its text, or `?url` to import its address.',
		path,
		from: 0,
		to: 0,
		source: 'resolve'
	};
	return { code: '', map: null, css: null, diagnostics: [diagnostic], ok: false, reads: [] };
}

async function byKind(
	path: string,
	source: string,
	context: TransformContext
): Promise<StageResult> {
	const kind = kindOf(path);
	switch (kind) {
		case 'svelte':
			return svelteComponent(path, source, context);
		case 'js':
			return compileJavaScript({ path, source });
		case 'ts':
			return compileTypeScript({ path, source });
		case 'svelte-js':
		case 'svelte-ts':
			return compileSvelteModule({
				path,
				source,
				compiler: context.compiler,
				generate: context.generate
			});
		case 'css':
			return styleSheet(path, source, context);
		case 'json':
			return compileJson({ path, source });
		case 'asset':
			return compileAsset({ path, content: source, query: null });
		case 'svx':
		case 'html':
		case 'other':
			return unsupported(path);
		default:
			return kind satisfies never;
	}
}

/**
 * `query` is what followed the path in the import, with its question mark, or empty. Rejects with `PartNotLoaded` when a part that the file
 * needs cannot be fetched.
 */
export async function transform(
	path: string,
	query: string,
	content: FileContent,
	context: TransformContext
): Promise<Transformed> {
	const rest = { svelte: null, svelteMap: null, dependsOnInjection: false };
	const asset = [...QUERIES].find(([text]) => text === query)?.[1];
	if (asset) return { ...compileAsset({ path, content, query: asset }), ...rest };
	if (typeof content !== 'string') {
		return { ...compileAsset({ path, content, query: null }), ...rest };
	}
	if (kindOf(path) === 'svx') return markdown(path, content, context);
	const result = await byKind(path, content, context);
	return { ...result, ...rest, dependsOnInjection: kindOf(path) === 'svelte' };
}
