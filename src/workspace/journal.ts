/**
 * A page that goes away may not live to see the end of an IndexedDB transaction. So the unsaved project is written to
 * `localStorage` too, which is synchronous, and put together with what is stored when the project is opened again.
 */
import type { Project, ProjectFile } from '../protocol/project';
import type { StoredProject } from './project-store';
import type { TextStorage } from './text-storage';

/** A project that is or was stored, by its version. */
export interface Base {
	/** Null: nothing is stored yet. */
	version: string | null;
	project: Project | null;
}

interface JournalFile {
	path: string;
	text?: string;
	/** Bytes that no stored project has, a character each. */
	bytes?: string;
	/** Path in each base that has the same bytes. */
	stored?: (string | null)[];
}

export interface Journal {
	id: string;
	/** The version that the project has in the store if the save begun at the same time got through. */
	save: string;
	/** The versions on which this work stands. */
	bases: (string | null)[];
	/** Milliseconds since 1970. */
	time: number;
	name: string;
	entry: string;
	lock: Record<string, string> | null;
	files: JournalFile[];
}

const PREFIX = 'rookery:journal:';

/** Bytes beyond this would use up what browsers give to `localStorage`, and the text with it. */
const MOST_BYTES = 500_000;

/**
 * Writes a journal for one project and tab, over an older one. Null when there was no room. `hasBytes` is false when there was room for the
 * text alone.
 */
export function writeJournal(
	storage: TextStorage,
	{
		id,
		tab,
		save,
		time,
		bases,
		project
	}: {
		id: string;
		/** Tells apart two tabs in which the same project is open. */
		tab: string;
		save: string;
		time: number;
		bases: readonly Base[];
		project: Project;
	}
): { key: string; hasBytes: boolean } | null {
	const key = `${PREFIX}${id}:${tab}`;
	const journal = (most: number): string =>
		JSON.stringify({
			id,
			save,
			time,
			bases: bases.map(({ version }) => version),
			name: project.name,
			entry: project.entry,
			lock: project.options.lock ?? null,
			files: project.files.map((file) => toJournal(file, bases, most))
		} satisfies Journal);
	const most = [MOST_BYTES, 0].find((bytes) => storage.set(key, journal(bytes)));
	return most === undefined ? null : { key, hasBytes: most > 0 };
}

/** Whether a journal takes all bytes that none of the bases has. Whether the browser has room for them, writing it tells. */
export function fitsJournal(project: Project, bases: readonly Base[]): boolean {
	const bytes = project.files.reduce((sum, { content }) => {
		const isNews =
			typeof content !== 'string' && pathsOf(content, bases).every((path) => path === null);
		return isNews ? sum + content.length : sum;
	}, 0);
	return bytes <= MOST_BYTES;
}

/** The journals of a project, newest first. What is not readable is removed. */
export function readJournals(
	storage: TextStorage,
	id: string
): { key: string; journal: Journal }[] {
	const found: { key: string; journal: Journal }[] = [];
	for (const key of storage.keys()) {
		if (!key.startsWith(`${PREFIX}${id}:`)) continue;
		const journal = parse(storage.get(key));
		if (journal?.id === id) found.push({ key, journal });
		else storage.remove(key);
	}
	return found.sort((a, b) => b.journal.time - a.journal.time);
}

/** The project as the journal has it, with bytes from the store. Bytes that are nowhere are left out. */
export function fromJournal(journal: Journal, record: StoredProject | null): Project {
	const base = journal.bases.indexOf(record?.version ?? null);
	const stored = new Map(record?.project.files.map(({ path, content }) => [path, content]));
	const files: ProjectFile[] = [];
	for (const { path, text, bytes, stored: paths } of journal.files) {
		const content =
			text ??
			(bytes === undefined
				? // Another tab has moved on: the path of any base is the best guess.
					stored.get(paths?.[base] ?? paths?.find((one) => one !== null) ?? path)
				: Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
		if (content !== undefined) files.push({ path, content });
	}
	const { name, entry, lock } = journal;
	return { name, entry, files, options: lock ? { lock } : {} };
}

function toJournal(
	{ path, content }: ProjectFile,
	bases: readonly Base[],
	most: number
): JournalFile {
	if (typeof content === 'string') return { path, text: content };
	const stored = pathsOf(content, bases);
	if (stored.some((one) => one !== null) || content.length > most) return { path, stored };
	return { path, bytes: Array.from(content, (byte) => String.fromCharCode(byte)).join('') };
}

/** Path in each base that has these bytes. They are never changed in place, so the same array is the same bytes. */
function pathsOf(content: Uint8Array, bases: readonly Base[]): (string | null)[] {
	return bases.map(({ project }) => {
		return project?.files.find((file) => file.content === content)?.path ?? null;
	});
}

function parse(text: string | null): Journal | null {
	try {
		const value: unknown = JSON.parse(text ?? 'null');
		return isJournal(value) ? value : null;
	} catch {
		return null;
	}
}

/** Only this file writes journals, but an older one may have had another shape. */
function isJournal(value: unknown): value is Journal {
	if (typeof value !== 'object' || value === null) return false;
	const { id, save, bases, time, name, entry, files, lock } = { ...blank, ...value };
	return (
		[id, save, name, entry].every((one: unknown) => typeof one === 'string') &&
		typeof time === 'number' &&
		(lock === null || typeof lock === 'object') &&
		Array.isArray(bases) &&
		Array.isArray(files) &&
		files.every((file: unknown) => typeof file === 'object' && file !== null && 'path' in file)
	);
}

const blank: { [Key in keyof Journal]: unknown } = {
	id: null,
	save: null,
	bases: null,
	time: null,
	name: null,
	entry: null,
	files: null,
	lock: undefined
};
