/** Decides again, on the page, which declarations of `%c` may be applied: the frame is not believed. */

const PROPERTIES = new Set(
	[
		'color background-color border-radius text-decoration text-decoration-color',
		'text-decoration-line text-decoration-style text-decoration-thickness',
		'font font-family font-size font-style font-weight font-variant font-stretch',
		'padding padding-top padding-right padding-bottom padding-left',
		'margin margin-top margin-right margin-bottom margin-left'
	].flatMap((line) => line.split(' '))
);
const MAX_VALUE = 200;

/** Whether the declaration can neither load, nor refer, nor move text out of its row. */
export function isHarmlessStyle(property: string, value: string): boolean {
	if (!PROPERTIES.has(property) || value.length > MAX_VALUE) return false;
	if (/[\\<>{}@;]|\/\*/.test(value)) return false;
	if (property.startsWith('margin') && value.includes('-')) return false;
	// The only functions are those that name a colour.
	return !value.replace(/\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/gi, '').includes('(');
}
