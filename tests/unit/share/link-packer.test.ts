import { describe, expect, it } from 'vitest';
import type { PackReply, PackRequest } from '../../../src/protocol/link';
import type { Project } from '../../../src/protocol/project';
import { encodeLink } from '../../../src/share/link';
import { LinkPacker } from '../../../src/share/link-packer';

const project: Project = {
	name: 'Nest',
	entry: 'App.svelte',
	files: [{ path: 'App.svelte', content: '<h1>Nest</h1>' }],
	options: {}
};

/** A worker that answers when the test says so. */
class FakeWorker {
	onmessage: ((event: MessageEvent<PackReply>) => void) | null = null;
	onerror: ((event: Event) => void) | null = null;
	readonly requests: PackRequest[] = [];
	isTerminated = false;

	postMessage(request: PackRequest): void {
		this.requests.push(request);
	}

	terminate(): void {
		this.isTerminated = true;
	}

	reply(reply: PackReply): void {
		this.onmessage?.(new MessageEvent('message', { data: reply }));
	}
}

function setUp() {
	const workers: FakeWorker[] = [];
	const packer = new LinkPacker(() => {
		workers.push(new FakeWorker());
		return workers.at(-1) as unknown as Worker;
	});
	return { packer, workers };
}

describe('the packer of links', () => {
	it('gives each project the answer that is meant for it', async () => {
		const { packer, workers } = setUp();
		const first = packer.pack(project);
		const second = packer.pack({ ...project, name: 'Other' });
		const [worker] = workers;
		expect(workers).toHaveLength(1);
		expect(worker?.requests.map((request) => request.project.name)).toEqual(['Nest', 'Other']);
		const [one, two] = worker?.requests.map(({ id }) => id) ?? [];
		worker?.reply({ id: two ?? 0, link: { hash: '#two' } });
		worker?.reply({ id: one ?? 0, link: { reason: 'Too much.' } });
		await expect(second).resolves.toEqual({ hash: '#two' });
		await expect(first).resolves.toEqual({ reason: 'Too much.' });
	});

	it('packs by itself when the worker cannot be loaded, also what was already asked', async () => {
		const { packer, workers } = setUp();
		const before = packer.pack(project);
		workers[0]?.onerror?.(new Event('error', { cancelable: true }));
		await expect(before).resolves.toEqual({ hash: encodeLink(project) });
		await expect(packer.pack(project)).resolves.toEqual({ hash: encodeLink(project) });
		const bad = await packer.pack({ ...project, entry: '../up' });
		expect(bad).toEqual({ reason: expect.stringContaining('../up') as string });
		expect(workers).toHaveLength(1);
		expect(workers[0]?.isTerminated).toBe(true);
	});
});
