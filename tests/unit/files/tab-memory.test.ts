import { expect, test } from 'vitest';
import { TabMemory } from '../../../src/files/tab-memory';
import { fakeStorage } from '../workspace/fakes';

const tabs = { open: ['App.svelte'], active: 'App.svelte', folders: ['drafts'] };

test('projects that are only looked at push none of the visitor’s own out of memory', () => {
	const storage = fakeStorage();
	let id: string | null = 'own';
	const memory = new TabMemory(storage, () => id);
	memory.write(tabs);
	id = null;
	for (let link = 0; link < 100; link += 1) memory.write({ open: [], active: null, folders: [] });
	expect(memory.read()).toBeNull();
	id = 'own';
	expect(memory.read()).toEqual(tabs);
});
