import { expect, test } from 'vitest';
import { setup } from './sample-registry';

test('a linked module knows what its package promises of its effects', async () => {
	const { packages } = await setup();
	const at = (path: string) => `npm:/barrel@1.0.0/${path}`;
	const { modules } = await packages.link([at('icons/camera.js'), at('icons/loud.js')]);
	const free = new Map(modules.map(({ linked, isFreeOfEffects }) => [linked.id, isFreeOfEffects]));
	expect(free.get(at('icons/camera.js'))).toBe(true);
	expect(free.get(at('icons/loud.js'))).toBe(false);
});
