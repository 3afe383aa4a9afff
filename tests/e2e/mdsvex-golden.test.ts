import type { CompilerConfig, FromCompiler, Output, ToCompiler } from '../../src/protocol/compiler';
import { goldenCases, type GoldenCase } from '../unit/stages/mdsvex-golden';
import { expect, test } from './rookery';

interface Request {
	url: string;
	config: CompilerConfig;
	cases: Pick<GoldenCase, 'name' | 'files' | 'entry'>[];
}

/** Runs in the page: one worker of the build, asked for one page of Markdown after the other. */
async function askWorker({ url, config, cases }: Request): Promise<Record<string, Output>> {
	const worker = new Worker(url, { type: 'module' });
	const send = (message: ToCompiler) => worker.postMessage(message);
	const answers: Record<string, Output> = {};
	try {
		await new Promise<void>((resolve, reject) => {
			const next = (revision: number) => {
				const one = cases[revision];
				if (!one) return resolve();
				const changes = Object.entries(one.files).map(([path, content]) => ({ path, content }));
				const { entry } = one;
				send({ kind: 'update', revision, entry, options: {}, changes, replace: true });
				const input = { path: entry, kind: 'mdsvex-raw' } as const;
				send({ kind: 'call', id: revision, name: 'output', input });
			};
			worker.onerror = (event) => reject(new Error(event.message));
			worker.onmessage = ({ data }: MessageEvent<FromCompiler>) => {
				if (data.kind === 'fault') reject(new Error(data.message));
				if (data.kind === 'ready') next(0);
				if (data.kind !== 'reply') return;
				if (!data.ok) return reject(new Error(data.message));
				const { output } = data;
				if (output && 'kind' in output && output.kind !== 'tree') {
					answers[cases[data.id]?.name ?? ''] = output;
				}
				next(data.id + 1);
			};
			send({ kind: 'start', config });
		});
	} finally {
		worker.terminate();
	}
	return answers;
}

/** mdsvex is not reached: the worker says what is wrong before. */
const REFUSED = ['layout-missing'];

test('mdsvex returns in the worker of the build what it returns in Node, byte for byte', async ({
	rookery,
	baseURL
}) => {
	const { page } = rookery;
	await rookery.open();
	const url = page.workers().map((worker) => worker.url())[0];
	expect(url, 'the compiler worker of the page').toBeTruthy();
	// A page of the same origin without anything on it.
	await page.route('**/blank', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Blank</title>' })
	);
	await page.goto('/blank');
	const base = `${baseURL}/`;
	const cases = await goldenCases();
	const request: Request = {
		url: url ?? '',
		config: { base, packages: { kind: 'registry', base: `${base}npm/` } },
		cases: cases.map(({ name, files, entry }) => ({ name, files, entry }))
	};
	const answers = await page.evaluate(askWorker, request);
	const compared = cases.filter(({ name }) => !REFUSED.includes(name));
	expect(compared.length).toBeGreaterThanOrEqual(40);
	for (const { name, expected } of compared) {
		expect(answers[name], name).toMatchObject({ kind: 'code', language: 'svelte', code: expected });
	}
	for (const name of REFUSED) expect(answers[name], name).toMatchObject({ kind: 'none' });
});
