/**
 * What makes a component swappable in place, and how its state is kept. Svelte's own `hmr` output swaps the function behind a
 * component and makes each of its instances anew; here the signals of the old instance give their values to the new one.
 */

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

/** `let n = $.tag($.state(0), 'n');` at the top level of the component: one tab, which nothing else there has. */
const SIGNAL = /^\t(?:let|const|var) ([\w$]+) = \$\.tag\(\$\.state\(([\s\S]*?)\), '\1'\);$/gm;

/** `const list = $.tag_proxy($.proxy([]), 'list');`: never assigned, so there is no signal around it. */
const PROXY =
	/^\t(?:let {2}|const|let|var) ([\w$]+) = \$\.tag_proxy\(\$\.proxy\(([\s\S]*?)\), '\1'\);$/gm;

/**
 * Makes each `$state` of the component known to `import.meta.hot`, by its name and its initial expression. Only ends of lines
 * change, so that every position in the source map stays what it was.
 */
export function keepState(code: string): string {
	const kept = code.replace(SIGNAL, (declaration, name: string, expression: string) => {
		const key = `${JSON.stringify(name)}, ${JSON.stringify(expression)}`;
		return `${declaration} import.meta.hot?.keepSignal($$props, ${key}, ${name});`;
	});
	return kept.replace(PROXY, (declaration, name: string, expression: string) => {
		const key = `${JSON.stringify(name)}, ${JSON.stringify(expression)}`;
		const assignable = declaration.replace(/^\tconst /, '\tlet   ');
		return `${assignable} ${name} = import.meta.hot?.keepProxy($$props, ${key}, ${name}) ?? ${name};`;
	});
}
