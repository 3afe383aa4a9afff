import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
	CompilerClient,
	PATIENCE,
	WorkerReplacedError,
	type CompilerHost,
	type CompilerWorker,
	type Update
} from '../../../src/compiler/compiler-client';
import type { FromCompiler, ToCompiler } from '../../../src/protocol/compiler';

class FakeWorker implements CompilerWorker {
	readonly sent: ToCompiler[] = [];
	isTerminated = false;
	onmessage: CompilerWorker['onmessage'] = null;
	onerror: CompilerWorker['onerror'] = null;

	postMessage(message: ToCompiler, transfer?: Transferable[] | StructuredSerializeOptions): void {
		const options = Array.isArray(transfer) ? { transfer } : transfer;
		this.sent.push(structuredClone(message, options));
	}

	terminate(): void {
		this.isTerminated = true;
	}

	say(message: FromCompiler): void {
		Reflect.apply(this.onmessage ?? (() => {}), this, [{ data: message }]);
	}

	crash(message: string): void {
		Reflect.apply(this.onerror ?? (() => {}), this, [{ message, preventDefault() {} }]);
	}

	get updates() {
		return this.sent.filter((message) => message.kind === 'update');
	}
}

const report = (revision: number): FromCompiler => ({
	kind: 'built',
	report: {
		revision,
		ok: true,
		isHeld: false,
		diagnostics: [],
		rebuilt: [],
		modules: 1,
		packages: 0,
		timings: { total: 1, svelte: 1, mdsvex: 0, link: 0 },
		lock: {},
		svelte: '5.0.0'
	}
});

let workers: FakeWorker[];
let progress: string[];
let replaced: { reason: string; isWaiting: boolean }[];
let revision: number;
let client: CompilerClient;

const whole = (): Update => ({
	revision,
	entry: 'App.svelte',
	options: {},
	changes: [{ path: 'App.svelte', content: `revision ${revision}` }],
	replace: true
});

function edit(): void {
	revision += 1;
	const changes = [{ path: 'App.svelte', content: `revision ${revision}` }];
	client.update({ revision, entry: 'App.svelte', options: {}, changes, replace: false });
}

function newest(): FakeWorker {
	const worker = workers.at(-1);
	if (!worker) throw new Error('There is no worker.');
	return worker;
}

beforeEach(() => {
	vi.useFakeTimers();
	workers = [];
	progress = [];
	replaced = [];
	revision = 1;
	const host: CompilerHost = {
		isAuto: true,
		createWorker() {
			const worker = new FakeWorker();
			workers.push(worker);
			return worker;
		},
		config: {
			base: 'https://site.test/',
			packages: { kind: 'registry', base: 'https://site.test/npm/' }
		},
		fullUpdate: whole,
		onReady() {},
		onProgress: (text) => progress.push(text),
		onBuilt() {},
		onRunning() {},
		onReplaced: (reason, isWaiting) => void replaced.push({ reason, isWaiting })
	};
	client = new CompilerClient(host);
});

afterEach(() => {
	client.dispose();
	vi.useRealTimers();
});

test('the first worker is told where it is and the whole project', () => {
	expect(newest().sent.map(({ kind }) => kind)).toEqual(['start', 'update']);
	expect(newest().updates[0]).toMatchObject({ revision: 1, replace: true });
});

test('a worker that crashes is replaced, and the whole project is sent again', () => {
	newest().say(report(1));
	edit();
	const [first] = workers;
	newest().crash('out of memory');
	expect(first?.isTerminated).toBe(true);
	expect(replaced).toEqual([{ reason: 'The compiler stopped: out of memory.', isWaiting: false }]);
	expect(newest().updates).toEqual([{ kind: 'update', ...whole() }]);
	expect(newest().updates[0]?.changes[0]?.content).toBe('revision 2');
});

test('a worker that says that it has a fault is replaced as well', () => {
	newest().say({ kind: 'fault', message: 'no runtime' });
	expect(replaced[0]?.reason).toBe('The compiler stopped: no runtime.');
	expect(workers).toHaveLength(2);
});

test('a worker that is silent for too long is replaced, and not a moment sooner', () => {
	vi.advanceTimersByTime(PATIENCE - 1);
	expect(workers).toHaveLength(1);
	vi.advanceTimersByTime(1);
	expect(workers).toHaveLength(2);
	expect(replaced[0]?.reason).toBe('The compiler gave no sign of life for 30 seconds.');
});

test('a worker that has nothing to do may be silent for ever', () => {
	newest().say(report(1));
	vi.advanceTimersByTime(PATIENCE * 10);
	expect(workers).toHaveLength(1);
});

test('a sign of life gives more time', () => {
	vi.advanceTimersByTime(PATIENCE - 1);
	newest().say({ kind: 'progress', isAwaited: false, text: 'Fetching d3' });
	vi.advanceTimersByTime(PATIENCE - 1);
	expect(workers).toHaveLength(1);
});

test('a worker that makes one module after the other lives', () => {
	for (let second = 0; second < 2 * (PATIENCE / 1000); second += 20) {
		newest().say({ kind: 'alive' });
		vi.advanceTimersByTime(20_000);
	}
	expect(workers).toHaveLength(1);
	vi.advanceTimersByTime(10_000);
	expect(workers).toHaveLength(2);
});

test('what no build waits for is a sign of life and no more', () => {
	newest().say({ kind: 'progress', isAwaited: true, text: 'Fetching d3' });
	newest().say({ kind: 'progress', isAwaited: false, text: 'Fetching svelte' });
	expect(progress).toEqual(['Fetching d3']);
});

test('somebody who goes on typing does not keep a dead worker', () => {
	for (let second = 0; second < PATIENCE / 1000; second++) {
		edit();
		vi.advanceTimersByTime(1000);
	}
	expect(workers).toHaveLength(2);
	expect(newest().updates.at(-1)).toMatchObject({ revision, replace: true });
});

test('the report of an older revision does not end the wait for the newest', () => {
	edit();
	newest().say(report(1));
	vi.advanceTimersByTime(PATIENCE);
	expect(workers).toHaveLength(2);
});

test('a project that ends two workers in a row waits for an edit, which is sent whole', () => {
	newest().crash('boom');
	expect(newest().updates).toHaveLength(1);
	newest().crash('boom');
	expect(replaced.map(({ isWaiting }) => isWaiting)).toEqual([false, true]);
	expect(workers).toHaveLength(2);
	edit();
	expect(workers).toHaveLength(3);
	expect(newest().updates).toEqual([{ kind: 'update', ...whole() }]);
	// That one has its own two chances.
	newest().crash('boom');
	expect(replaced.at(-1)?.isWaiting).toBe(false);
});

test('a project that waits is built after an edit also where edits do not run by themselves', () => {
	client.setAuto(false);
	newest().crash('boom');
	newest().crash('boom');
	expect(replaced.map(({ isWaiting }) => isWaiting)).toEqual([false, true]);
	edit();
	expect(workers).toHaveLength(3);
	expect(newest().sent.map(({ kind }) => kind)).toEqual(['start', 'auto', 'update']);
	expect(newest().updates).toEqual([{ kind: 'update', ...whole() }]);
});

test('a project that waits is sent when somebody asks for a run', () => {
	newest().crash('boom');
	newest().crash('boom');
	client.rerun(1);
	expect(newest().updates).toHaveLength(1);
	newest().say(report(1));
	client.rerun(1);
	expect(newest().sent.at(-1)).toEqual({ kind: 'rerun' });
});

test('a worker that cannot be loaded is not asked for again and again', () => {
	for (let attempt = 0; attempt < 5; attempt++) newest().crash('');
	expect(workers).toHaveLength(2);
	expect(replaced.map(({ isWaiting }) => isWaiting)).toEqual([false, true]);
	client.rerun(1);
	expect(workers).toHaveLength(3);
});

test('while a project waits, frames wait for its next worker and calls are refused', async () => {
	newest().crash('boom');
	newest().crash('boom');
	const { port1 } = new MessageChannel();
	client.attach(7, port1);
	client.attach(8, new MessageChannel().port1);
	client.detach(8);
	await expect(client.call('packages', {})).rejects.toThrow('The compiler stopped twice');
	edit();
	const attached = newest().sent.filter(({ kind }) => kind === 'attach');
	expect(attached).toEqual([expect.objectContaining({ frame: 7 })]);
	port1.close();
});

test('a worker that is silent when a program is run again is replaced', () => {
	newest().say(report(1));
	client.rerun(1);
	vi.advanceTimersByTime(PATIENCE);
	expect(workers).toHaveLength(2);
	newest().say(report(1));
	client.rerun(1);
	newest().say(report(1));
	vi.advanceTimersByTime(PATIENCE);
	expect(workers).toHaveLength(2);
});

test('what an ended worker still says counts for nothing', () => {
	const [first] = workers;
	newest().crash('boom');
	first?.say({ kind: 'fault', message: 'late' });
	first?.crash('later');
	expect(workers).toHaveLength(2);
});

test('a call that ends its worker is asked of the next one, and of no third', async () => {
	newest().say(report(1));
	const lost = client.call('output', { path: 'App.svelte', kind: 'client' });
	const outcome = expect(lost).rejects.toBeInstanceOf(WorkerReplacedError);
	for (let attempt = 0; attempt < 2; attempt++) {
		await vi.advanceTimersByTimeAsync(0);
		expect(newest().sent.at(-1)?.kind).toBe('call');
		newest().say(report(1));
		await vi.advanceTimersByTimeAsync(PATIENCE);
	}
	await outcome;
	expect(workers).toHaveLength(3);
	expect(newest().sent.at(-1)?.kind).toBe('update');
});

test('a call is answered, with the fault if there is one', async () => {
	newest().say(report(1));
	const answered = client.call('output', { path: 'App.svelte', kind: 'client' });
	const call = newest().sent.at(-1);
	if (call?.kind !== 'call') throw new Error('The call was not sent.');
	const output = { kind: 'none', reason: 'The file is gone.' } as const;
	newest().say({ kind: 'reply', id: call.id, ok: true, output });
	await expect(answered).resolves.toEqual(output);

	const failed = client.call('output', { path: 'App.svelte', kind: 'client' });
	newest().say({ kind: 'reply', id: call.id + 1, ok: false, message: 'no' });
	await expect(failed).rejects.toThrow('no');
});
