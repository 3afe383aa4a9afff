/** How large the code of a file is on a site. */
import { tokenizer } from 'acorn';
import type { CompilerCalls, OutputSize } from '../../src/protocol/compiler';
import type { ModuleGraph } from './graph';
import { transform } from './transform';

/** Null when the file does not compile, or has no such output. */
export async function measureOutput(
	{ path, kind }: CompilerCalls['size']['input'],
	graph: ModuleGraph
): Promise<OutputSize | null> {
	const content = graph.files.get(path);
	if (content === undefined || kind === 'mdsvex' || kind === 'mdsvex-raw') return null;
	const result = await transform(path, '', content, {
		files: graph.files,
		injectsStyles: false,
		timings: { svelte: 0, mdsvex: 0 },
		compiler: graph.compiler,
		importStyles: (specifier, importer) => graph.importStyles(specifier, importer),
		generate: kind === 'server' ? 'server' : 'client',
		dev: false
	});
	if (!result.ok) return null;
	const text = kind === 'css' ? shrinkCss(result.css ?? '') : shrinkJavaScript(result.code);
	if (text === '') return null;
	const bytes = new Blob([text]);
	const packed = bytes.stream().pipeThrough(new CompressionStream('gzip'));
	return { raw: bytes.size, gzip: (await new Response(packed).blob()).size };
}

const WORD = /[\w$\u0080-\uffff]/;

/** The same tokens with as little between them as keeps their meaning: a line break stays one, it may end a statement. */
export function shrinkJavaScript(code: string): string {
	let result = '';
	let end = 0;
	for (const token of tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module' })) {
		const text = code.slice(token.start, token.end);
		if (token.start > end) result += separator(code.slice(end, token.start), result, text);
		result += text;
		end = token.end;
	}
	return result;
}

function separator(gap: string, before: string, after: string): string {
	const last = before.at(-1) ?? '';
	const first = after[0] ?? '';
	if (gap.includes('\n')) return /[;{,(]/.test(last) || last === '' ? '' : '\n';
	const isNeeded =
		(WORD.test(last) && WORD.test(first)) || (last === first && '+-/'.includes(last));
	return isNeeded ? ' ' : '';
}

/** Comments go, and white space that separates nothing. Strings stay as they are. */
export function shrinkCss(css: string): string {
	return css
		.replace(
			/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\/\*[^]*?\*\//g,
			(_, text?: string) => text ?? ''
		)
		.replace(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s+/g, (_, text?: string) => text ?? ' ')
		.replace(/ ?([{};,]) ?/g, '$1')
		.trim();
}
