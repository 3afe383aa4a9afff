import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { resolveImport, type Resolver } from '../../../workers/compiler/resolve-import';
import { setup } from '../npm/sample-registry';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

async function resolver(parts: Partial<Resolver> = {}) {
	const { packages } = await setup();
	const asked: string[] = [];
	const { resolve } = packages;
	packages.resolve = (specifier, importer) => {
		asked.push(specifier);
		return resolve.call(packages, specifier, importer);
	};
	const runtime = { resolve: () => null } as unknown as Resolver['runtime'];
	const given: Resolver = {
		files: new Map(),
		runtime,
		packages,
		known: new Set(),
		isTyping: true,
		isSuperseded: () => false,
		...parts
	};
	return { asked, given };
}

test.each(['clsx', 'https://esm.sh/clsx'])('a half-typed %s fetches nothing', async (specifier) => {
	let isSuperseded = false;
	const { asked, given } = await resolver({ isSuperseded: () => isSuperseded });
	const resolving = resolveImport(specifier, 'App.svelte', given);
	isSuperseded = true;
	await vi.runAllTimersAsync();
	expect(await resolving).toMatchObject({ ok: false, code: 'superseded', isTransient: true });
	expect(asked).toEqual([]);
});

test('an address that stands still is taken, and needs no pause the next time', async () => {
	const url = 'https://esm.sh/clsx';
	const { given } = await resolver();
	const resolving = resolveImport(url, 'App.svelte', given);
	await vi.runAllTimersAsync();
	expect(await resolving).toEqual({ ok: true, id: url });
	expect(await resolveImport(url, 'App.svelte', given)).toEqual({ ok: true, id: url });
	expect(vi.getTimerCount()).toBe(0);
});

test.each([
	['http://example.com/x.js', /not secure.*Use https/],
	['https://', /"https:\/\/" is not an address/]
])('%s is refused with the way out', async (url, says) => {
	const { given } = await resolver({ isTyping: false });
	const resolution = await resolveImport(url, 'App.svelte', given);
	expect(resolution.ok).toBe(false);
	if (!resolution.ok) expect(`${resolution.message} ${resolution.hint ?? ''}`).toMatch(says);
});
