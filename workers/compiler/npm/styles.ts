/** Style sheets of packages: imports inlined, addresses made to work wherever the styles end up. */

export interface StyleReader {
	/** A style sheet that another one imports, or null when it cannot be had. */
	import(specifier: string, importer: string): Promise<{ id: string; css: string } | null>;
	/** The address that works everywhere for one relative to the style sheet, or null to leave it. */
	address(specifier: string, importer: string): Promise<string | null>;
}

const COMMENT = /\/\*[\s\S]*?\*\//.source;
const STRING = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/.source;
const URL_ = `url\\(\\s*(?:${STRING}|[^"'()\\s]+)\\s*\\)`;
const IMPORT = new RegExp(`(${COMMENT})|@import\\s+(${URL_}|${STRING})([^;]*);`, 'gi');
const ADDRESS = new RegExp(`(${COMMENT})|(@import\\s[^;]*;)|(${URL_})|(${STRING})`, 'gi');

/** The style sheet as one text. Remote imports stay, at the top, where alone they count. */
export async function inlineStyles(
	sheet: { id: string; css: string },
	reader: StyleReader
): Promise<string> {
	const remote: string[] = [];
	const css = await inline(sheet, new Set([sheet.id]));
	return [...remote, css].join('\n');

	async function inline(
		{ id, css }: { id: string; css: string },
		above: Set<string>
	): Promise<string> {
		const parts = await replaceAsync(css, IMPORT, async ([all, comment, target, rest = '']) => {
			if (comment !== undefined || target === undefined) return all;
			const specifier = unwrap(target);
			const imported = await reader.import(specifier, id);
			if (imported === null) {
				remote.push(all);
				return '';
			}
			if (above.has(imported.id)) return '';
			return wrap(await inline(imported, new Set([...above, imported.id])), rest.trim());
		});
		return replaceAsync(parts, ADDRESS, async ([all, , , url]) => {
			if (url === undefined) return all;
			const specifier = unwrap(url);
			if (/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(specifier)) return all;
			const address = await reader.address(specifier, id);
			return address === null ? all : `url(${JSON.stringify(address)})`;
		});
	}
}

/** `layer(x) supports(y) media` after the address of an import become the blocks around what was imported. */
function wrap(css: string, conditions: string): string {
	let result = css;
	let rest = conditions;
	const layer = /^layer(?:\(([^)]*)\))?\s*/.exec(rest);
	if (layer) rest = rest.slice(layer[0].length);
	const supports = /^supports\(((?:[^()]|\([^()]*\))*)\)\s*/.exec(rest);
	if (supports) rest = rest.slice(supports[0].length);
	if (rest !== '') result = `@media ${rest} {\n${result}\n}`;
	if (supports) result = `@supports (${supports[1] ?? ''}) {\n${result}\n}`;
	if (layer) result = `@layer ${layer[1] ?? ''} {\n${result}\n}`;
	return result;
}

function unwrap(target: string): string {
	const inner = /^url\(\s*([\s\S]*?)\s*\)$/i.exec(target)?.[1] ?? target;
	return inner.replace(/^(["'])([\s\S]*)\1$/, '$2').replace(/\\(.)/g, '$1');
}

async function replaceAsync(
	text: string,
	pattern: RegExp,
	replace: (match: RegExpExecArray) => Promise<string>
): Promise<string> {
	let result = '';
	let last = 0;
	for (const match of text.matchAll(pattern)) {
		result += text.slice(last, match.index) + (await replace(match));
		last = match.index + match[0].length;
	}
	return result + text.slice(last);
}
