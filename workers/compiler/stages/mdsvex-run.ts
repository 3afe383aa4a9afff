import type { MdsvexOptions, mdsvex } from 'mdsvex';
import { withFiles } from '../shims/fs';
import { lazyPart } from '../lazy-part';
import type { ProjectFiles } from '../shims/fs';
import { prepareRealm } from '../shims/realm';
import { createHighlighter } from './mdsvex-highlight';
import type { StageInput } from './stage';

type Library = typeof import('mdsvex');
type Preprocessor = ReturnType<typeof mdsvex>;

/** The layout a file names in its frontmatter. */
export interface Layout {
	/** As it is written there: `./Layout.svelte`. */
	name: string;
	/** The project path it means. */
	path: string;
}

export interface RunInput extends StageInput {
	files: ProjectFiles;
	layout: Layout | null;
	/** For Svelte 4: layouts get their props as `$$props`. */
	isLegacy?: boolean;
}

/** What mdsvex returned, untouched. */
export interface RawResult {
	code: string;
	/** What its YAML parser made of the frontmatter; undefined when there is none or it is broken. */
	frontmatter: unknown;
	/** What mdsvex took, without the wait for its turn. */
	milliseconds: number;
	/** Languages of fences, as they are written, that stayed plain because their grammar could not be fetched. */
	plain: string[];
}

interface MdsvexSetup {
	isLegacy?: boolean;
	/** Called with the language of code that stays plain: see `createHighlighter`. */
	onplain?: (language: string) => void;
}

/**
 * How mdsvex is set up for Svelte 5: layouts get their props by runes; no clever quotes, which break strings in
 * expressions; no `{@html}` around code, which breaks on backslashes.
 */
export function mdsvexOptions(
	library: Library,
	layout: Layout | null,
	{ isLegacy = false, onplain }: MdsvexSetup = {}
): MdsvexOptions {
	return {
		extensions: ['.svx', '.md'],
		layoutPropForwarding: isLegacy ? 'legacy' : 'runes',
		smartypants: false,
		highlight: {
			highlighter: createHighlighter(library.code_highlighter, onplain),
			optimise: false
		},
		...(layout && { layout: { [layout.name]: `/${layout.path}` } })
	};
}

interface Instance {
	text: string | null;
	preprocessor: Preprocessor;
	plain: Set<string>;
}

/** Instances by layout. mdsvex reads a layout once per instance, so each is good for one text of its layout. */
const instances = new Map<string, Instance>();
const mostInstances = 32;

let queue: Promise<unknown> = Promise.resolve();

/** mdsvex itself, one file at a time. Rejects with what mdsvex throws, and with `PartNotLoaded` when it cannot be fetched. */
export function runMdsvex(input: RunInput): Promise<RawResult> {
	const result = queue.then(() => withFiles(input.files, () => run(input)));
	queue = result.catch(() => undefined);
	return result;
}

async function run(input: RunInput): Promise<RawResult> {
	const { path, source, files, layout, isLegacy = false } = input;
	const loaded = await loadMdsvex();
	const key = [isLegacy, layout?.name, layout?.path].join('\n');
	const text = layout && files.read(layout.path);
	let instance = instances.get(key);
	if (!instance || instance.text !== text) {
		const plain = new Set<string>();
		const onplain = (language: string) => void plain.add(language);
		const options = mdsvexOptions(loaded, layout, { isLegacy, onplain });
		instance = { text, preprocessor: loaded.mdsvex(options), plain };
		instances.delete(key);
		if (instances.size >= mostInstances) instances.clear();
		instances.set(key, instance);
	}
	const started = performance.now();
	instance.plain.clear();
	try {
		const result = await instance.preprocessor.markup({ content: source, filename: `/${path}` });
		if (!result)
			throw new Error(`mdsvex does not take \`${path}\`: its name must end in .svx or .md.`);
		const milliseconds = performance.now() - started;
		const plain = [...instance.plain];
		return { code: result.code, frontmatter: result.data?.['fm'], plain, milliseconds };
	} catch (error) {
		// An instance whose layout could not be read waits for it forever.
		instances.delete(key);
		throw error;
	}
}

/** Rejects with `PartNotLoaded`; asking again tries again. */
export const loadMdsvex = lazyPart('The mdsvex compiler', (): Promise<Library> => {
	prepareRealm();
	return import('mdsvex');
});
