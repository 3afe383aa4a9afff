/** The tree of a file for the output view, by the parser of the version of Svelte that the project runs with. */
import type { Ast } from '../../src/protocol/ast';
import { kindOf } from '../../src/workspace/paths';
import { toTree, type ToSource } from './ast-tree';
import type { ModuleGraph } from './graph';
import { Rewritten } from './stages/rewritten';
import { lowerForLegacy } from './stages/svelte-legacy';
import { stripTypes } from './stages/typescript';
import {
	toCompilerMessage,
	type ParsedNode,
	type SvelteCompiler
} from './svelte-versions/compiler';
import { featureHint } from './svelte-versions/features';

export async function makeAst(path: string, graph: ModuleGraph): Promise<Ast> {
	const content = graph.files.get(path);
	if (content === undefined) return none('The file is gone.');
	if (typeof content !== 'string') return none('Only text has a syntax tree.');
	const { compiler } = graph;
	switch (kindOf(path)) {
		case 'svelte':
			return componentTree(new Rewritten(path, content), compiler);
		case 'svx':
			return markdownTree(path, content, graph);
		case 'css':
			return styleTree(content, compiler);
		case 'js':
		case 'ts':
		case 'svelte-js':
		case 'svelte-ts':
			return scriptTree(new Rewritten(path, content), compiler);
		default:
			return none('This kind of file has no syntax tree here.');
	}
}

const none = (...reasons: (string | undefined)[]): Ast => ({
	kind: 'none',
	reason: reasons.filter(Boolean).join(' ')
});

/** In the file, what the parser sees may stand elsewhere, because types or Markdown were taken out before. */
const back =
	(text: Rewritten, shift = 0): ToSource =>
	(from, to) =>
		text.toSourceRange(from - shift, to - shift);

async function componentTree(component: Rewritten, compiler: SvelteCompiler): Promise<Ast> {
	// It knows no TypeScript, and is never given any.
	const [fault] = compiler.isLegacy ? await lowerForLegacy(component) : [];
	if (fault) return none(fault.message, fault.hint);
	const { text } = component;
	return attempt(text, compiler, () => {
		const root = compiler.parse(text);
		// Svelte 4 gives it no name. Some versions give it the range of the markup alone, though it holds scripts and styles as well.
		const whole = { type: 'Ast', ...root, start: 0, end: text.length };
		return toTree(whole, back(component));
	});
}

async function markdownTree(path: string, content: string, graph: ModuleGraph): Promise<Ast> {
	const module = graph.module(path) ?? (await graph.buildAlone(path));
	if (!module || module.svelte === null) {
		const fault = module?.diagnostics.find(({ severity }) => severity === 'error');
		return none(fault?.message ?? 'mdsvex made nothing of this file.');
	}
	const { svelte, maps } = module;
	const earlier = maps.svelte ? { map: maps.svelte, source: content } : undefined;
	return componentTree(new Rewritten(path, svelte, earlier), graph.compiler);
}

/** By way of a component where no other way leads to the parser of styles. */
function styleTree(content: string, compiler: SvelteCompiler): Ast {
	return attempt(content, compiler, () => {
		const sheet = compiler.parseCss(content);
		if (sheet) return toTree(sheet, (from, to) => ({ from, to }));
		const open = '<style>';
		const root = compiler.parse(`${open}${content.replaceAll('</style', '<\\style')}</style>`);
		const { children } = nodeOf(root['css']) ?? {};
		const [start, end] = [open.length, open.length + content.length];
		return toTree({ type: 'StyleSheetFile', start, end, children }, (from, to) => ({
			from: from - start,
			to: to - start
		}));
	});
}

/** The parser of scripts is reached by way of a component. */
async function scriptTree(script: Rewritten, compiler: SvelteCompiler): Promise<Ast> {
	const { path, text: source } = script;
	if (compiler.isLegacy && path.endsWith('.ts')) {
		const stripped = await stripTypes({ path, source }, { keepUnusedImports: true });
		if (!stripped.ok) return none(stripped.diagnostic.message);
		script.replace(stripped.code, stripped.runs);
	}
	const open = compiler.isLegacy ? '<script>' : '<script module lang="ts">';
	return attempt(source, compiler, () => {
		const code = script.text.replaceAll('</script', '<\\script');
		const root = compiler.parse(`${open}${code}</script>`);
		const { content } = nodeOf(root['module']) ?? nodeOf(root['instance']) ?? {};
		return toTree(nodeOf(content) ?? {}, back(script, open.length));
	});
}

function nodeOf(value: unknown): ParsedNode | null {
	return typeof value === 'object' && value !== null ? { ...value } : null;
}

/** What this version cannot parse is said with the version that can, if it is a matter of that. */
function attempt(source: string, { version }: SvelteCompiler, parse: () => Ast | null): Ast {
	try {
		return parse() ?? none(`The parser of Svelte ${version} made nothing of this file.`);
	} catch (error) {
		const thrown = error instanceof Error ? error.message : String(error);
		const [message = ''] = (toCompilerMessage(error)?.message ?? thrown).split('\n', 1);
		const hint = featureHint(source, version);
		return hint === null ? none(message) : none(message.replace(/\.?$/, '.'), hint);
	}
}
