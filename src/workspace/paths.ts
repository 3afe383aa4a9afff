/** Paths of a project: slash-separated, relative to its root. Runs in every realm, so it uses no globals and imports nothing. */

/** What a file is to Rookery, told by its name alone. `.md` counts as `svx`: mdsvex reads both. */
export type FileKind =
	| 'svelte'
	| 'svx'
	| 'js'
	| 'ts'
	/** `x.svelte.js`: JavaScript with runes. */
	| 'svelte-js'
	| 'svelte-ts'
	| 'css'
	| 'json'
	| 'html'
	/** Imported for its URL: images, fonts, sound, video and the like. */
	| 'asset'
	| 'other';

/** Longest path, in UTF-16 code units. */
export const MAX_PATH_LENGTH = 240;

const kinds = new Map<string, FileKind>([
	['.svelte', 'svelte'],
	['.svx', 'svx'],
	['.md', 'svx'],
	['.js', 'js'],
	['.mjs', 'js'],
	['.cjs', 'js'],
	['.ts', 'ts'],
	['.mts', 'ts'],
	['.cts', 'ts'],
	['.css', 'css'],
	['.json', 'json'],
	['.html', 'html'],
	['.htm', 'html'],
	['.svg', 'asset']
]);

const binary = new Set(
	(
		'.png .jpg .jpeg .gif .webp .avif .ico .bmp .apng .woff .woff2 .ttf .otf .eot ' +
		'.mp3 .wav .ogg .oga .flac .m4a .aac .opus .mp4 .webm .mov .ogv .m4v .wasm .pdf .zip .gz .bin .glb'
	).split(' ')
);

/** The last part of a path: `lib/Counter.svelte` → `Counter.svelte`. */
export function basename(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder a path is in, without a slash at the end; empty for a file at the root. */
export function dirname(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last dot of the name and what follows: `state.svelte.ts` → `.ts`; empty for `Makefile` and `.env`. */
export function extension(path: string): string {
	const name = basename(path);
	const dot = name.lastIndexOf('.');
	return dot > 0 ? name.slice(dot) : '';
}

/** Removes `.`, empty parts and what `..` undoes. A `..` that leads out of the root stays, at the front. */
export function normalize(path: string): string {
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '' || part === '.') continue;
		if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
		else parts.push(part);
	}
	return parts.join('/');
}

/** Joins parts and normalizes. Empty parts count for nothing. */
export function join(...parts: string[]): string {
	return normalize(parts.join('/'));
}

/**
 * The path that `specifier` means inside the file `importer`: `./b.js` in `lib/a.js` → `lib/b.js`. A leading slash
 * starts at the project's root. Null when it leads out of the project.
 */
export function resolve(importer: string, specifier: string): string | null {
	const path = specifier.startsWith('/')
		? normalize(specifier)
		: join(dirname(importer), specifier);
	return path === '..' || path.startsWith('../') ? null : path;
}

/** The specifier by which the file `importer` reaches `path`: always starts with `./` or `../`. */
export function relative(importer: string, path: string): string {
	const from = dirname(importer).split('/').filter(Boolean);
	const to = path.split('/');
	let same = 0;
	while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
	const up = from.slice(same).map(() => '..');
	return [...(up.length > 0 ? up : ['.']), ...to.slice(same)].join('/');
}

/** `path` after the folder `from` has become `to`; an empty `to` is the root. What is not in the folder stays as it is. */
export function moveInto(path: string, from: string, to: string): string {
	if (path === from) return to;
	if (!path.startsWith(`${from}/`)) return path;
	return to === '' ? path.slice(from.length + 1) : to + path.slice(from.length);
}

export function kindOf(path: string): FileKind {
	const end = extension(path).toLowerCase();
	const kind = kinds.get(end) ?? (binary.has(end) ? 'asset' : 'other');
	if (kind !== 'js' && kind !== 'ts') return kind;
	// The same rule as Svelte's bundler plugins: an infix, so that `x.svelte.test.js` may use runes as well.
	if (!/.\.svelte\.(?:[^/]+\.)?[jt]s$/i.test(basename(path))) return kind;
	return kind === 'js' ? 'svelte-js' : 'svelte-ts';
}

/** False for the formats that are bytes. A name that is not known counts as text. */
export function isText(path: string): boolean {
	return !binary.has(extension(path).toLowerCase());
}

/** The module that is mounted when nobody says otherwise; `App.svelte` also when the project has no component. */
export function defaultEntry(paths: Iterable<string>): string {
	const all = [...paths];
	return (
		['App.svelte', 'App.svx', 'App.md'].find((path) => all.includes(path)) ??
		all.find((path) => kindOf(path) === 'svelte' || kindOf(path) === 'svx') ??
		'App.svelte'
	);
}

/**
 * `path`, or the first of `a-2.js`, `a-3.js`, … that can stand beside `existing` and the empty `folders`. `path` must be
 * well-formed.
 */
export function freePath(
	path: string,
	existing: Iterable<string>,
	folders: Iterable<string> = []
): string {
	const index = new PathIndex(existing, folders);
	// A dot of `.svelte.ts` belongs to the ending, so the number goes before the first dot but one at the start.
	const start = path.length - basename(path).length;
	const dot = path.indexOf('.', start + 1);
	const stem = dot < 0 ? path : path.slice(0, dot);
	const end = dot < 0 ? '' : path.slice(dot);
	for (let number = 1; ; number += 1) {
		const suffix = number === 1 ? '' : `-${number}`;
		const room = Math.max(start + 1, MAX_PATH_LENGTH - suffix.length - end.length);
		const candidate = stem.slice(0, room) + suffix + end;
		if (index.clash(candidate) === null) return candidate;
		// A folder that is a file, or differs in case only, is in the way of every name inside it.
		if (number > 1 && index.clashOfFolders(candidate) !== null)
			return freePath(basename(path), existing, folders);
	}
}

/** As `freePath` for a folder, whose name has no ending: the number goes last. */
export function freeFolder(
	path: string,
	{ files, folders }: { files: Iterable<string>; folders: Iterable<string> }
): string {
	const index = new PathIndex(files, folders);
	for (let number = 1; ; number += 1) {
		const candidate = number === 1 ? path : `${path}-${number}`;
		if (index.clashOfFolder(candidate) === null) return candidate;
		// What is in the way of one name above it is in the way of all.
		if (number > 1 && index.clashOfFolders(candidate) !== null)
			return freeFolder(basename(path), { files, folders });
	}
}

/**
 * Says in words why a file cannot be called `path` in a project that has the files `existing`; null when it can. To rename
 * a file, leave its own path out of `existing`. `folders` are those that are there even though they may be empty.
 */
export function checkPath(
	path: string,
	existing: Iterable<string>,
	folders: Iterable<string> = []
): string | null {
	return checkSyntax(path) ?? new PathIndex(existing, folders).clash(path);
}

/** Says in words why there cannot be a new folder `path` in a project that has these files and folders; null when there can. */
export function checkFolder(
	path: string,
	{ files, folders }: { files: Iterable<string>; folders: Iterable<string> }
): string | null {
	if (path.trim() === '') return 'A folder needs a name.';
	if (path.endsWith('/') && path !== '/') return 'Leave out the slash at the end.';
	return checkSyntax(path) ?? new PathIndex(files, folders).clashOfFolder(path);
}

/** `checkPath` for many paths: asks in time that does not grow with their number. */
export class PathIndex {
	/** By the folded path: files and folders as they are written. */
	readonly #files = new Map<string, string>();
	readonly #folders = new Map<string, string>();

	constructor(paths: Iterable<string> = [], folders: Iterable<string> = []) {
		for (const path of paths) this.add(path);
		for (const folder of folders) this.#addFolders(`${folder}/`);
	}

	/** Adds a path that `check` has let through. */
	add(path: string): void {
		this.#files.set(fold(path), path);
		this.#addFolders(path);
	}

	/** As `checkPath`. */
	check(path: string): string | null {
		return checkSyntax(path) ?? this.clash(path);
	}

	/** As `check`, for a path known to be well-formed. */
	clash(path: string): string | null {
		const twin = this.#files.get(fold(path));
		if (twin === path) return `There is already a file \`${path}\`. Choose another name.`;
		if (twin !== undefined) {
			return `There is already a file \`${twin}\`, and some systems do not tell capitals apart. Choose another name.`;
		}
		if (this.#folders.has(fold(path))) return `\`${path}\` is a folder. Choose another name.`;
		return this.clashOfFolders(path);
	}

	/** As `clash`, for the path of a folder. */
	clashOfFolder(path: string): string | null {
		const file = this.#files.get(fold(path));
		if (file !== undefined) return `There is already a file \`${file}\`. Choose another name.`;
		const twin = this.#folders.get(fold(path));
		if (twin !== undefined) {
			return `There is already a folder \`${twin}\`. Choose another name.`;
		}
		return this.clashOfFolders(path);
	}

	/** As `clash`, looking only at the folders on the way. */
	clashOfFolders(path: string): string | null {
		for (const folder of folders(path)) {
			const file = this.#files.get(fold(folder));
			if (file !== undefined) return `\`${file}\` is a file, so nothing can be inside it.`;
			const twin = this.#folders.get(fold(folder));
			if (twin !== undefined && twin !== folder) {
				return `There is already a folder \`${twin}\`. Write it with the same capitals.`;
			}
		}
		return null;
	}

	#addFolders(path: string): void {
		for (const folder of folders(path)) this.#folders.set(fold(folder), folder);
	}
}

/** As `checkPath` for a path in an empty project: whether it can be a path at all. */
export function checkSyntax(path: string): string | null {
	if (path.trim() === '') return 'A file needs a name.';
	if (path.length > MAX_PATH_LENGTH) {
		return `The path is longer than ${MAX_PATH_LENGTH} characters. Choose a shorter one.`;
	}
	if (path.includes('\\')) return 'Use `/` between folders, not a backslash.';
	if (path.startsWith('/')) return 'Leave out the slash at the start: paths begin at the project.';
	if (path.endsWith('/')) return 'A path ends with the name of a file, not with a slash.';
	// Control characters, those that turn the direction of text or break its lines, and halves of a surrogate pair.
	if (/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u.test(path)) {
		return 'A path holds no invisible control characters.';
	}
	const reserved = /[<>:"|?*#%]/.exec(path);
	if (reserved)
		return `A path holds no \`${reserved[0]}\`: it means something else in a URL or on a disk.`;
	for (const part of path.split('/')) {
		if (part === '') return 'Two slashes in a row: a folder has no name.';
		if (part === '.' || part === '..') return `Write the path without \`${part}\`.`;
		if (part === '__proto__') return '`__proto__` cannot be the name of a file or folder.';
		if (part !== part.trim()) return 'A name neither begins nor ends with a space.';
		if (part.endsWith('.')) return 'A name does not end with a dot.';
	}
	return null;
}

function folders(path: string): string[] {
	const found: string[] = [];
	for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
		found.push(path.slice(0, at));
	}
	return found;
}

/** Equal for two paths that a disk without capitals, or with composed accents, would take for one. */
function fold(path: string): string {
	return path.normalize('NFC').toLowerCase();
}
