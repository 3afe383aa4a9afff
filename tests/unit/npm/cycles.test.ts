import { expect, it } from 'vitest';
import { setup } from './sample-registry';
import { run } from './system-loader';

it('functions of modules that import each other can be called before those have run', async () => {
	const { packages } = await setup();
	const { early, even } = await run(packages, 'mutual@1.0.0');
	expect(early).toBe(true);
	expect(typeof even === 'function' && even(7)).toBe(false);
});
