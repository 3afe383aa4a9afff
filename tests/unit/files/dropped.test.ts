import { expect, test } from 'vitest';
import { fromDrop } from '../../../src/files/dropped';

type Entry = { name: string; isFile: boolean; isDirectory: boolean } & Record<string, unknown>;

const file = (name: string, isReadable = true): Entry => ({
	name,
	isFile: true,
	isDirectory: false,
	file: (resolve: (file: File) => void, reject: (error: unknown) => void) => {
		if (isReadable) resolve(new File(['x'], name));
		else reject(new DOMException('gone', 'NotFoundError'));
	}
});

const folder = (name: string, children: Entry[]): Entry => ({
	name,
	isFile: false,
	isDirectory: true,
	createReader: () => ({
		readEntries: (resolve: (entries: Entry[]) => void) => resolve(children.splice(0))
	})
});

/** The part of a drop that is read. */
function dropOf(...entries: Entry[]): DataTransfer {
	const items = entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry }));
	return { items, files: [] } as unknown as DataTransfer;
}

test('a file that cannot be read is named, and the others arrive', async () => {
	const drop = dropOf(folder('lib', [file('a.js'), file('gone.js', false)]), file('b.js'));
	const { uploads, unread } = await fromDrop(drop, 'in');
	expect(uploads.map(({ path }) => path)).toEqual(['in/lib/a.js', 'in/b.js']);
	expect(unread).toEqual(['in/lib/gone.js']);
});
