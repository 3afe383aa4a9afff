import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Heartbeat, type Pinged } from '../../../src/preview/heartbeat';

/** A document that answers while it is awake. */
class FakeFrame implements Pinged {
	isAwake = true;
	questions = 0;

	send(): void {
		this.questions += 1;
		if (this.isAwake) queueMicrotask(() => heartbeat.answer(this, this.questions));
	}
}

let heartbeat: Heartbeat;
let frames: FakeFrame[];
let reports: boolean[];
const page = { hidden: false };

/** Lets time pass as a page that is awake feels it. */
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
	vi.stubGlobal('document', page);
	page.hidden = false;
	frames = [new FakeFrame()];
	reports = [];
	heartbeat = new Heartbeat({ targets: () => frames, onHang: (isHung) => reports.push(isHung) });
	heartbeat.start();
});

afterEach(() => {
	heartbeat.stop();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function sleep(frame: FakeFrame | undefined): void {
	if (frame) frame.isAwake = false;
}

test('a program that answers is never reported', async () => {
	await pass(60_000);
	expect(reports).toEqual([]);
	expect(frames[0]?.questions).toBeGreaterThan(100);
});

test('a program that falls silent is reported once, and again when it answers', async () => {
	await pass(1_000);
	sleep(frames[0]);
	await pass(2_400);
	expect(reports).toEqual([]);
	await pass(1_200);
	expect(reports).toEqual([true]);
	await pass(10_000);
	expect(reports).toEqual([true]);
	if (frames[0]) heartbeat.answer(frames[0], 1);
	expect(reports).toEqual([true, false]);
});

test('one of two that are silent is enough', async () => {
	frames.push(new FakeFrame());
	await pass(1_000);
	sleep(frames[1]);
	await pass(4_000);
	expect(reports).toEqual([true]);
});

test('a document that went away is not waited for', async () => {
	sleep(frames[0]);
	await pass(1_500);
	frames = [new FakeFrame()];
	await pass(10_000);
	expect(reports).toEqual([]);
});

test('Wait gives ten seconds, and then it is reported again', async () => {
	sleep(frames[0]);
	await pass(4_000);
	heartbeat.postpone();
	expect(reports).toEqual([true, false]);
	await pass(9_000);
	expect(reports).toEqual([true, false]);
	await pass(2_000);
	expect(reports).toEqual([true, false, true]);
});

test('time in which the page was hidden is not held against the program', async () => {
	sleep(frames[0]);
	page.hidden = true;
	await pass(30_000);
	expect(reports).toEqual([]);
	page.hidden = false;
	await pass(2_000);
	expect(reports).toEqual([]);
	await pass(1_500);
	expect(reports).toEqual([true]);
});

test('time in which the page itself slept is not held against the program', async () => {
	await pass(1_000);
	sleep(frames[0]);
	await pass(500);
	// A laptop that was shut: the clock jumps, no timer has run.
	const { now } = performance;
	vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + 60_000);
	await pass(600);
	expect(reports).toEqual([]);
	await pass(3_500);
	expect(reports).toEqual([true]);
	vi.restoreAllMocks();
});

test('a document’s clock begins when it is told to run', async () => {
	const late = new FakeFrame();
	late.isAwake = false;
	await pass(400);
	frames.push(late);
	heartbeat.expect(late);
	await pass(2_400);
	expect(reports).toEqual([]);
	await pass(800);
	expect(reports).toEqual([true]);
});

test('reset forgets the silence and takes the report back', async () => {
	sleep(frames[0]);
	await pass(4_000);
	heartbeat.reset();
	expect(reports).toEqual([true, false]);
	expect(heartbeat.isHung).toBe(false);
});
