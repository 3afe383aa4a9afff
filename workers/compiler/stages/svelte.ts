import type { Diagnostic } from '../../../src/protocol/diagnostic';
import { bundledCompiler, toCompilerMessage } from '../svelte-versions/compiler';
import type { Compiled, SvelteCompiler } from '../svelte-versions/compiler';
import { rewriteCssUrls } from './css-urls';
import type { AssetUrl } from './css-urls';
import { Rewritten } from './rewritten';
import { Splice } from './splice';
import { failed } from './stage';
import type { EarlierStage, StageInput, StageResult } from './stage';
import { braceHint, toCrash, toDiagnostic } from './svelte-diagnostic';
import { compileLegacyModule, lowerForLegacy, runeFault, silentEvents } from './svelte-legacy';
import { lowerScripts } from './svelte-scripts';
import { readInside } from './svelte-inside';
import { readStates } from './svelte-states';
import { stripTypes } from './typescript';

export interface SvelteInput extends StageInput {
	/** Given when `source` was generated, as from `.svx`: faults and maps then speak of the user's file. */
	earlier?: EarlierStage;
	/** Default: the one that Rookery comes with. */
	compiler?: SvelteCompiler;
	generate: 'client' | 'server';
	/** `injected` puts the styles into the code; custom elements always do. */
	css: 'external' | 'injected';
	/** Emit the `import.meta.hot` code that swaps the component in place. */
	hmr?: boolean;
	/** With the checks and names of development; `false` makes what a site would serve. Default: true. */
	dev?: boolean;
	/** For `url(…)` in styles; without it they stay as they are. */
	assetUrl?: AssetUrl;
	/** The milliseconds that the compiler itself takes are added. */
	timings?: { svelte: number };
}

export type SvelteModuleInput = Pick<SvelteInput, 'path' | 'source' | 'compiler' | 'generate'>;

/** A component → an ES module. */
export async function compileSvelte(input: SvelteInput): Promise<StageResult> {
	const { path, source, earlier, assetUrl, compiler = bundledCompiler, hmr = false } = input;
	const component = new Rewritten(path, source, earlier);
	const diagnostics = assetUrl ? await resolveStyleUrls(component, assetUrl) : [];
	const untyped = compiler.isLegacy ? await lowerForLegacy(component) : [];
	if (untyped.length > 0) return failed([...diagnostics, ...untyped]);
	let attempt = tryCompile(component, input, compiler);
	if (!attempt.ok && attempt.diagnostic.code === 'typescript_invalid_feature') {
		attempt = await compileLowered(component, input, { compiler, first: attempt.diagnostic });
	}
	if (!attempt.ok) return failed([...diagnostics, attempt.diagnostic]);
	const { code, map, css, cssMap, warnings, ast } = attempt.result;
	const rune = compiler.isLegacy ? runeFault(component, warnings, compiler) : null;
	if (rune) return failed([...diagnostics, rune]);
	for (const warning of warnings) diagnostics.push(toDiagnostic(warning, 'warning', component));
	if (compiler.isLegacy) diagnostics.push(...silentEvents(component, ast, compiler));
	return {
		code,
		map: component.compose(map),
		css,
		...(cssMap && { cssMap: () => component.compose(cssMap) }),
		...(hmr && { states: readStates(ast), inside: readInside(component.text, ast) }),
		diagnostics,
		ok: true,
		reads: []
	};
}

/** JavaScript or TypeScript with runes: `store.svelte.js`, `store.svelte.ts`. */
export async function compileSvelteModule(input: SvelteModuleInput): Promise<StageResult> {
	const { path, source, generate, compiler = bundledCompiler } = input;
	if (compiler.isLegacy) return compileLegacyModule(input, compiler.version);
	const text = new Rewritten(path, source);
	if (path.endsWith('.ts')) {
		const stripped = await stripTypes({ path, source }, { keepUnusedImports: false });
		if (!stripped.ok) return failed([stripped.diagnostic]);
		if (stripped.diagnostics.length > 0) return failed(stripped.diagnostics);
		text.replace(stripped.code, stripped.runs);
	}
	const attempt = attemptTo(text, () => compiler.compileModule(text.text, { path, generate }));
	if (!attempt.ok) return failed([attempt.diagnostic]);
	const { code, map, warnings } = attempt.result;
	return {
		code,
		map: text.compose(map),
		css: null,
		diagnostics: warnings.map((warning) => toDiagnostic(warning, 'warning', text)),
		ok: true,
		reads: []
	};
}

type Attempt = { ok: true; result: Compiled } | { ok: false; diagnostic: Diagnostic };

function attemptTo(text: Rewritten, run: () => Compiled): Attempt {
	try {
		return { ok: true, result: run() };
	} catch (error) {
		return { ok: false, diagnostic: toFault(error, text) };
	}
}

function toFault(error: unknown, text: Rewritten): Diagnostic {
	const message = toCompilerMessage(error);
	if (message === null) return toCrash(error, text.path);
	const hint = braceHint(message, text.text);
	return { ...toDiagnostic(message, 'error', text), ...(hint === null ? {} : { hint }) };
}

function tryCompile(
	component: Rewritten,
	{ path, generate, css, hmr = false, dev = true, timings }: SvelteInput,
	compiler: SvelteCompiler
): Attempt {
	const started = performance.now();
	const isCustomElement = /<svelte:options\b[^>]*\bcustomElement\b/.test(component.text);
	const attempt = attemptTo(component, () =>
		compiler.compile(component.text, { path, generate, css, hmr, dev, isCustomElement })
	);
	if (timings) timings.svelte += performance.now() - started;
	return attempt;
}

/** A second try without TypeScript in the scripts. If that fails as well, the first fault is the one to speak of. */
async function compileLowered(
	component: Rewritten,
	input: SvelteInput,
	{ compiler, first }: { compiler: SvelteCompiler; first: Diagnostic }
): Promise<Attempt> {
	const [found] = await lowerScripts(component);
	if (found) return { ok: false, diagnostic: found };
	const attempt = tryCompile(component, input, compiler);
	if (attempt.ok || attempt.diagnostic.code !== first.code) return attempt;
	const feature = /features like (.+?) are not/.exec(attempt.diagnostic.message)?.[1] ?? 'this one';
	return {
		ok: false,
		diagnostic: {
			...attempt.diagnostic,
			message: `This TypeScript feature (${feature}) cannot be turned into JavaScript here.`,
			hint: 'Types, enums and parameter properties work in scripts; in markup only types do.'
		}
	};
}

async function resolveStyleUrls(component: Rewritten, assetUrl: AssetUrl): Promise<Diagnostic[]> {
	const { text, path } = component;
	const diagnostics: Diagnostic[] = [];
	const splice = new Splice(text);
	for (const match of text.matchAll(/(<style\b[^>]*>)([\s\S]*?)<\/style\s*>/g)) {
		const [, open = '', style = ''] = match;
		if (!style.includes('url(')) continue;
		const start = match.index + open.length;
		const rewritten = await rewriteCssUrls(style, path, assetUrl);
		splice.replace({ from: start, to: start + style.length }, rewritten.css, rewritten.runs);
		for (const { specifier, from, to } of rewritten.missing) {
			diagnostics.push({
				severity: 'warning',
				code: 'asset_not_found',
				message: `There is no file \`${specifier}\` for this \`url()\`.`,
				hint: 'Addresses are relative to the component.',
				path,
				...component.toSourceRange(start + from, start + to),
				source: 'css'
			});
		}
	}
	const { text: result, runs } = splice.finish();
	if (result !== text) component.replace(result, runs);
	return diagnostics;
}
