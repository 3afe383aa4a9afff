/** Runs in the frame: reduces the CSS of `%c` to what cannot hide, move or load anything. */

const PROPERTIES =
	/^(color|background-color|font(-(family|size|style|weight|variant|stretch))?|text-decoration(-(color|line|style|thickness))?|padding(-(top|right|bottom|left))?|margin(-(top|right|bottom|left))?|border-radius)$/;
const MAX_DECLARATIONS = 20;
const MAX_VALUE = 200;

/** Functions that only name a colour. Anything else in parentheses could fetch (`url`, `image-set`) or refer (`var`). */
const COLOR_FUNCTIONS = /\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/gi;

function isHarmless(property: string, value: string): boolean {
	if (!PROPERTIES.test(property) || !value || value.length > MAX_VALUE) return false;
	if (/[\\<>{}@"`]|\/\*/.test(value) && !/^font/.test(property)) return false;
	if (/[\\<>{}@]/.test(value)) return false;
	if (/^margin/.test(property) && value.includes('-')) return false;
	return !value.replace(COLOR_FUNCTIONS, '').includes('(');
}

export function readStyle(css: string): Record<string, string> {
	const style: Record<string, string> = {};
	for (const declaration of css.slice(0, 2000).split(';').slice(0, MAX_DECLARATIONS)) {
		const colon = declaration.indexOf(':');
		if (colon < 0) continue;
		let property = declaration.slice(0, colon).trim().toLowerCase();
		const value = declaration
			.slice(colon + 1)
			.replace(/!\s*important/i, '')
			.trim();
		// The shorthand is what most people write, and mostly it is a colour.
		if (property === 'background') property = 'background-color';
		if (isHarmless(property, value)) style[property] = value;
	}
	return style;
}
