import { beforeEach, expect, test } from 'vitest';
import type { LinkedModule, ToFrameLoader } from '../../../src/protocol/modules';
import { Frames } from '../../../workers/compiler/frames';

const module = (id: string, code = ''): LinkedModule => ({ id, code, map: null, css: null });
const runnable = (revision: number, modules: LinkedModule[]) => ({
	revision,
	entry: '/App.svelte',
	svelte: 'svelte:/svelte',
	internal: 'svelte:/svelte/internal/client',
	modules
});

/** What happened, in its order: the page's word and the frame's messages. */
let events: string[];
let frames: Frames;

function attach(id: number): void {
	const { port1 } = new MessageChannel();
	port1.postMessage = (message: ToFrameLoader) => {
		const what =
			message.kind === 'modules' ? message.modules.map((one) => one.id).join() : message.revision;
		events.push(`${id} ${message.kind} ${what}`);
	};
	frames.attach(id, port1);
}

beforeEach(() => {
	events = [];
	frames = new Frames((revision, frame) => events.push(`page ${revision} in ${frame}`));
});

const egg = module('/egg.js');
const app = module('/App.svelte');

test('a build runs in the frame that waits, and the page hears of it first', () => {
	attach(1);
	frames.run(runnable(1, [egg, app]));
	expect(events).toEqual(['1 modules /egg.js,/App.svelte', 'page 1 in 1', '1 run 1']);
});

test('a build waits for a frame, and a newer one takes its place', () => {
	frames.run(runnable(1, [app]));
	frames.run(runnable(2, [module('/App.svelte', 'two')]));
	expect(events).toEqual([]);
	attach(7);
	expect(events).toEqual(['7 modules /App.svelte', 'page 2 in 7', '7 run 2']);
});

test('a spare gets the modules early, and only what changed when it runs', () => {
	attach(1);
	frames.run(runnable(1, [egg, app]));
	events = [];
	attach(2);
	expect(events).toEqual(['2 modules /egg.js,/App.svelte']);
	frames.run(runnable(2, [egg, module('/App.svelte', 'two')]));
	expect(events.slice(1)).toEqual(['2 modules /App.svelte', 'page 2 in 2', '2 run 2']);
});

test('a document runs one program in its life', () => {
	attach(1);
	frames.run(runnable(1, [app]));
	events = [];
	frames.run(runnable(2, [module('/App.svelte', 'two')]));
	frames.rerun();
	expect(events).toEqual([]);
	attach(2);
	expect(events.at(-1)).toBe('2 run 2');
});

test('a run can be had again, and there is none before the first build', () => {
	attach(1);
	frames.rerun();
	expect(events).toEqual([]);
	frames.run(runnable(1, [app]));
	attach(2);
	frames.rerun();
	expect(events.at(-1)).toBe('2 run 1');
});

test('a frame that went gets nothing', () => {
	attach(1);
	frames.detach(1);
	frames.run(runnable(1, [app]));
	expect(events).toEqual([]);
});
