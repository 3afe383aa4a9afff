import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Project } from '../../../src/protocol/project';
import { autosave, type Autosave } from '../../../src/workspace/autosave.svelte';
import { openProjectStore } from '../../../src/workspace/project-store';
import {
	currentProject,
	guardStorage,
	type TextStorage
} from '../../../src/workspace/text-storage';
import { Workspace } from '../../../src/workspace/workspace.svelte';
import { FakeClock, FakeDisk, fakeStorage, settle } from './fakes';

const start: Project = {
	name: 'Birds',
	entry: 'App.svelte',
	files: [{ path: 'App.svelte', content: '' }],
	options: {}
};

interface Tab {
	workspace: Workspace;
	saver: Autosave;
	store: ReturnType<FakeDisk['store']>;
	type(text: string): void;
	text(): string;
}

class Browser {
	readonly disk = new FakeDisk();
	readonly clock = new FakeClock();
	readonly storage: TextStorage & { items: Map<string, string> };
	#ids = 0;

	constructor(room?: number) {
		this.storage = fakeStorage(room);
	}

	tab(project: Project = start): Tab {
		const workspace = new Workspace(project);
		const store = this.disk.store();
		const { clock, storage } = this;
		const newId = (): string => `id${(this.#ids += 1)}`;
		const saver = autosave({ workspace, store, clock, storage, newId });
		return {
			workspace,
			saver,
			store,
			type: (text) => workspace.write(workspace.fileAt('App.svelte')?.id ?? 0, text),
			text: () => String(workspace.fileAt('App.svelte')?.content)
		};
	}

	/** Everything that is stored, by name. */
	stored(): [string, string][] {
		return [...this.disk.projects.values()].map(({ project }) => [
			project.name,
			String(project.files.find(({ path }) => path === 'App.svelte')?.content)
		]);
	}

	/** Nothing of the tab goes on. */
	crash(tab: Tab): void {
		tab.store.unplug();
		tab.saver.dispose();
	}
}

describe('autosave', () => {
	test('saves within 300 ms of a change, also while the visitor goes on typing', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		tab.type('a');
		expect(tab.saver.status).toBe('saving');
		await browser.clock.pass(299);
		expect(browser.stored()).toEqual([['Birds', 'a']]);
		expect(tab.saver.status).toBe('saved');
		for (let count = 0; count < 40; count += 1) {
			tab.type(`b${count}`);
			await browser.clock.pass(50);
		}
		// Two seconds of typing: saved about every 250 ms, not at every key.
		expect(browser.disk.saves).toBeGreaterThan(6);
		expect(browser.disk.saves).toBeLessThan(12);
	});

	test('says when a save takes longer than anybody would think', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		tab.store.hold = true;
		tab.type('a');
		await browser.clock.pass(1_000);
		expect([tab.saver.status, tab.saver.isSlow]).toEqual(['saving', false]);
		await browser.clock.pass(1_000);
		expect([tab.saver.status, tab.saver.isSlow]).toEqual(['saving', true]);
		tab.store.release();
		await settle();
		expect([tab.saver.status, tab.saver.isSlow]).toEqual(['saved', false]);
	});

	test('saves names, entries, locks and bytes too', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		tab.workspace.create('logo.png', Uint8Array.of(1, 2));
		tab.workspace.setName('Rooks');
		tab.workspace.setLock({ 'd3@*': '7.0.0' });
		await tab.saver.flush();
		expect(browser.disk.projects.get(tab.saver.id)?.project).toEqual(tab.workspace.toProject());
		expect(tab.saver.hasUnsaved).toBe(false);
	});

	test('does not store a project that nobody changed', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		tab.workspace.setLock({ 'd3@*': '7.0.0' });
		await browser.clock.pass(10_000);
		tab.saver.hide();
		await tab.saver.flush();
		expect(tab.saver.status).toBe('new');
		expect(browser.stored()).toEqual([]);
		expect(currentProject(browser.storage)).toBeNull();
	});

	test('stores it all the same when the visitor wants to keep it, once', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		tab.saver.keep();
		await tab.saver.flush();
		expect(browser.stored()).toEqual([['Birds', '']]);
		expect(tab.saver.status).toBe('saved');
		const { saves } = browser.disk;
		tab.saver.keep();
		await tab.saver.flush();
		expect(browser.disk.saves).toBe(saves);
	});

	test('opens what was saved and remembers which project is open', async () => {
		const browser = new Browser();
		const first = browser.tab();
		first.type('kept');
		await first.saver.flush();
		const id = currentProject(browser.storage) ?? '';
		expect(id).toBe(first.saver.id);
		const second = browser.tab();
		expect(await second.saver.open(id)).toBe(true);
		expect([second.text(), second.saver.id, second.saver.status]).toEqual(['kept', id, 'saved']);
		expect(await second.saver.open('nowhere')).toBe(false);
		expect(second.text()).toBe('kept');
	});

	test('saves the project that is left for another, under its own id', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		tab.type('first');
		const { id } = tab.saver;
		tab.workspace.replace({ ...start, name: 'Other' });
		expect(tab.saver.id).not.toBe(id);
		await settle();
		expect(browser.stored()).toEqual([['Birds', 'first']]);
		expect(tab.saver.status).toBe('new');
		tab.type('second');
		await browser.clock.pass(300);
		expect(browser.stored()).toEqual([
			['Birds', 'first'],
			['Other', 'second']
		]);
	});

	test('catches what is typed while a save is under way', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		tab.store.hold = true;
		tab.type('a');
		await browser.clock.pass(300);
		tab.type('b');
		await browser.clock.pass(300);
		expect(tab.saver.status).toBe('saving');
		tab.store.release();
		await settle();
		expect(browser.stored()).toEqual([['Birds', 'b']]);
		expect(tab.saver.status).toBe('saved');
	});

	test('says when the disk is full, and tries again', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		browser.disk.fault = 'The disk is full.';
		tab.type('a');
		await browser.clock.pass(300);
		expect(tab.saver.status).toBe('failed');
		expect(tab.saver.message).toContain('The disk is full.');
		tab.workspace.replace({ ...start, name: 'Other' });
		await settle();
		expect(tab.saver.hasUnsaved).toBe(true);
		browser.disk.fault = null;
		await browser.clock.pass(6000);
		expect(browser.stored()).toEqual([['Birds', 'a']]);
		expect([tab.saver.status, tab.saver.message, tab.saver.hasUnsaved]).toEqual([
			'new',
			null,
			false
		]);
	});

	test('works without a store, and says so', async () => {
		const workspace = new Workspace(start);
		const storage = guardStorage(() => {
			throw new DOMException('blocked', 'SecurityError');
		});
		const clock = new FakeClock();
		let ids = 0;
		const newId = (): string => `id${(ids += 1)}`;
		const { store, isOpen } = openProjectStore();
		const saver = autosave({ workspace, store, storage, clock, newId });
		// What is typed before the browser has said no is as safe as what comes after.
		workspace.setName('Still here');
		expect(saver.status).toBe('saving');
		expect(await isOpen).toBe(false);
		saver.block();
		saver.hide();
		await saver.flush();
		expect(await saver.open('x')).toBe(false);
		expect([saver.status, saver.hasUnsaved, storage.keys()]).toEqual(['blocked', true, []]);
	});
});

describe('a page that goes away', () => {
	test('keeps what it could not save, bytes that were stored before among it', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		const logo = tab.workspace.create('logo.png', Uint8Array.of(0, 255));
		await tab.saver.flush();
		tab.workspace.rename(logo.id, 'img/logo.png');
		tab.workspace.create('new.png', Uint8Array.of(7));
		tab.type('last words');
		const expected = tab.workspace.toProject();
		tab.saver.hide();
		browser.crash(tab);

		const next = browser.tab();
		expect(await next.saver.open(tab.saver.id)).toBe(true);
		expect(next.workspace.toProject()).toEqual(expected);
		await settle();
		expect(next.saver.status).toBe('saved');
		expect([...browser.storage.items.keys()]).toEqual(['rookery:current']);
		expect(browser.disk.projects.get(tab.saver.id)?.project).toEqual(expected);
	});

	test('finds its text again after an earlier save got through in the last moment', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		tab.store.hold = true;
		tab.type('saved just in time');
		await browser.clock.pass(300);
		tab.type('last words');
		tab.saver.hide();
		tab.store.step();
		await settle();
		browser.crash(tab);
		expect(browser.stored()).toEqual([['Birds', 'saved just in time']]);
		const next = browser.tab();
		await next.saver.open(tab.saver.id);
		await settle();
		expect(browser.stored()).toEqual([['Birds', 'last words']]);
		expect(next.saver.status).toBe('saved');
	});

	test('hears of it from the browser', async () => {
		for (const kind of ['pagehide', 'visibilitychange']) {
			const browser = new Browser();
			const tab = browser.tab();
			const target = new EventTarget();
			const visible = Object.assign(new EventTarget(), { visibilityState: 'hidden' as const });
			const page = Object.assign(target, { document: visible });
			const stop = tab.saver.listen(page);
			tab.type('x');
			(kind === 'pagehide' ? page : page.document).dispatchEvent(new Event(kind));
			expect(browser.storage.keys().some((key) => key.startsWith('rookery:journal:'))).toBe(true);
			await settle();
			expect(browser.stored()).toEqual([['Birds', 'x']]);
			expect(browser.storage.keys()).toEqual(['rookery:current']);
			stop();
			tab.type('y');
			page.dispatchEvent(new Event('pagehide'));
			expect(browser.storage.keys()).toEqual(['rookery:current']);
		}
	});

	test('lets the browser ask while it has bytes that only the store can keep', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		const page = Object.assign(new EventTarget(), {
			document: Object.assign(new EventTarget(), { visibilityState: 'visible' as const })
		});
		tab.saver.listen(page);
		const leave = () => page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
		tab.type('text is kept by the journal');
		tab.workspace.create('small.png', new Uint8Array(400_000));
		expect(leave()).toBe(true);
		tab.workspace.create('big.png', new Uint8Array(400_000));
		expect(leave()).toBe(false);
		await tab.saver.flush();
		tab.type('what is stored is safe');
		expect(leave()).toBe(true);
	});

	test.each([
		['text', (tab: Tab) => tab.type('x'.repeat(3000))],
		['bytes', (tab: Tab) => tab.workspace.create('egg.png', new Uint8Array(3000))]
	])('lets the browser ask while it has %s that the journal has no room for', async (_, edit) => {
		const tab = new Browser(2000).tab();
		const page = Object.assign(new EventTarget(), {
			document: Object.assign(new EventTarget(), { visibilityState: 'visible' as const })
		});
		tab.saver.listen(page);
		const leave = () => page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
		tab.type('small');
		expect(leave()).toBe(true);
		edit(tab);
		expect(leave()).toBe(false);
		await tab.saver.flush();
		expect(leave()).toBe(true);
	});

	test('is not read back over the very save that it began', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		tab.type('x');
		tab.saver.hide();
		const journal = [...browser.storage.items].find(([key]) => key.startsWith('rookery:journal:'));
		await settle();
		if (!journal) throw new Error('no journal');
		browser.storage.set(...journal);
		const later = browser.tab();
		await later.saver.open(tab.saver.id);
		later.type('y');
		await later.saver.flush();
		expect(browser.stored()).toEqual([['Birds', 'y']]);
	});

	test('keeps its text when there is no room for its bytes', async () => {
		const browser = new Browser(2000);
		const tab = browser.tab();
		tab.workspace.create('big.png', new Uint8Array(10_000));
		tab.type('text');
		tab.saver.hide();
		browser.crash(tab);
		const next = browser.tab();
		expect(await next.saver.open(tab.saver.id)).toBe(true);
		expect(next.workspace.files.map(({ path }) => path)).toEqual(['App.svelte']);
		expect(next.text()).toBe('text');
	});

	test('leaves nothing unreadable behind', async () => {
		const browser = new Browser();
		for (const bad of ['', '{', 'null', '[]', '{"id":"p"}']) {
			browser.storage.set('rookery:journal:p:tab', bad);
			expect(await browser.tab().saver.open('p')).toBe(false);
			expect(browser.storage.keys()).toEqual([]);
		}
	});
});

describe('a project open in two tabs', () => {
	test('is not overwritten: the later one goes on as a copy, and says so', async () => {
		const browser = new Browser();
		const first = browser.tab();
		first.type('base');
		await first.saver.flush();
		const { id } = first.saver;
		const second = browser.tab();
		await second.saver.open(id);
		first.type('from the first');
		await first.saver.flush();
		second.type('from the second');
		await second.saver.flush();
		expect(second.saver.status).toBe('forked');
		expect(second.saver.message).toContain('another tab');
		expect(second.saver.id).not.toBe(id);
		expect(currentProject(browser.storage)).toBe(second.saver.id);
		expect(second.workspace.name).toBe('Birds (copy)');
		second.type('and on');
		await browser.clock.pass(300);
		expect(second.saver.status).toBe('forked');
		second.saver.acknowledge();
		expect([second.saver.status, second.saver.message]).toEqual(['saved', null]);
		expect(browser.stored()).toEqual([
			['Birds', 'from the first'],
			['Birds (copy)', 'and on']
		]);
	});

	test('and deleted in one of them is stored anew by the other', async () => {
		const browser = new Browser();
		const tab = browser.tab();
		tab.type('a');
		await tab.saver.flush();
		await browser.disk.store().delete(tab.saver.id);
		tab.type('b');
		await tab.saver.flush();
		expect([browser.stored(), tab.saver.status]).toEqual([[['Birds', 'b']], 'saved']);
	});

	test('that both go away unsaved keeps both works', async () => {
		const browser = new Browser();
		const first = browser.tab();
		first.type('base');
		await first.saver.flush();
		const { id } = first.saver;
		const second = browser.tab();
		await second.saver.open(id);
		first.type('one');
		second.type('two');
		first.saver.hide();
		second.saver.hide();
		browser.crash(first);
		browser.crash(second);
		const next = browser.tab();
		await next.saver.open(id);
		await settle();
		expect(next.saver.status).toBe('forked');
		expect(
			browser
				.stored()
				.map(([, text]) => text)
				.sort()
		).toEqual(['one', 'two']);
		// The notice of that is still there, and what is new is kept all the same.
		next.workspace.replace({ ...start, name: 'New' });
		expect([next.saver.status, next.saver.message]).toEqual(['new', expect.any(String)]);
		next.saver.keep();
		await next.saver.flush();
		expect(browser.stored()).toContainEqual(['New', '']);
	});
});

type Event_ =
	| { kind: 'type'; tab: number }
	| { kind: 'pass'; milliseconds: number }
	| { kind: 'hold'; tab: number }
	| { kind: 'release'; tab: number }
	| { kind: 'leave'; tab: number };

const tab = fc.nat(1);
const event: fc.Arbitrary<Event_> = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('type' as const), tab }) },
	fc.record({ kind: fc.constant('pass' as const), milliseconds: fc.constantFrom(50, 130, 400) }),
	fc.record({ kind: fc.constant('hold' as const), tab }),
	fc.record({ kind: fc.constant('release' as const), tab }),
	fc.record({ kind: fc.constant('leave' as const), tab })
);

test('whatever two tabs do, and whenever one goes away, nothing is lost that was not written over in full sight', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
			const browser = new Browser();
			const seed = browser.tab();
			seed.type('base');
			await seed.saver.flush();
			const { id } = seed.saver;
			seed.saver.dispose();
			const open = async (which: string): Promise<Tab> => {
				const fresh = browser.tab();
				await fresh.saver.open(which);
				return fresh;
			};
			const tabs = [await open(id), await open(id)];
			/** Texts that nobody has written over in full sight: they must be somewhere at the end. */
			const words = new Set<string>();
			let count = 0;
			for (const one of events) {
				if (one.kind === 'pass') {
					await browser.clock.pass(one.milliseconds);
					continue;
				}
				const at = tabs[one.tab];
				if (!at) throw new Error('two tabs');
				if (one.kind === 'type') {
					count += 1;
					words.delete(at.text());
					words.add(`word ${count}`);
					at.type(`word ${count}`);
				} else if (one.kind === 'hold') at.store.hold = true;
				else if (one.kind === 'release') {
					at.store.release();
					await settle();
				} else {
					at.saver.hide();
					browser.crash(at);
					await settle();
					tabs[one.tab] = await open(at.saver.id);
				}
			}
			for (const one of tabs) {
				one.store.release();
				await one.saver.flush();
				await settle();
			}
			const texts = browser.stored().map(([, text]) => text);
			for (const word of words) expect(texts).toContain(word);
		}),
		{ numRuns: 150 }
	);
}, 30_000);
