/** What the palette offers, and in which order. */
import type { LucideIcon } from '@lucide/svelte';
import { fuzzyMatch } from '../ui/fuzzy';

export interface PaletteItem {
	/** Remembered when it was chosen, so it outlives the visit. */
	id: string;
	title: string;
	/** Heading. */
	section: string;
	/** Stands behind the title in a quieter colour. */
	sub?: string;
	/** Words that find it besides its title. */
	keywords?: string;
	keys?: string;
	isOn?: boolean;
	icon: LucideIcon;
	run(): void;
}

/** An item that fits the query, with the offsets of the letters that were found in its title. */
export interface PaletteHit extends PaletteItem {
	at: readonly number[];
}

export interface PaletteSection {
	title: string;
	hits: readonly PaletteHit[];
}

export const RECENT = 'Recent';
export const COMMANDS = 'Commands';
export const EXAMPLES = 'Examples';

/** What fits only by its keywords comes after all that fits by its title. */
const BY_KEYWORDS = -1000;
/** So many letters at least find something by its keywords. */
const FEWEST = 3;
/** How many of the recent ones an empty palette shows. */
const MOST_RECENT = 5;
/** What was used recently wins among equals. */
const RECENCY = 4;
/** The visitor's own things win over examples among equals, and what is nearly as good as well. */
const OWN = 3;

/**
 * The items that fit `query`, under their headings; the heading with the best hit comes first. A `>` at its start leaves commands only.
 * With nothing typed, what was used recently comes first; `recent` holds ids, newest first.
 */
export function searchPalette(
	items: readonly PaletteItem[],
	query: string,
	recent: readonly string[]
): PaletteSection[] {
	const onlyCommands = query.startsWith('>');
	const wanted = (onlyCommands ? query.slice(1) : query).trim();
	const pool = onlyCommands ? items.filter(({ section }) => section === COMMANDS) : items;
	if (wanted === '') {
		const latest = recent
			.map((id) => pool.find((item) => item.id === id))
			.filter((item) => item !== undefined)
			.slice(0, MOST_RECENT);
		const rest = pool.filter((item) => !latest.includes(item));
		return group([...latest.map((item) => ({ ...item, section: RECENT })), ...rest].map(unmarked));
	}
	const hits = pool.flatMap((item) => {
		const hit = fit(item, wanted);
		if (!hit) return [];
		const rank = recent.indexOf(item.id);
		const own = item.section === EXAMPLES ? 0 : OWN;
		return [{ hit: hit.item, score: hit.score + own + (rank < 0 ? 0 : RECENCY / (1 + rank)) }];
	});
	hits.sort((a, b) => b.score - a.score);
	return group(hits.map(({ hit }) => hit));
}

function fit(item: PaletteItem, query: string): { item: PaletteHit; score: number } | null {
	const match = fuzzyMatch(query, item.title);
	if (match) return { item: { ...item, at: match.at }, score: match.score };
	const words = ` ${item.sub ?? ''} ${item.keywords ?? ''}`.toLowerCase();
	// Letters here and there in words that nobody sees would find everything, and so would one or two of them.
	if (query.length < FEWEST) return null;
	if (
		!query
			.toLowerCase()
			.split(/\s+/)
			.every((word) => words.includes(` ${word}`))
	)
		return null;
	return { item: unmarked(item), score: BY_KEYWORDS };
}

function unmarked(item: PaletteItem): PaletteHit {
	return { ...item, at: [] };
}

function group(hits: readonly PaletteHit[]): PaletteSection[] {
	const sections = new Map<string, PaletteHit[]>();
	for (const hit of hits) {
		const section = sections.get(hit.section);
		if (section) section.push(hit);
		else sections.set(hit.section, [hit]);
	}
	return [...sections].map(([title, found]) => ({ title, hits: found }));
}
