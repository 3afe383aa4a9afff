import { afterEach, expect, test, vi } from 'vitest';
import { linkAll, load } from '../compiler/programs';

vi.mock('@rollup/browser', () => import('rollup'));

afterEach(() => {
	vi.unstubAllGlobals();
});

test('as in Vite, a version is disposed of before the next is evaluated, and accepts it after that', async () => {
	const said: unknown[] = [];
	vi.stubGlobal('say', (word: unknown) => said.push(word));
	const [app, first] = await linkAll({
		'/app': "import it from '/it'; export const read = () => it;",
		'/it': `const { hot } = import.meta;
			hot.dispose((data) => { data.left = 'something'; say('disposed'); });
			hot.accept((module) => say('accepts ' + module.default));
			hot.accept(['/other'], () => say('never'));
			hot.on('vite:beforeUpdate', () => say('never'));
			export default 'one';`
	});
	const [second] = await linkAll({
		'/it': "say('gets ' + import.meta.hot.data.left); export default 'two';"
	});
	if (!app || !first || !second) throw new Error('nothing was linked');
	const loader = load([app, first]);
	const { read } = await loader.import('/app');
	await loader.swap({ modules: [second], inside: {} }, () => said.push('flush'));
	expect(said).toEqual(['disposed', 'gets something', 'accepts two', 'flush']);
	// Importers hold what they know: with components that is the wrapper, whose inside has changed.
	expect(typeof read === 'function' && read()).toBe('one');
});
