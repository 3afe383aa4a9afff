import { scanCss } from '../../../src/workspace/css-scan';
import type { Run } from './runs';
import { Splice } from './splice';

/**
 * Gives the address to use for a file named in a style sheet, usually a `data:` URL; null when there is no such file.
 * Asked only for addresses that can be project files.
 */
export type AssetUrl = (
	specifier: string,
	importer: string
) => string | null | Promise<string | null>;

export interface RewrittenCss {
	css: string;
	/** From the new text to the old. */
	runs: Run[];
	/** `url(…)` for which there is no file, with the place of the address. */
	missing: { specifier: string; from: number; to: number }[];
}

/** Remote addresses, `data:`, fragments and `//host/…` are not files of the project. */
export function isProjectFile(specifier: string): boolean {
	return specifier !== '' && !/^(?:[a-z][a-z\d+.-]*:|\/\/|#|\?)/i.test(specifier);
}

/** Replaces every `url(…)` of a style sheet that names a project file. `importer` is the file the style stands in. */
export async function rewriteCssUrls(
	css: string,
	importer: string,
	assetUrl: AssetUrl
): Promise<RewrittenCss> {
	const splice = new Splice(css);
	const missing: RewrittenCss['missing'] = [];
	for (const url of scanCss(css).urls) {
		if (!isProjectFile(url.specifier)) continue;
		const address = await assetUrl(url.specifier, importer);
		if (address === null) {
			const { specifier, specifierFrom: from, specifierTo: to } = url;
			missing.push({ specifier, from, to });
		} else splice.replace(url, `url("${address.replace(/["\\\n]/g, encodeURIComponent)}")`);
	}
	const { text, runs } = splice.finish();
	return { css: text, runs, missing };
}
