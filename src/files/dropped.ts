/** Files and whole folders as they come from a drop or a file dialog. */
import type { Upload } from './upload';

/** More than this in one go is a mistake, such as a folder with all its packages. */
const MOST = 400;

/** What nobody wants in a project. */
const junk = /^(?:\.DS_Store|Thumbs\.db|\.git|node_modules|\.svelte-kit)$/;

export interface Gathered {
	uploads: Upload[];
	/** There were more than are taken at once. */
	isCut: boolean;
	/** Paths that the browser could not read. */
	unread?: readonly string[];
}

/** From a file dialog: files of a folder know their path in it. */
export function fromPicker(files: Iterable<File>, folder: string): Gathered {
	const all = [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
	const wanted = all.filter(({ path }) => !path.split('/').some((part) => junk.test(part)));
	return gather(wanted, folder);
}

/** From a drop. To be called within the event: a browser forgets what was dropped right after it. */
export function fromDrop(data: DataTransfer, folder: string): Promise<Gathered> {
	const entries = [...data.items].flatMap((item) => {
		const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
		return entry ? [entry] : [];
	});
	const files = [...data.files];
	if (entries.length === 0) return Promise.resolve(fromPicker(files, folder));
	const unread: string[] = [];
	return readEntries(entries, unread).then((uploads) => ({
		...gather(uploads, folder),
		unread: unread.map((path) => inFolder(folder, path))
	}));
}

function inFolder(folder: string, path: string): string {
	return folder === '' ? path : `${folder}/${path}`;
}

function gather(uploads: Upload[], folder: string): Gathered {
	const inside = uploads.map(({ path, file }) => ({
		path: inFolder(folder, path),
		file
	}));
	return { uploads: inside.slice(0, MOST), isCut: inside.length > MOST };
}

async function readEntries(
	entries: FileSystemEntry[],
	unread: string[],
	folder = ''
): Promise<Upload[]> {
	const uploads: Upload[] = [];
	for (const entry of entries) {
		if (junk.test(entry.name) || uploads.length > MOST) continue;
		const path = folder + entry.name;
		try {
			if (isDirectory(entry)) {
				const children = await childrenOf(entry);
				uploads.push(...(await readEntries(children, unread, `${path}/`)));
			} else if (isFile(entry)) {
				const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
				uploads.push({ path, file });
			}
		} catch {
			unread.push(path);
		}
	}
	return uploads;
}

/** A reader gives at most 100 entries at a time, and none at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
	const reader = folder.createReader();
	const all: FileSystemEntry[] = [];
	for (;;) {
		const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
			reader.readEntries(resolve, reject)
		);
		if (some.length === 0) return all;
		all.push(...some);
	}
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
	return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
	return entry.isFile;
}
