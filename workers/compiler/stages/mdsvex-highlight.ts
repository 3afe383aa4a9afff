// The grammars have no types; without the reference other projects that import this file would not see ours.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="../shims/prism.d.ts" />
import type { code_highlighter } from 'mdsvex';

type Highlighter = typeof code_highlighter;

/**
 * Grammars beyond those in Prism's core (markup, CSS, JavaScript), each with the grammars it stands on before it. mdsvex
 * would import them by a name that only Node can resolve.
 */
const grammars: Record<string, { needs?: string[]; load: () => Promise<unknown> }> = {
	bash: { load: () => import('prismjs/components/prism-bash.js') },
	c: { load: () => import('prismjs/components/prism-c.js') },
	cpp: { needs: ['c'], load: () => import('prismjs/components/prism-cpp.js') },
	csharp: { load: () => import('prismjs/components/prism-csharp.js') },
	diff: { load: () => import('prismjs/components/prism-diff.js') },
	docker: { load: () => import('prismjs/components/prism-docker.js') },
	go: { load: () => import('prismjs/components/prism-go.js') },
	graphql: { load: () => import('prismjs/components/prism-graphql.js') },
	http: { load: () => import('prismjs/components/prism-http.js') },
	ini: { load: () => import('prismjs/components/prism-ini.js') },
	java: { load: () => import('prismjs/components/prism-java.js') },
	json: { load: () => import('prismjs/components/prism-json.js') },
	jsx: { load: () => import('prismjs/components/prism-jsx.js') },
	kotlin: { load: () => import('prismjs/components/prism-kotlin.js') },
	less: { load: () => import('prismjs/components/prism-less.js') },
	lua: { load: () => import('prismjs/components/prism-lua.js') },
	markdown: { load: () => import('prismjs/components/prism-markdown.js') },
	python: { load: () => import('prismjs/components/prism-python.js') },
	ruby: { load: () => import('prismjs/components/prism-ruby.js') },
	rust: { load: () => import('prismjs/components/prism-rust.js') },
	scss: { load: () => import('prismjs/components/prism-scss.js') },
	sql: { load: () => import('prismjs/components/prism-sql.js') },
	svelte: { load: () => import('prism-svelte') },
	swift: { load: () => import('prismjs/components/prism-swift.js') },
	toml: { load: () => import('prismjs/components/prism-toml.js') },
	tsx: { needs: ['jsx', 'typescript'], load: () => import('prismjs/components/prism-tsx.js') },
	typescript: { load: () => import('prismjs/components/prism-typescript.js') },
	yaml: { load: () => import('prismjs/components/prism-yaml.js') }
};

const aliases: Record<string, string> = {
	cs: 'csharp',
	dockerfile: 'docker',
	dotnet: 'csharp',
	kt: 'kotlin',
	kts: 'kotlin',
	md: 'markdown',
	py: 'python',
	rb: 'ruby',
	sh: 'bash',
	shell: 'bash',
	sv: 'svelte',
	ts: 'typescript',
	webmanifest: 'json',
	yml: 'yaml'
};

/** What Prism knows from the start. */
const core = new Set('markup html xml svg mathml ssml atom rss css clike javascript js'.split(' '));

/** Languages whose code is coloured; all others are shown as they are. */
export const languages: readonly string[] = [
	...core,
	...Object.keys(grammars),
	...Object.keys(aliases)
];

const loaded = new Map<string, Promise<void>>();

/**
 * mdsvex's own highlighter, given the grammars it cannot load by itself. Code whose grammar cannot be fetched stays plain;
 * `onplain` is called with its language as it is written.
 */
export function createHighlighter(
	highlight: Highlighter,
	onplain: (language: string) => void = () => {}
): Highlighter {
	return async (code, language, meta, filename, optimise) => {
		const name = language?.toLowerCase() ?? '';
		if (core.has(name)) return highlight(code, language, meta, filename, optimise);
		const grammar = Object.hasOwn(aliases, name) ? aliases[name] : name;
		let isKnown = grammar !== undefined && Object.hasOwn(grammars, grammar);
		if (isKnown && grammar !== undefined) {
			// The first call makes mdsvex put its Prism where grammars look for it.
			await highlight('', 'js', null, filename, optimise);
			try {
				await loadGrammar(grammar);
			} catch {
				isKnown = false;
				onplain(language ?? grammar);
			}
		}
		// Under no name, mdsvex escapes the code and looks for no grammar.
		const html = await highlight(code, isKnown ? grammar : null, meta, filename, optimise);
		const [from, to] = [isKnown ? grammar : 'undefined', toClass(language)];
		return html.replaceAll(`"language-${from}"`, () => `"language-${to}"`);
	};
}

function loadGrammar(name: string): Promise<void> {
	const known = loaded.get(name);
	if (known) return known;
	const { needs = [], load } = grammars[name] ?? { load: () => Promise.resolve() };
	const loading = Promise.all(needs.map(loadGrammar))
		.then(load)
		.then(() => undefined);
	loaded.set(name, loading);
	// A failed download is tried again next time.
	loading.catch(() => loaded.delete(name));
	return loading;
}

function toClass(language: string | null | undefined): string {
	return (language?.toLowerCase() ?? 'undefined').replace(/["{}<>&]/g, '');
}
