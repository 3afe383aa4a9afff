import { expect, test } from 'vitest';
import { HotContext } from '../../../src/frame/hot';
import { KeptStates } from '../../../src/frame/kept-states';

test('callbacks for other modules are no callbacks for this one, and nothing that Vite has is missing', () => {
	const hot = new HotContext(
		{ id: '/App.svelte' },
		{ data: {}, versions: 0 },
		{ states: new KeptStates(), invalidate() {} }
	);
	const callback = () => {};
	hot.accept();
	hot.accept(callback);
	Reflect.apply(hot.accept.bind(hot), undefined, [['./a.js'], () => {}]);
	expect(hot.onAccept).toEqual([callback]);
	for (const name of ['dispose', 'prune', 'decline', 'invalidate', 'on', 'off', 'send'] as const) {
		expect(hot[name]).toBeTypeOf('function');
	}
});
