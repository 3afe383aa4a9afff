/** What `sideEffects` of a package.json promises, as webpack defined it and Rollup and Vite read it. */

/** `false`: no file has any. A list: only files that match. Null: nothing is promised. */
export type SideEffects = false | RegExp[] | null;

export function readSideEffects(value: unknown): SideEffects {
	if (value === false) return false;
	if (typeof value === 'string') return [toPattern(value)];
	if (!Array.isArray(value)) return null;
	return value.flatMap((glob: unknown) => (typeof glob === 'string' ? [toPattern(glob)] : []));
}

/** Whether a file may be left out when nothing of its own is used. */
export function isFreeOfEffects(sideEffects: SideEffects, path: string): boolean {
	if (sideEffects === null) return false;
	return sideEffects === false || !sideEffects.some((pattern) => pattern.test(path));
}

const TOKEN = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[\s\S]/g;

/** A glob without a slash names a file in any folder. */
function toPattern(glob: string): RegExp {
	const plain = glob.replace(/^\.?\//, '');
	return new RegExp(`^${(glob.includes('/') ? '' : '(?:.*/)?') + toSource(plain)}$`);
}

function toSource(glob: string): string {
	return glob.replace(TOKEN, (token) => {
		if (token === '**/') return '(?:.*/)?';
		if (token === '**') return '.*';
		if (token === '*') return '[^/]*';
		if (token === '?') return '[^/]';
		if (token.length > 1) return `(?:${token.slice(1, -1).split(',').map(toSource).join('|')})`;
		return token.replace(/[\\^$+.()|[\]{}]/, '\\$&');
	});
}
