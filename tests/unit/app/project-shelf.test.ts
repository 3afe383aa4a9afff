import { expect, test } from 'vitest';
import { ProjectShelf } from '../../../src/app/project-shelf';
import type { StoredProject } from '../../../src/workspace/project-store';
import { FakeDisk } from '../workspace/fakes';

function shelf() {
	const disk = new FakeDisk();
	let ids = 0;
	const record: StoredProject = {
		id: 'one',
		version: 'v1',
		updated: 5,
		project: { name: 'Birds', entry: 'App.svelte', files: [], options: {} }
	};
	disk.projects.set('one', record);
	return { disk, record, shelf: new ProjectShelf(disk.store(), () => `id${(ids += 1)}`) };
}

test('a renamed project has a new version and the time it had', async () => {
	const { disk, shelf: own } = shelf();
	await own.rename('one', 'Penguins');
	expect(disk.projects.get('one')).toMatchObject({
		version: 'id1',
		updated: 5,
		project: { name: 'Penguins' }
	});
});

test('what was deleted in another tab cannot be renamed or copied, and says so', async () => {
	const { disk, shelf: own } = shelf();
	disk.projects.delete('one');
	await expect(own.rename('one', 'x')).rejects.toThrow('deleted in another tab');
	await expect(own.duplicate('one')).rejects.toThrow('deleted in another tab');
	expect(await own.take('one')).toBeNull();
});

test('a copy has an id and a name of its own', async () => {
	const { disk, shelf: own } = shelf();
	await own.duplicate('one');
	const names = [...disk.projects.values()].map(({ project }) => project.name);
	expect(names).toEqual(['Birds', 'Birds (copy)']);
	expect(new Set(disk.projects.keys()).size).toBe(2);
});

test('what was taken comes back as it was', async () => {
	const { disk, record, shelf: own } = shelf();
	const taken = await own.take('one');
	expect(disk.projects.size).toBe(0);
	if (taken) await own.putBack(taken);
	expect(disk.projects.get('one')).toEqual(record);
});
