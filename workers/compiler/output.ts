/** The generated code that the output views show. The client code is the very code that runs. */
import type { CompilerCalls, Output } from '../../src/protocol/compiler';
import type { Diagnostic } from '../../src/protocol/diagnostic';
import { kindOf } from '../../src/workspace/paths';
import type { ModuleGraph } from './graph';
import type { BuiltModule } from './module';
import type { SourceMap } from './stages/stage';
import { markdownStage, transform } from './transform';

type Input = CompilerCalls['output']['input'];

const NOT_MARKDOWN = 'mdsvex works on .svx and .md files only.';

function code(
	language: Extract<Output, { kind: 'code' }>['language'],
	text: string,
	map: SourceMap | null
): Output {
	return { kind: 'code', language, code: text, map: map && JSON.stringify(map) };
}

const none = (reason: string): Output => ({ kind: 'none', reason });

function firstError(diagnostics: Diagnostic[]): string | null {
	return diagnostics.find(({ severity }) => severity === 'error')?.message ?? null;
}

async function serverCode(path: string, graph: ModuleGraph): Promise<Output> {
	const content = graph.files.get(path);
	if (content === undefined) return none('The file is gone.');
	const result = await transform(path, '', content, {
		files: graph.files,
		injectsStyles: false,
		timings: { svelte: 0, mdsvex: 0 },
		compiler: graph.compiler,
		importStyles: (specifier, importer) => graph.importStyles(specifier, importer),
		generate: 'server'
	});
	if (!result.ok) return none(firstError(result.diagnostics) ?? 'The file does not compile.');
	return code('javascript', result.code, result.map);
}

/** Made anew each time: hardly anybody asks for it. */
async function rawMdsvexCode(path: string, graph: ModuleGraph): Promise<Output> {
	const content = graph.files.get(path);
	if (typeof content !== 'string') return none('The file is gone.');
	if (kindOf(path) !== 'svx') return none(NOT_MARKDOWN);
	const { raw, diagnostics } = await markdownStage(path, content, graph);
	if (raw === null) return none(firstError(diagnostics) ?? 'mdsvex made nothing of this file.');
	return code('svelte', raw, null);
}

function mdsvexCode(path: string, module: BuiltModule): Output {
	if (kindOf(path) !== 'svx') return none(NOT_MARKDOWN);
	if (module.svelte === null) {
		return none(firstError(module.diagnostics) ?? 'mdsvex made nothing of this file.');
	}
	return code('svelte', module.svelte, module.maps.svelte);
}

function clientCode(module: BuiltModule): Output {
	if (module.code === '') {
		return none(firstError(module.diagnostics) ?? 'The file does not compile.');
	}
	return code('javascript', module.code, module.maps.code);
}

function cssCode(module: BuiltModule): Output {
	if (module.css === null || module.css === '') return none('This file has no styles.');
	return code('css', module.css, module.maps.css?.() ?? null);
}

export async function makeOutput({ path, kind }: Input, graph: ModuleGraph): Promise<Output> {
	if (['asset', 'other', 'html'].includes(kindOf(path))) {
		return none('Nothing is generated from this kind of file.');
	}
	if (kind === 'server') return serverCode(path, graph);
	if (kind === 'mdsvex-raw') return rawMdsvexCode(path, graph);
	const module = graph.module(path) ?? (await graph.buildAlone(path));
	if (!module) return none('The file is gone.');
	switch (kind) {
		case 'client':
			return clientCode(module);
		case 'css':
			return cssCode(module);
		case 'mdsvex':
			return mdsvexCode(path, module);
		default:
			return kind satisfies never;
	}
}
