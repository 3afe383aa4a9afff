import { rollup } from 'rollup';
import { describe, expect, it } from 'vitest';
import { linkModules } from '../../../workers/compiler/npm/link';
import type { ModuleNode } from '../../../workers/compiler/npm/nodes';

describe('linking many modules', () => {
	it('gives signs of life while modules are read and while they are written', async () => {
		const modules = Array.from({ length: 20 }, (_, index): ModuleNode => {
			const code = `export const n = ${index};`;
			return {
				id: `npm:/many@1.0.0/${index}.js`,
				edges: [],
				css: null,
				content: { kind: 'module', code }
			};
		});
		let steps = 0;
		const { code } = await linkModules(modules, rollup, () => (steps += 1));
		expect(code.size).toBe(20);
		expect(steps).toBeGreaterThanOrEqual(40);
	});
});
