import { kindOf, resolve } from '../../../src/workspace/paths';
import type { Diagnostic } from '../../../src/protocol/diagnostic';
import { PartNotLoaded } from '../lazy-part';
import type { ProjectFiles } from '../shims/fs';
import { findFrontmatter } from '../../../src/workspace/frontmatter';
import type { FrontmatterRange } from '../../../src/workspace/frontmatter';
import { keyWarnings, readFrontmatter } from './frontmatter-faults';
import type { FrontmatterDocument, FrontmatterEntry } from './frontmatter-faults';
import { isVariableName } from './json';
import { blockFaults, changedExpression, plainFence, thrownFault } from './mdsvex-faults';
import type { Fault } from './mdsvex-faults';
import { rewriteMdsvex } from './mdsvex-rewrite';
import { runMdsvex } from './mdsvex-run';
import type { Layout, RawResult } from './mdsvex-run';
import { toSourceMap } from './runs';
import type { SourceMap, StageInput } from './stage';
import { findBlocks, findCode } from './svx-blocks';
import { mapSvx } from './svx-map';
import { SvxText } from './svx-text';

export interface MdsvexInput extends StageInput {
	/** The project as it is now; layouts are read from it. */
	files: ProjectFiles;
	/** The page is for Svelte 4. */
	isLegacy?: boolean;
}

export interface MdsvexResult {
	/** Svelte source, to be given to the Svelte stage together with `map`. Empty when `ok` is false. */
	code: string;
	map: SourceMap | null;
	/** What mdsvex itself returned, before it was made fit for Svelte 5; null when it was not reached or threw. */
	raw: string | null;
	/** The layout, also when it is missing. */
	reads: string[];
	diagnostics: Diagnostic[];
	/** As the page sees it; null when there is none. */
	frontmatter: Record<string, unknown> | null;
	/** What mdsvex itself took; 0 when it was not reached. */
	milliseconds: number;
	ok: boolean;
}

/**
 * `.svx` or `.md` → Svelte source. Calls may overlap; mdsvex works on one file after the other. Rejects with `PartNotLoaded` when a part
 * cannot be fetched.
 */
export async function compileMdsvex(input: MdsvexInput): Promise<MdsvexResult> {
	const { path, source, files, isLegacy = false } = input;
	const svx = new SvxText(source);
	const { text } = svx;
	const code = findCode(text);
	const page = await readPage(text);
	const found = page.layout ? findLayout(path, page.layout, files) : null;
	const layout = found?.layout ?? null;
	const faults: Fault[] = found?.faults ?? [];
	const finish = (
		result: Pick<MdsvexResult, 'code' | 'map' | 'raw' | 'frontmatter' | 'milliseconds'>
	): MdsvexResult => {
		const diagnostics = faults.map((fault) => ({
			...fault,
			path,
			from: svx.toOriginal(fault.from),
			to: svx.toOriginal(fault.to)
		}));
		const ok = !diagnostics.some(({ severity }) => severity === 'error');
		const empty = { code: '', map: null };
		return { ...result, ...(!ok && empty), reads: found?.reads ?? [], diagnostics, ok };
	};
	if (layout) faults.push(...blockFaults(text, code));
	const nothing = { code: '', map: null, raw: null, frontmatter: null, milliseconds: 0 };
	if (faults.length > 0) return finish(nothing);
	let raw: RawResult;
	try {
		raw = await runMdsvex({ path, source, files, layout, isLegacy });
	} catch (error) {
		if (error instanceof PartNotLoaded) throw error;
		const fault = layout && layoutFault(error, layout, page.layout);
		faults.push(fault ?? thrownFault(error, text, code));
		return finish(nothing);
	}
	const frontmatter = isRecord(raw.frontmatter) ? raw.frontmatter : null;
	faults.push(...raw.plain.map((language) => plainFence(language, text)));
	faults.push(...(await frontmatterFaults(text, page.range, raw.frontmatter)));
	const generated = rewriteMdsvex({
		path,
		code: raw.code,
		frontmatter,
		layout,
		isLegacy,
		hasModule: findBlocks(text, code).some(({ kind }) => kind === 'module')
	});
	const anchors = { layout: page.layout?.valueRange.from ?? null };
	const mapping = mapSvx({ source: text, generated }, anchors);
	const runs = svx.toOriginalRuns(mapping.runs);
	faults.push(...mapping.changed.map(changedExpression));
	return finish({
		code: generated,
		map: toSourceMap({ path, source, generated, runs }),
		raw: raw.code,
		frontmatter,
		milliseconds: raw.milliseconds
	});
}

interface Page {
	range: FrontmatterRange | null;
	/** The frontmatter's `layout`, unless it says that there is none. */
	layout: FrontmatterEntry | null;
}

async function readPage(text: string): Promise<Page> {
	const range = findFrontmatter(text);
	// Most files name no layout; they do without the parser.
	if (!range || !/\blayout\b/.test(text.slice(range.contentFrom, range.contentTo))) {
		return { range, layout: null };
	}
	const { entries } = await readFrontmatter(text, range);
	const entry = entries.find(({ key }) => key === 'layout');
	const isNone = !entry || entry.value === false || entry.value === null || entry.value === '';
	return { range, layout: isNone ? null : entry };
}

interface FoundLayout {
	layout: Layout | null;
	reads: string[];
	faults: Fault[];
}

/** The file a frontmatter means: relative to the page, or from the root of the project. */
function findLayout(path: string, entry: FrontmatterEntry, files: ProjectFiles): FoundLayout {
	const fault = (message: string, hint: string): Fault => ({
		severity: 'error',
		code: 'layout_not_found',
		message,
		hint,
		...entry.valueRange,
		source: 'mdsvex'
	});
	if (typeof entry.value !== 'string') {
		const hint = 'Write `layout: ./Layout.svelte`, or `layout: false` for none.';
		return { layout: null, reads: [], faults: [fault('A layout is named by its file.', hint)] };
	}
	const name = entry.value;
	const target = resolve(path, name);
	if (target === null) {
		const hint = 'Move the layout into the project and correct the path.';
		return {
			layout: null,
			reads: [],
			faults: [fault(`\`${name}\` is outside of the project.`, hint)]
		};
	}
	const candidates = kindOf(target) === 'svelte' ? [target] : [target, `${target}.svelte`];
	const existing = candidates.find((candidate) => files.exists(candidate));
	if (existing === undefined) {
		const hint = 'Paths are relative to this file. Create the layout or correct its path.';
		return {
			layout: null,
			reads: candidates,
			faults: [fault(`There is no layout \`${name}\`.`, hint)]
		};
	}
	return { layout: { name, path: existing }, reads: candidates, faults: [] };
}

/** mdsvex parses the layout to learn which components it exports, and throws when it does not parse. */
function layoutFault(error: unknown, layout: Layout, entry: FrontmatterEntry | null): Fault | null {
	const message = error instanceof Error ? error.message : '';
	if (!message.endsWith(`at /${layout.path}`)) return null;
	const reason = message.slice(0, message.lastIndexOf('\n')).split('\n')[0] ?? '';
	return {
		severity: 'error',
		code: 'layout_invalid',
		message: `The layout \`${layout.path}\` does not parse: ${reason.replace(/^\w*Error:\s*/, '')}`,
		hint: 'Correct the layout; this page is built again when it changes.',
		...(entry?.valueRange ?? { from: 0, to: 0 }),
		source: 'mdsvex'
	};
}

async function frontmatterFaults(
	text: string,
	range: FrontmatterRange | null,
	value: unknown
): Promise<Fault[]> {
	if (!range) return [];
	const content = { from: range.contentFrom, to: range.contentTo };
	if (isRecord(value)) {
		const keys = Object.keys(value).filter((key) => !isVariableName(key));
		return keys.length === 0 ? [] : keyWarnings(keys, await readFrontmatter(text, range));
	}
	if (value !== undefined) {
		return [
			{
				severity: 'error',
				code: 'frontmatter_not_a_mapping',
				message: 'Frontmatter is made of `key: value` lines; this is something else.',
				...content,
				source: 'mdsvex'
			}
		];
	}
	const { entries, error }: FrontmatterDocument = await readFrontmatter(text, range);
	if (!error && entries.length === 0) return [];
	return [
		{
			severity: 'error',
			code: 'frontmatter_parse_error',
			message: `The frontmatter is not YAML: ${error?.message ?? 'the parser in mdsvex cannot read it.'}`,
			hint: 'Without this message mdsvex would go on as if there were no frontmatter.',
			from: error?.from ?? content.from,
			to: error?.to ?? content.to,
			source: 'mdsvex'
		}
	];
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
