import type { FormatOptions, FormatParser, FormatResult } from '../protocol/format';
import { formatParser } from './format-options';
import { protect, restore } from './svx-pieces';
import type { Piece } from './svx-pieces';

export type FormatOutcome =
	| {
			kind: 'formatted';
			text: string;
			/** What was left as it was and why, in a sentence; null when everything was formatted. */
			note: string | null;
	  }
	/** The text cannot be read; nothing was changed. */
	| { kind: 'fault'; message: string; from: number }
	/** Files of this kind are not formatted. */
	| { kind: 'unsupported' };

/** Formats a text that is one language, with languages inside it where the language allows it. */
export type FormatText = (request: {
	text: string;
	parser: FormatParser;
	options: FormatOptions;
}) => Promise<FormatResult>;

interface FileToFormat {
	path: string;
	text: string;
	options: FormatOptions;
}

/** Formats a file as its name asks for. */
export async function formatFile(
	{ path, text, options }: FileToFormat,
	format: FormatText
): Promise<FormatOutcome> {
	const parser = formatParser(path);
	if (parser === null) return { kind: 'unsupported' };
	if (parser === 'markdown') return formatSvx({ path, text, options }, format);
	const result = await format({ text, parser, options });
	return result.kind === 'fault' ? result : { ...result, note: null };
}

/** Scripts and styles of a Markdown file, formatted as those of a component. */
async function formatElements(
	pieces: readonly Piece[],
	options: FormatOptions,
	format: FormatText
): Promise<Piece[] | Extract<FormatOutcome, { kind: 'fault' }>> {
	const formatted: Piece[] = [];
	for (const piece of pieces) {
		if (piece.kind !== 'script' && piece.kind !== 'style') {
			formatted.push(piece);
			continue;
		}
		const result = await format({ text: piece.text, parser: 'svelte', options });
		if (result.kind === 'fault') return { ...result, from: piece.from + result.from };
		formatted.push({ ...piece, text: result.text.trim() });
	}
	return formatted;
}

/** The text with other pieces in the places of its own. */
function replacePieces(text: string, pieces: readonly Piece[], by: readonly Piece[]): string {
	let replaced = '';
	let at = 0;
	for (const [index, piece] of pieces.entries()) {
		replaced += text.slice(at, piece.from) + (by[index]?.text ?? piece.text);
		at = piece.from + piece.text.length;
	}
	return replaced + text.slice(at);
}

const ONLY_CODE =
	'Only its scripts and styles: formatting the rest would change what this file means.';

/**
 * Markdown with Svelte in it. The formatter of Markdown never sees the Svelte; when it moves something all the same, only scripts and
 * styles are formatted.
 */
async function formatSvx(
	{ text, options }: FileToFormat,
	format: FormatText
): Promise<FormatOutcome> {
	const shielded = protect(text);
	if (!shielded) return { kind: 'formatted', text, note: ONLY_CODE };
	const pieces = await formatElements(shielded.pieces, options, format);
	if (!Array.isArray(pieces)) return pieces;
	const prose = await format({ text: shielded.text, parser: 'markdown', options });
	const restored = prose.kind === 'formatted' ? restore(prose.text, pieces) : null;
	if (restored !== null && holdsTheSame(restored, pieces))
		return { kind: 'formatted', text: restored, note: null };
	const code = replacePieces(text, shielded.pieces, pieces);
	return { kind: 'formatted', text: code, note: ONLY_CODE };
}

/** Read again, the text must hold the very same pieces, but for how far they are indented. */
function holdsTheSame(text: string, pieces: readonly Piece[]): boolean {
	const found = protect(text)?.pieces;
	const bare = (piece: Piece | undefined) => piece?.text.replace(/^[\t ]+/gm, '');
	return (
		found?.length === pieces.length &&
		pieces.every((piece, index) => {
			const twin = found[index];
			return twin?.kind === piece.kind && bare(twin) === bare(piece);
		})
	);
}
