import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LinkedModule, ToFrameLoader } from '../../../src/protocol/modules';
import { Frames } from '../../../workers/compiler/frames';

const module = (id: string, code = ''): LinkedModule => ({
	id,
	code,
	map: null,
	css: null,
	swap: id.endsWith('.svelte') ? '' : null
});
const runnable = (revision: number, modules: LinkedModule[]) => ({
	revision,
	entry: '/App.svelte',
	svelte: 'svelte:/svelte',
	internal: 'svelte:/svelte/internal/client',
	modules,
	effectFree: new Set(['npm:/free@1.0.0/index.js'])
});

/** What happened, in its order: the page's word and the frame's messages. */
let events: string[];
let frames: Frames;
let closed: number[];

function attach(id: number): void {
	const { port1 } = new MessageChannel();
	port1.close = () => void closed.push(id);
	port1.postMessage = (message: ToFrameLoader) => {
		const what =
			message.kind === 'modules' ? message.modules.map((one) => one.id).join() : message.revision;
		events.push(`${id} ${message.kind} ${what}`);
	};
	frames.attach(id, port1);
}

afterEach(() => void vi.useRealTimers());

beforeEach(() => {
	events = [];
	closed = [];
	frames = new Frames(({ revision, frame, how }) => {
		events.push(`page ${how} ${revision} in ${frame}`);
	});
});

const egg = module('/egg.js');
const app = module('/App.svelte');

/** App.svelte as it is in a revision. */
const edited = (revision: number, ...others: LinkedModule[]) =>
	runnable(revision, [...others, module('/App.svelte', `${revision}`)]);

test('a build runs in the frame that waits, and the page hears of it first', () => {
	attach(1);
	frames.run(runnable(1, [egg, app]));
	expect(events).toEqual(['1 modules /egg.js,/App.svelte', 'page run 1 in 1', '1 run 1']);
});

test('a build waits for a frame, and a newer one takes its place', () => {
	frames.run(runnable(1, [app]));
	frames.run(runnable(2, [module('/App.svelte', 'two')]));
	expect(events).toEqual([]);
	attach(7);
	expect(events).toEqual(['7 modules /App.svelte', 'page run 2 in 7', '7 run 2']);
});

test('a spare gets the modules in a quiet moment, and only what changed when it runs', () => {
	vi.useFakeTimers();
	attach(1);
	frames.run(runnable(1, [egg, app]));
	events = [];
	attach(2);
	vi.advanceTimersByTime(300);
	frames.runMeanwhile(runnable(2, [egg, app]));
	expect(events).toEqual([]);
	vi.advanceTimersByTime(300);
	expect(events).toEqual(['2 modules /egg.js,/App.svelte']);
	frames.run(runnable(3, [egg, module('/App.svelte', 'two')]));
	expect(events.slice(1)).toEqual(['2 modules /App.svelte', 'page run 3 in 2', '2 run 3']);
});

test('while one build follows the other, spares are left alone', () => {
	vi.useFakeTimers();
	live(egg, app);
	attach(2);
	for (const revision of [2, 3, 4]) {
		vi.advanceTimersByTime(300);
		frames.run(runnable(revision, [egg, module('/App.svelte', String(revision))]));
	}
	expect(events.filter((event) => event.startsWith('2 '))).toEqual([]);
	vi.advanceTimersByTime(400);
	expect(events.at(-1)).toBe('2 modules /egg.js,/App.svelte');
});

test('a document begins one program in its life', () => {
	attach(1);
	frames.run(runnable(1, [app]));
	events = [];
	frames.run(runnable(2, [module('/App.svelte', 'two')]));
	expect(events).toEqual([]);
	attach(2);
	expect(events.at(-1)).toBe('2 run 2');
});

/** A program that has run in frame 1. */
function live(...modules: LinkedModule[]): void {
	attach(1);
	frames.run(runnable(1, modules));
	frames.settle(1, 1, true);
	events = [];
}

test('a component is swapped in a program that has run', () => {
	live(egg, app);
	frames.run(runnable(2, [egg, module('/App.svelte', 'two')]));
	expect(events).toEqual(['page swap 2 in 1', '1 swap 2']);
});

test('a program with another version of Svelte is not swapped in', () => {
	live(egg, app);
	const next = runnable(2, [egg, module('/App.svelte', 'two')]);
	frames.run({ ...next, svelte: 'npm:/svelte@5.0.0/src/index-client.js' });
	expect(events).toEqual([]);
	attach(2);
	expect(events.at(-1)).toBe('2 run 2');
});

test('a program that has not run yet, or has failed since, is not swapped', () => {
	attach(1);
	frames.run(runnable(1, [app]));
	events = [];
	frames.run(runnable(2, [module('/App.svelte', 'two')]));
	frames.settle(1, 1, true);
	frames.keepFromSwaps(1);
	frames.run(runnable(3, [module('/App.svelte', 'three')]));
	expect(events).toEqual([]);
	attach(2);
	expect(events.at(-1)).toBe('2 run 3');
});

test('a module that is no component, new, changed or gone, gets a fresh document', () => {
	for (const next of [[egg, module('/new.js'), app], [module('/egg.js', 'two'), app], [app]]) {
		frames = new Frames(() => {});
		live(egg, app);
		frames.run(runnable(2, next));
		expect(events).toEqual([]);
	}
});

test('what does nothing but make its exports comes and goes without a fresh document', () => {
	for (const id of ['npm:/free@1.0.0/index.js', '/data.json', '/egg.svg', '/egg.js?raw']) {
		frames = new Frames(() => {});
		live(egg, app);
		frames.run(runnable(2, [egg, module(id), module('/App.svelte', 'two')]));
		frames.run(edited(3, egg));
		frames.run(runnable(4, [egg, module(id), module('/App.svelte', 'four')]));
		expect(events).toEqual(['1 swap 2', '1 swap 3', '1 swap 4']);
		// The frame would go on with the exports it has.
		frames.run(edited(5, egg));
		frames.run(runnable(6, [egg, module(id, 'changed'), module('/App.svelte', 'six')]));
		expect(events.slice(3)).toEqual(['1 swap 5']);
	}
});

test('a package module that may have effects gets a fresh document', () => {
	live(egg, app);
	frames.run(runnable(2, [egg, module('npm:/busy@1.0.0/index.js'), app]));
	expect(events).toEqual([]);
});

test('a component whose importers must know of its change gets a fresh document', () => {
	live(app);
	frames.run(runnable(2, [{ ...module('/App.svelte', 'two'), swap: 'export const metadata = 1' }]));
	expect(events).toEqual([]);
});

test('always fresh means that nothing is swapped', () => {
	live(app);
	frames.mode = 'fresh';
	frames.run(runnable(2, [module('/App.svelte', 'two')]));
	expect(events).toEqual([]);
});

test('after a swap that failed the last good program is run again', () => {
	live(app);
	frames.run(runnable(2, [module('/App.svelte', 'two')]));
	frames.settle(1, 2, false);
	events = [];
	attach(2);
	expect(events.slice(-2)).toEqual(['page restore 1 in 2', '2 run 1']);
});

test('a newer build goes before what was to be restored', () => {
	live(app);
	frames.run(runnable(2, [module('/App.svelte', 'two')]));
	frames.settle(1, 2, false);
	frames.run(runnable(3, [module('/App.svelte', 'three')]));
	attach(2);
	attach(3);
	expect(events.filter((event) => event.startsWith('page')).slice(1)).toEqual(['page run 3 in 2']);
});

test('what was swapped in after a swap that fails is run in a fresh document', () => {
	live(app);
	frames.run(edited(2));
	frames.run(edited(3));
	frames.settle(1, 2, false);
	frames.settle(1, 3, true);
	events = [];
	attach(2);
	expect(events.slice(-2)).toEqual(['page run 3 in 2', '2 run 3']);
	frames.settle(2, 3, true);
	frames.run(edited(4));
	expect(events.at(-1)).toBe('2 swap 4');
});

test('an edit that was overtaken is shown anew when a swap before it fails', () => {
	live(app);
	frames.runMeanwhile(edited(2));
	frames.runMeanwhile(edited(3));
	frames.settle(1, 2, false);
	attach(2);
	expect(events.at(-1)).toBe('2 run 3');
});

test('when two swaps in a row fail, the last good program is run again', () => {
	live(app);
	frames.run(edited(2));
	frames.run(edited(3));
	frames.settle(1, 2, false);
	frames.settle(1, 3, false);
	attach(2);
	expect(events.at(-2)).toBe('page restore 1 in 2');
});

test('when a fresh document does no better than the swaps, the last good program is run again', () => {
	live(app);
	attach(2);
	frames.run(edited(2));
	frames.run(edited(3));
	frames.settle(1, 2, false);
	expect(events.at(-1)).toBe('2 run 3');
	frames.settle(1, 3, true);
	frames.settle(2, 3, false);
	attach(3);
	expect(events.at(-2)).toBe('page restore 1 in 3');
	// And if that one fails as well, that is that.
	frames.settle(3, 1, false);
	events = [];
	attach(4);
	expect(events.filter((event) => event.startsWith('page'))).toEqual([]);
});

test('a fresh document that fails leaves what is in view alone', () => {
	live(egg, app);
	frames.run(runnable(2, [module('/egg.js', 'two'), app]));
	attach(2);
	frames.settle(2, 2, false);
	events = [];
	attach(3);
	expect(events.filter((event) => event.startsWith('page'))).toEqual([]);
});

test('a program that has failed is not swapped, whatever is still heard of an earlier swap', () => {
	live(app);
	frames.run(edited(2));
	frames.keepFromSwaps(1);
	frames.settle(1, 2, true);
	events = [];
	frames.run(edited(3));
	expect(events).toEqual([]);
});

test('a frame that went gets nothing', () => {
	attach(1);
	frames.detach(1);
	frames.run(runnable(1, [app]));
	expect(events).toEqual([]);
});

test('the port of every frame that goes is closed: of spares, of the live one and of those before', () => {
	live(app);
	attach(2);
	frames.forget();
	frames.run(edited(2));
	attach(3);
	for (const id of [1, 2, 3]) frames.detach(id);
	expect(closed).toEqual([1, 2, 3]);
});

test('a build that a newer one is about to follow is shown where that costs no document', () => {
	attach(1);
	frames.run(runnable(1, [app]));
	frames.settle(1, 1, true);
	attach(2);
	events = [];
	frames.runMeanwhile(runnable(2, [module('/App.svelte', 'two')]));
	expect(events).toEqual(['page swap 2 in 1', '1 swap 2']);
	events = [];
	frames.runMeanwhile(runnable(3, [egg, module('/App.svelte', 'three')]));
	expect(events).toEqual([]);
});

test('a build that comes after a newer one is not shown any more', () => {
	attach(1);
	frames.run(runnable(1, [app]));
	frames.settle(1, 1, true);
	frames.run(runnable(3, [module('/App.svelte', 'three')]));
	events = [];
	frames.runMeanwhile(runnable(2, [module('/App.svelte', 'two')]));
	expect(events).toEqual([]);
});

test('builds wait until somebody asks where they do not run by themselves', () => {
	attach(1);
	frames.setAuto(false);
	expect(frames.offer(runnable(1, [app]))).toBe(true);
	expect(frames.offer(runnable(2, [app]))).toBe(true);
	expect(events).toEqual([]);
	frames.run(runnable(2, [app]));
	expect(events.at(-1)).toBe('1 run 2');
	frames.setAuto(true);
	expect(events.at(-1), 'what has been run does not wait any more').toBe('1 run 2');
});

test('the newest build that waits is run as soon as builds run by themselves', () => {
	attach(1);
	frames.setAuto(false);
	frames.offer(runnable(1, [app]));
	frames.offer(runnable(2, [app]));
	frames.setAuto(true);
	expect(events.at(-1)).toBe('1 run 2');
	expect(frames.offer(runnable(3, [module('/App.svelte', 'three')]))).toBe(false);
});
