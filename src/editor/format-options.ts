import type { FormatOptions, FormatParser } from '../protocol/format';

const PARSERS: readonly [RegExp, FormatParser][] = [
	[/\.svelte$/i, 'svelte'],
	[/\.(?:svx|md|markdown)$/i, 'markdown'],
	[/\.[cm]?tsx?$/i, 'babel-ts'],
	[/\.[cm]?jsx?$/i, 'babel'],
	[/\.(?:css|pcss|postcss)$/i, 'css'],
	[/\.scss$/i, 'scss'],
	[/(?:\.(?:json|jsonc|webmanifest)|(?:^|\/)\.prettierrc)$/i, 'json'],
	[/\.html?$/i, 'html'],
	[/\.ya?ml$/i, 'yaml']
];

/** How Prettier reads a file of that name; null when it does not. */
export function formatParser(path: string): FormatParser | null {
	return PARSERS.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

/** What new Svelte projects are formatted with, for those that say nothing else. */
const DEFAULTS: FormatOptions = { singleQuote: true, trailingComma: 'none', printWidth: 100 };

/** Options that a project may set, and their types. What names code or files is not among them. */
const KNOWN: Record<string, 'boolean' | 'number' | 'string'> = {
	arrowParens: 'string',
	bracketSameLine: 'boolean',
	bracketSpacing: 'boolean',
	embeddedLanguageFormatting: 'string',
	experimentalOperatorPosition: 'string',
	experimentalTernaries: 'boolean',
	htmlWhitespaceSensitivity: 'string',
	jsxSingleQuote: 'boolean',
	objectWrap: 'string',
	printWidth: 'number',
	proseWrap: 'string',
	quoteProps: 'string',
	semi: 'boolean',
	singleAttributePerLine: 'boolean',
	singleQuote: 'boolean',
	svelteAllowShorthand: 'boolean',
	svelteIndentScriptAndStyle: 'boolean',
	svelteSortOrder: 'string',
	tabWidth: 'number',
	trailingComma: 'string',
	useTabs: 'boolean',
	vueIndentScriptAndStyle: 'boolean'
};

/** What the project says about formatting. */
export interface FormatConfig {
	options: FormatOptions;
	overrides: readonly { files: readonly string[]; options: FormatOptions }[];
}

/** Why the project's own configuration is not followed, in words. */
export class FormatConfigError extends Error {
	override readonly name = 'FormatConfigError';
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function knownOptions(value: unknown): FormatOptions {
	if (!isRecord(value)) return {};
	const options: Record<string, string | number | boolean> = {};
	for (const [name, option] of Object.entries(value)) {
		const isOption =
			typeof option === 'string' || typeof option === 'number' || typeof option === 'boolean';
		if (isOption && Object.hasOwn(KNOWN, name) && typeof option === KNOWN[name])
			options[name] = option;
	}
	return options;
}

function strings(value: unknown): string[] {
	return (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === 'string');
}

/**
 * Reads `.prettierrc` or `.prettierrc.json`, else `prettier` of `package.json`; null when there is none of them. `read` gives the text
 * of a file of the project, or null. Throws `FormatConfigError` for what is not JSON.
 */
export function readFormatConfig(read: (path: string) => string | null): FormatConfig | null {
	for (const path of ['.prettierrc', '.prettierrc.json', 'package.json']) {
		const text = read(path);
		if (text === null) continue;
		let value: unknown;
		try {
			value = JSON.parse(text);
		} catch {
			if (path === 'package.json') continue;
			throw new FormatConfigError(
				`${path} is not JSON. Write it as JSON, as in { "useTabs": true }, or delete it.`
			);
		}
		const config = path === 'package.json' ? isRecord(value) && value['prettier'] : value;
		if (!isRecord(config)) continue;
		const overrides = Array.isArray(config['overrides']) ? config['overrides'] : [];
		return {
			options: knownOptions(config),
			overrides: overrides.filter(isRecord).map((override) => ({
				files: strings(override['files']),
				options: knownOptions(override['options'])
			}))
		};
	}
	return null;
}

/** A pattern of an override: `*` within a name, `**` across folders, `{a,b}`. Without a slash it means the name alone. */
function matches(pattern: string, path: string): boolean {
	const source = pattern.replace(/\*\*\/?|[*?{},]|[.+^$()|[\]\\]/g, (sign) => {
		switch (sign) {
			case '**/':
			case '**':
				return '(?:.*/)?';
			case '*':
				return '[^/]*';
			case '?':
				return '[^/]';
			case '{':
				return '(?:';
			case '}':
				return ')';
			case ',':
				return '|';
			default:
				return `\\${sign}`;
		}
	});
	try {
		return new RegExp(`^${pattern.includes('/') ? '' : '(?:.*/)?'}${source}$`).test(path);
	} catch {
		// An unclosed brace matches nothing.
		return false;
	}
}

/** Options for one file: ours, its own indentation, then what the project says. */
export function formatOptions(
	path: string,
	{ indentation, config }: { indentation: string; config: FormatConfig | null }
): FormatOptions {
	const isTabs = indentation === '\t';
	const applying = (config?.overrides ?? []).filter(({ files }) =>
		files.some((pattern) => matches(pattern, path))
	);
	return {
		...DEFAULTS,
		useTabs: isTabs,
		tabWidth: isTabs ? 2 : indentation.length,
		...config?.options,
		...Object.assign({}, ...applying.map(({ options }) => options))
	};
}
