/** Which style sheets are imported for their text, and not for their effect alone. */
import { init, parse } from 'es-module-lexer';

/** The code of a style sheet that nobody imports the text of: what it does is its `css`. */
export const NO_TEXT = 'System.register([], () => ({ execute() {} }));';

/** The ids among `resolutions` of which a module's code takes the value. Null when it may take that of any, which is known when it runs. */
export async function takenValues(
	code: string,
	resolutions: readonly { specifier: string; id: string }[]
): Promise<ReadonlySet<string> | null> {
	await init();
	const specifiers = new Set<string>();
	for (const found of parse(code)[0]) {
		if (found.type === 'import-meta') continue;
		const { type, specifier, importStart, start } = found;
		if (specifier === undefined || (type === 'dynamic' && found.glob)) return null;
		// `import './style.css'` takes nothing.
		const isEffect = type === 'static' && /^import\s*$/.test(code.slice(importStart, start - 1));
		if (!isEffect) specifiers.add(specifier);
	}
	const taken = resolutions.filter(({ specifier }) => specifiers.has(specifier));
	return new Set(taken.map(({ id }) => id));
}
