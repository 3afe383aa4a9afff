import * as library from 'mdsvex';
import { mdsvexOptions } from '../../../workers/compiler/stages/mdsvex-run';
import type { Layout } from '../../../workers/compiler/stages/mdsvex-run';
import { withNodeFiles } from './node-files';
import { mdsvexSamples } from './samples';

export interface GoldenCase {
	name: string;
	/** The project, by path. */
	files: Record<string, string>;
	/** The file that is given to mdsvex. */
	entry: string;
	/** The layout its frontmatter names and the project has, as the worker finds it. */
	layout: Layout | null;
	/** What plain mdsvex makes of the entry in Node, byte for byte. */
	expected: string;
}

/**
 * The samples and what mdsvex, taken from node_modules and given the same options, makes of them in Node. Its `fs` shows the
 * sample at the root, as in the worker, so that no path of this machine gets into the result.
 */
export async function goldenCases(): Promise<GoldenCase[]> {
	const cases: GoldenCase[] = [];
	for (const { name, files } of mdsvexSamples()) {
		const entry = 'input.svx';
		const content = files[entry];
		if (content === undefined) throw new Error(`The sample ${name} has no ${entry}.`);
		const layout = layoutOf(content, files);
		const result = await withNodeFiles(files, () =>
			library.mdsvex(mdsvexOptions(library, layout)).markup({ content, filename: `/${entry}` })
		);
		if (!result) throw new Error(`mdsvex did not take the sample ${name}.`);
		cases.push({ name, files, entry, layout, expected: result.code });
	}
	return cases;
}

/** Samples write their layout as one plain line, so that this needs no parser. */
function layoutOf(content: string, files: Record<string, string>): Layout | null {
	const name = /^layout: (\S+\.svelte)$/m.exec(content)?.[1];
	const path = name?.replace(/^\.\//, '');
	return name && path && Object.hasOwn(files, path) ? { name, path } : null;
}
