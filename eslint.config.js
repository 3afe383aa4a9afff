import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Folders that join others may import them; folders that are joined do not know each other. */
const feature = [
	'editor',
	'compiler',
	'preview',
	'console',
	'output',
	'problems',
	'share',
	'files'
];
const zones = [
	...feature.map((folder) => ({
		target: `./src/${folder}`,
		from: [...feature.filter((other) => other !== folder), 'repl', 'app', 'embed'].map(
			(other) => `./src/${other}`
		),
		message: 'Feature folders do not import each other; src/repl joins them.'
	})),
	{
		target: './src/ui',
		from: [...feature, 'repl', 'app', 'embed', 'workspace'].map((other) => `./src/${other}`),
		message: 'src/ui holds no REPL words.'
	},
	{
		target: './src/protocol',
		from: ['./src', './workers'],
		except: ['./protocol'],
		message: 'The protocol imports nothing.'
	},
	{
		target: ['./src/frame', './workers'],
		from: [...feature, 'ui', 'repl', 'app', 'embed']
			.filter((other) => other !== 'share')
			.map((other) => `./src/${other}`),
		message: 'The frame and the workers know the protocol and plain TypeScript only.'
	},
	{
		target: ['./src/frame', './workers/compiler', './workers/format'],
		from: './src/share',
		message: 'Links are packed in workers/link.'
	},
	{
		target: ['./src/repl', ...feature.map((folder) => `./src/${folder}`)],
		from: ['./src/app', './src/embed'],
		message: 'app and embed stand on repl, never the other way round.'
	},
	{ target: './src', from: './workers', message: 'The page talks to a worker by messages only.' }
];

export default ts.config(
	{ ignores: ['dist', 'lib', 'node_modules', 'tests/samples', '.cache', 'test-results'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		plugins: { 'import-x': importX },
		settings: {
			'import-x/resolver-next': [
				importX.createNodeResolver({ extensions: ['.ts', '.svelte.ts', '.svelte', '.js'] })
			]
		},
		rules: {
			'import-x/no-restricted-paths': ['error', { zones }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			eqeqeq: ['error', 'smart'],
			'no-restricted-properties': [
				'error',
				{ property: 'innerHTML', message: 'Foreign text is never markup.' }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	// An example is about it.
	{ files: ['examples/runes/inspect/**'], rules: { 'svelte/no-inspect': 'off' } }
);
