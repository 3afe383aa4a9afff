/**
 * What makes a component swappable in place, and how its state is kept. Svelte's own `hmr` output swaps the function behind a
 * component and makes each of its instances anew; here the new instance goes on with the signals of the old one.
 */
import {
	parse,
	parseExpressionAt,
	type Expression,
	type Options,
	type Program,
	type Statement
} from 'acorn';
import type { WrittenStates } from './stages/svelte-states';

const PARSE_OPTIONS: Options = { ecmaVersion: 'latest', sourceType: 'module' };

/** A script whose names other modules can import, or that runs once for all instances. */
const MODULE_SCRIPT =
	/<script\b[^>]*?\s(?:module\b|context\s*=\s*["']?module)[^>]*>([\s\S]*?)<\/script/gi;

/** What mdsvex makes of frontmatter: constants that say nothing but what they are. */
const METADATA = /^\s*export const metadata = .*;\s*(?:const \{[^}]*\} = metadata;\s*)?$/;

/**
 * What importers see of a component beside its default export. Two versions with the same text can take each other's place; null: the
 * module cannot be swapped.
 */
export function swapInterface(svelte: string): string | null {
	if (/<svelte:options\b[^>]*\bcustomElement\b/.test(svelte)) return null;
	const scripts = [...svelte.matchAll(MODULE_SCRIPT)].map((match) => match[1] ?? '');
	return scripts.every((script) => METADATA.test(script)) ? scripts.join('\n') : null;
}

/** Where the function begins that the module exports by default; -1 when it cannot be told. */
function componentStart(code: string): number {
	const name = /^export default (.+);$/m.exec(code)?.[1];
	const newline = code.indexOf(`\nfunction ${name}(`);
	return newline < 0 ? -1 : newline + 1;
}

/** Makes each instance of a component known before there is anything inside of it. A line becomes longer at its end. */
export function enterInside(code: string): string {
	const start = componentStart(code);
	const push = start < 0 ? -1 : code.indexOf('\n\t$.push($$props, ', start);
	if (push < 0) return code;
	const end = code.indexOf('\n', push + 1);
	return `${code.slice(0, end)} import.meta.hot.enter($$props);${code.slice(end)}`;
}

/** What the compiler made of a `$state`: a signal where something assigns it, else a proxy or nothing at all. */
function kindOf(init: Expression): 'signal' | 'proxy' | 'plain' {
	if (init.type !== 'CallExpression' || init.callee.type !== 'MemberExpression') return 'plain';
	const { object, property } = init.callee;
	if (object.type !== 'Identifier' || object.name !== '$') return 'plain';
	const [inner] = init.arguments;
	switch (property.type === 'Identifier' && property.name) {
		case 'state':
			return 'signal';
		case 'proxy':
			return 'proxy';
		// The names that development adds.
		case 'tag':
		case 'tag_proxy':
			return inner && inner.type !== 'SpreadElement' ? kindOf(inner) : 'plain';
		default:
			return 'plain';
	}
}

/** The statements of the function that the module exports by default. */
function componentBody(code: string): Statement[] {
	return scriptOf(code) ?? bodyIn(parse(code, PARSE_OPTIONS));
}

/**
 * Those that stand for the user's script, without a look at what comes before and after: the markup, which may be long. Null when they
 * cannot be told from the rest.
 */
function scriptOf(code: string): Statement[] | null {
	const start = componentStart(code);
	const end = code.indexOf('\n\tvar $$exports = ', start);
	if (start < 0 || end < 0) return null;
	try {
		const component = parseExpressionAt(`${code.slice(0, end)}\n}`, start, PARSE_OPTIONS);
		const isWhole = component.type === 'FunctionExpression' && component.end === end + '\n}'.length;
		// Otherwise one of these lines stands in a string, or in a script in the markup.
		return isWhole ? component.body.body : null;
	} catch {
		return null;
	}
}

function bodyIn({ body }: Program): Statement[] {
	const exported = body.find((node) => node.type === 'ExportDefaultDeclaration')?.declaration;
	const name = exported?.type === 'Identifier' ? exported.name : null;
	for (const node of body) {
		if (node.type === 'FunctionDeclaration' && node.id.name === name) return node.body.body;
	}
	return [];
}

/**
 * Makes each `$state` of the component go on as what it was in the version before, by its name and by what `readStates` says of its initial
 * expression. Only ends of lines change, so that every position in the source map stays what it was.
 */
export function keepState(code: string, states: WrittenStates = new Map()): string {
	if (states.size === 0) return code;
	let kept = '';
	let at = 0;
	const add = (to: number, text: string) => {
		kept += code.slice(at, to) + text;
		at = to;
	};
	for (const statement of componentBody(code)) {
		if (statement.type !== 'VariableDeclaration') continue;
		const { kind: keyword, start, declarations } = statement;
		let isAssignable = keyword !== 'const';
		for (const { id, init, end } of declarations) {
			const name = id.type === 'Identifier' ? id.name : '';
			const state = states.get(name);
			if (!init || !state) continue;
			if (!isAssignable) {
				add(start, 'let  ');
				at += keyword.length;
				isAssignable = true;
			}
			const { written, isLiteral } = state;
			const made = `{ written: '${written}', isLiteral: ${isLiteral}, kind: '${kindOf(init)}' }`;
			const request = `$$props, '${name}', ${made}, ${name}`;
			add(end, `, $$kept_${name} = ${name} = import.meta.hot.keepState(${request})`);
		}
	}
	return kept + code.slice(at);
}
