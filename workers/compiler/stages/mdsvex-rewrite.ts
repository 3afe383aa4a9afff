import { relative } from '../../../src/workspace/paths';
import { variableOf } from './frontmatter-faults';
import type { Layout } from './mdsvex-run';
import { findBlocks } from './svx-blocks';
import type { Block } from './svx-blocks';

export interface RewriteInput {
	path: string;
	/** What mdsvex returned. */
	code: string;
	/** Null when there is none, or it is not a mapping. */
	frontmatter: Record<string, unknown> | null;
	layout: Layout | null;
	/** The page is for Svelte 4. */
	isLegacy: boolean;
	/** Whether the file has a module script of its own. */
	hasModule: boolean;
}

/** Makes what mdsvex returned fit for the Svelte that compiles it, and puts in what it leaves out without a word. */
export function rewriteMdsvex(input: RewriteInput): string {
	let { code } = input;
	for (const step of [
		modernizeModule,
		injectMetadata,
		declareVariables,
		injectLayout,
		relateLayout
	]) {
		code = step(code, input);
	}
	return code;
}

/** `context="module"` is the old spelling. Where the user wrote it, the compiler says so, and it stays. */
function modernizeModule(code: string, { hasModule, isLegacy }: RewriteInput): string {
	return hasModule || isLegacy
		? code
		: code.replace('<script context="module">', () => '<script module>');
}

/** mdsvex finds a module script by `context="module"` alone, and drops the frontmatter where `<script module>` is written. */
function injectMetadata(code: string, { frontmatter }: RewriteInput): string {
	if (!frontmatter) return code;
	const script = scriptOf(code, 'module');
	if (!script || code.slice(script.from, script.to).includes('export const metadata = '))
		return code;
	// A closing tag in a string would end the script: https://github.com/sveltejs/svelte/issues/5292
	const json = JSON.stringify(frontmatter).replace(/<(\/?(?:script|style))/g, '<"+"$1');
	return insert(code, script, `export const metadata = ${json};\n\tconst {  } = metadata;`);
}

/** One variable per key; keys that cannot be one are left to `metadata`. */
function declareVariables(code: string, { frontmatter }: RewriteInput): string {
	if (!frontmatter) return code;
	const names = Object.keys(frontmatter).flatMap((key) => {
		const variable = variableOf(key);
		if (variable === null) return [];
		return [variable === key ? key : `${JSON.stringify(key)}: ${variable}`];
	});
	const declaration = `const { ${names.join(', ')} } = metadata;`;
	return code.replace(/^\tconst \{.*\} = metadata;$/m, () => `\t${declaration}`);
}

/** mdsvex knows scripts by a pattern of plain attributes, and adds no import to others, such as those with `generics`. */
function injectLayout(code: string, { layout }: RewriteInput): string {
	const tag = /<Layout_MDSVEX_DEFAULT \{\.\.\.([\w$]+)\}/.exec(code);
	const script = scriptOf(code, 'instance');
	if (!layout || !tag || !script) return code;
	const text = code.slice(script.contentFrom, script.contentTo);
	if (text.includes('import Layout_MDSVEX_DEFAULT')) return code;
	const components = code.includes('<Components.') ? ', * as Components' : '';
	const lines = [`import Layout_MDSVEX_DEFAULT${components} from '/${layout.path}';`];
	const props = tag[1] ?? '';
	if (props.startsWith('__mdsvex_generated_layout_props')) lines.push(`const ${props} = $props();`);
	return insert(code, script, lines.join('\n\t'));
}

/** A path from the root means something else in every other project; one from this file is what the user wrote. */
function relateLayout(code: string, { path, layout }: RewriteInput): string {
	if (!layout) return code;
	const specifier = relative(path, layout.path).replace(/['\\]/g, '\\$&');
	return code.replace(
		/(import Layout_MDSVEX_DEFAULT(?:, \* as Components)? from ')[^\n]*';/,
		(_, start: string) => `${start}${specifier}';`
	);
}

function scriptOf(code: string, kind: Block['kind']): Block | null {
	return findBlocks(code, []).find((block) => block.kind === kind) ?? null;
}

function insert(code: string, { contentFrom }: Block, text: string): string {
	return `${code.slice(0, contentFrom)}\n\t${text}${code.slice(contentFrom)}`;
}
