import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '../../../src/workspace/new-id';

afterEach(() => {
	vi.unstubAllGlobals();
});

test('ids differ, also on a page served over plain HTTP', () => {
	const { crypto } = globalThis;
	vi.stubGlobal('crypto', {
		getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)
	});
	const ids = Array.from({ length: 100 }, () => newId());
	expect(new Set(ids).size).toBe(100);
	for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});
