import { findFrontmatter } from '../../../src/workspace/frontmatter';
import type { Run } from './runs';
import { align } from './svx-align';
import { findBlocks, findCode } from './svx-blocks';
import type { Block } from './svx-blocks';
import { tokenize } from './svx-tokens';
import type { Range, Token } from './svx-tokens';

export interface SvxTexts {
	/** The Markdown, lines ending in `\n`. */
	source: string;
	/** The Svelte code made of it. */
	generated: string;
}

/** Places in the Markdown for code that mdsvex wrote itself. */
export interface SvxAnchors {
	/** Of the frontmatter's `layout`; null when there is none. */
	layout: number | null;
}

export interface SvxMapping {
	runs: Run[];
	/** Expressions of the Markdown that are not in the generated code as they were written. */
	changed: Range[];
}

/**
 * Finds out which parts of generated Svelte code came from which parts of the Markdown. mdsvex tells nothing, but it
 * carries over scripts, styles, expressions, tags and words as they are, and all but the first two in order; so they are
 * recognized: blocks by their kind, the rest by pairing equal pieces.
 */
export function mapSvx({ source, generated }: SvxTexts, anchors: SvxAnchors): SvxMapping {
	const code = findCode(source);
	const blocks = findBlocks(source, code);
	const generatedBlocks = findBlocks(generated, []);
	const frontmatter = findFrontmatter(source);
	const written = writtenByMdsvex(generated);
	const runs: Run[] = [];
	if (frontmatter) {
		runs.push(...frontmatterRuns({ source, generated }, frontmatter));
		runs.push(...layoutRuns(generated, anchors.layout ?? frontmatter.from));
	}
	for (const [block, partner] of partners(blocks, generatedBlocks, { source, generated })) {
		const a = tokenize(source, { from: block.from, to: block.to, whole: false });
		const { from, to } = partner;
		runs.push(...pairTokens(a, tokenize(generated, { from, to, skip: written, whole: false })));
	}
	const skip = frontmatter ? [frontmatter, ...blocks] : blocks;
	const markup = markupRuns({ source, generated }, { code, skip, generatedSkip: generatedBlocks });
	runs.push(...markup.runs);
	return { runs: extend({ source, generated }, runs), changed: markup.changed };
}

/** The n-th block of a kind is the n-th of that kind on the other side; tags of Svelte also by their names. */
function partners(
	blocks: Block[],
	generatedBlocks: Block[],
	{ source, generated }: SvxTexts
): [Block, Block][] {
	const free = new Set(generatedBlocks);
	return blocks.flatMap((block) => {
		const name = nameAt(source, block);
		for (const partner of free) {
			if (partner.kind !== block.kind || nameAt(generated, partner) !== name) continue;
			free.delete(partner);
			return [[block, partner]];
		}
		return [];
	});
}

function nameAt(text: string, { from }: Range): string {
	return /^<[\w:]+/.exec(text.slice(from, from + 32))?.[0] ?? '';
}

function pairTokens(a: Token[], b: Token[]): Run[] {
	return align(a, b).flatMap(([i, j]) => {
		const [source, generated] = [a[i], b[j]];
		return source && generated ? [runOf(source, generated)] : [];
	});
}

function runOf(source: Token, generated: Token): Run {
	return { generated: generated.from, source: source.from, length: source.to - source.from };
}

const metadataLines = [/export const metadata = .*/, /const \{.*\} = metadata;/];
const layoutLines = [
	/import Layout_MDSVEX_DEFAULT.*/,
	/const __mdsvex_generated_layout_props\w* = \$props\(\);/
];

/** Lines in scripts that stand in no Markdown, and must not be taken for lines of the user that look like them. */
function writtenByMdsvex(generated: string): Range[] {
	return [...metadataLines, ...layoutLines]
		.flatMap((line) => {
			const match = line.exec(generated);
			return match ? [{ from: match.index, to: match.index + match[0].length }] : [];
		})
		.sort((a, b) => a.from - b.from);
}

/** `metadata` comes from the frontmatter as a whole, its parts from the words they were written as. */
function frontmatterRuns({ source, generated }: SvxTexts, frontmatter: Range): Run[] {
	const runs: Run[] = [];
	for (const part of metadataLines) {
		const match = part.exec(generated);
		if (!match) continue;
		const to = match.index + match[0].length;
		runs.push({ generated: match.index, source: frontmatter.from, length: 0 });
		const words = tokenize(source, { ...frontmatter, whole: false });
		const values = tokenize(generated, { from: match.index, to, whole: false });
		runs.push(...pairTokens(words.filter(isWord), values.filter(isWord)));
	}
	return runs;
}

function isWord({ kind }: Token): boolean {
	return kind === 'word';
}

function layoutRuns(generated: string, place: number): Run[] {
	const runs: Run[] = [];
	for (const { index } of generated.matchAll(
		/import Layout_MDSVEX_DEFAULT|<\/?Layout_MDSVEX_DEFAULT/g
	)) {
		runs.push({ generated: index, source: place, length: 0 });
	}
	return runs;
}

interface MarkupParts {
	code: Range[];
	skip: Range[];
	generatedSkip: Range[];
}

function markupRuns(
	{ source, generated }: SvxTexts,
	{ code, skip, generatedSkip }: MarkupParts
): SvxMapping {
	const a = tokenize(source, { from: 0, to: source.length, code, skip, whole: true });
	const b = tokenize(generated, {
		from: 0,
		to: generated.length,
		skip: generatedSkip,
		whole: true
	});
	const pairs = align(a, b);
	const runs: Run[] = [];
	const end: [number, number] = [a.length, b.length];
	let [aNext, bNext] = [0, 0];
	for (const [i, j] of [...pairs, end]) {
		// What changed on the way, such as an expression with Markdown in it, is compared in smaller pieces.
		if (aNext < i && bNext < j) {
			const [aGap, bGap] = [a.slice(aNext, i), b.slice(bNext, j)];
			runs.push(...pairTokens(split(source, aGap), split(generated, bGap)));
		}
		const [token, partner] = [a[i], b[j]];
		if (token && partner) {
			if (token.text === partner.text) runs.push(runOf(token, partner));
			else runs.push(...pairTokens(split(source, [token]), split(generated, [partner])));
		}
		[aNext, bNext] = [i + 1, j + 1];
	}
	const paired = new Set(pairs.map(([i]) => i));
	const pairedTags = new Set(pairs.map(([, j]) => j));
	const strays = a.filter(({ kind }, i) => kind === 'expression' && !paired.has(i));
	const hosts = b.filter(({ kind }, j) => kind === 'tag' && !pairedTags.has(j));
	const inTags = attributeRuns(strays, hosts, runs);
	const found = new Set(inTags.map((run) => run.source));
	return { runs: [...inTags, ...runs], changed: strays.filter(({ from }) => !found.has(from)) };
}

function split(text: string, tokens: Token[]): Token[] {
	return tokens.flatMap((token) =>
		isWord(token) ? [token] : tokenize(text, { from: token.from, to: token.to, whole: false })
	);
}

/** The address of a link stands after its text in Markdown, before it in HTML; an expression there is looked up. */
function attributeRuns(strays: Token[], hosts: Token[], runs: Run[]): Run[] {
	const used = new Set<number>();
	const sorted = [...runs].sort((a, b) => a.source - b.source);
	return strays.flatMap(({ text, from }) => {
		const before = sorted.findLast(({ source }) => source < from);
		const expected = before ? before.generated : 0;
		let best: number | null = null;
		for (const host of hosts) {
			const inside = host.text.indexOf(text);
			if (inside < 0) continue;
			const place = host.from + inside;
			if (used.has(place)) continue;
			if (best === null || Math.abs(place - expected) < Math.abs(best - expected)) best = place;
		}
		if (best === null) return [];
		used.add(best);
		return [{ generated: best, source: from, length: text.length }];
	});
}

/** Lets runs grow over the marks and spaces around them, as far as both texts agree and no other run begins. */
function extend({ source, generated }: SvxTexts, runs: Run[]): Run[] {
	const sorted = runs
		.map((run) => ({ ...run }))
		.sort((a, b) => a.generated - b.generated || b.length - a.length);
	let end = 0;
	sorted.forEach((run, index) => {
		if (run.length === 0) {
			end = Math.max(end, run.generated);
			return;
		}
		while (
			run.generated > end &&
			run.source > 0 &&
			generated[run.generated - 1] === source[run.source - 1]
		) {
			run.generated--;
			run.source--;
			run.length++;
		}
		const limit = sorted[index + 1]?.generated ?? generated.length;
		while (
			run.generated + run.length < limit &&
			run.source + run.length < source.length &&
			generated[run.generated + run.length] === source[run.source + run.length]
		) {
			run.length++;
		}
		end = run.generated + run.length;
	});
	return sorted;
}
