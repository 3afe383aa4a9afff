import { expect, test } from 'vitest';
import { withReducedMotion } from '../../../src/frame/motion';

test('a query for reduced motion becomes one that always holds, and its opposite one that never does', () => {
	expect(withReducedMotion('(prefers-reduced-motion: reduce)')).toBe('(min-width: 0px)');
	expect(withReducedMotion('(prefers-reduced-motion)')).toBe('(min-width: 0px)');
	expect(withReducedMotion('( PREFERS-reduced-motion:no-preference )')).toBe('(max-width: 0px)');
});

test('the rest of a query stays', () => {
	expect(withReducedMotion('screen and (prefers-reduced-motion: reduce), (width > 3px)')).toBe(
		'screen and (min-width: 0px), (width > 3px)'
	);
	expect(withReducedMotion('(prefers-color-scheme: dark)')).toBe('(prefers-color-scheme: dark)');
});
