import type { Plugin } from 'prettier';
import { format as prettierFormat } from 'prettier/standalone';
import type { FormatParser, FormatRequest, FormatResult } from '../../src/protocol/format';

type PluginName = 'babel' | 'estree' | 'postcss' | 'html' | 'markdown' | 'yaml' | 'svelte';

/** Which plugins a kind of file needs; those of the languages inside it as well. */
const PLUGINS: Record<FormatParser, readonly PluginName[]> = {
	svelte: ['svelte', 'babel', 'estree', 'postcss'],
	babel: ['babel', 'estree'],
	'babel-ts': ['babel', 'estree'],
	css: ['postcss'],
	scss: ['postcss'],
	json: ['babel', 'estree'],
	html: ['html', 'babel', 'estree', 'postcss'],
	// What fences may hold, and the YAML above it all.
	markdown: ['markdown', 'yaml', 'svelte', 'babel', 'estree', 'postcss', 'html'],
	yaml: ['yaml']
};

async function load(name: PluginName): Promise<Plugin> {
	switch (name) {
		case 'babel': {
			const babel = await import('prettier/plugins/babel');
			// TypeScript by Babel: the parser of that name is ten times as large and prints the same.
			return { ...babel, parsers: { ...babel.parsers, typescript: babel.parsers['babel-ts'] } };
		}
		case 'estree':
			return (await import('prettier/plugins/estree')).default;
		case 'postcss':
			return import('prettier/plugins/postcss');
		case 'html':
			return import('prettier/plugins/html');
		case 'markdown':
			return import('prettier/plugins/markdown');
		case 'yaml':
			return import('prettier/plugins/yaml');
		case 'svelte':
			return import('prettier-plugin-svelte/browser');
		default:
			return name satisfies never;
	}
}

/** Formats a text. What cannot be read comes back as a fault with its place; rejects when a plugin cannot be loaded. */
export async function format({ text, parser, options }: FormatRequest): Promise<FormatResult> {
	const plugins = await Promise.all(PLUGINS[parser].map(load));
	try {
		if (parser === 'svelte') await checkComponent(text);
		return { kind: 'formatted', text: await prettierFormat(text, { ...options, parser, plugins }) };
	} catch (error) {
		const from = offsetOf(error, text);
		if (from === null || !(error instanceof Error)) throw error;
		return { kind: 'fault', message: firstLine(error.message), from };
	}
}

/** The plugin leaves a script that cannot be read as it is and says nothing; Svelte's own parser knows the place. */
async function checkComponent(text: string): Promise<void> {
	const { parse } = await import('svelte/compiler');
	// Styles in another language would be faults to it.
	const source = text.replace(
		/(<style\b[^>]*\blang=[^>]*>)([^]*?)(?=<\/style>)/g,
		(_, tag: string, style: string) => tag + style.replace(/\S/g, ' ')
	);
	parse(source, { modern: true });
}

/** Without the code frame and the place, which are shown where they belong. */
function firstLine(message: string): string {
	const line = message.split('\n', 1)[0] ?? '';
	return line
		.replace(/\s*\(\d+:\d+\)\s*$/, '')
		.replace(/^\w*Error: /, '')
		.replace(/\.$/, '');
}

/** Where the parser stumbled; null when the error is no syntax error. */
function offsetOf(error: unknown, text: string): number | null {
	const position = read(read(error, 'position'), '0');
	if (typeof position === 'number') return position;
	const start = read(read(error, 'loc'), 'start') ?? read(error, 'start');
	const line = read(start, 'line');
	const column = read(start, 'column');
	if (typeof line !== 'number' || typeof column !== 'number') return null;
	const lines = text.split('\n').slice(0, line - 1);
	const lineStart = lines.reduce((sum, { length }) => sum + length + 1, 0);
	return Math.min(text.length, lineStart + Math.max(0, column - 1));
}

function read(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
