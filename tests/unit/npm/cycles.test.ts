import { expect, it } from 'vitest';
import { setup } from './sample-registry';
import { run } from './system-loader';

it('functions of modules that import each other can be called before those have run', async () => {
	const { packages } = await setup();
	const { early, even } = await run(packages, 'mutual@1.0.0');
	expect(early).toBe(true);
	expect(typeof even === 'function' && even(7)).toBe(false);
});

it.each(['esm-cycle', 'esm-cycle/common'])(
	'a script sees what the module that it requires exports later: %s',
	async (entry) => {
		const { packages } = await setup();
		const { late } = await run(packages, entry);
		expect(typeof late === 'function' && late()).toEqual({
			value: 'value',
			keys: expect.arrayContaining(['early', 'late', 'seen', 'value']),
			same: true
		});
	}
);

it('a script that runs before the module it requires sees its functions and no values', async () => {
	const { packages } = await setup();
	const { seen } = await run(packages, 'esm-cycle');
	expect(seen).toEqual({ early: 'early', value: undefined, isModule: true });
});
