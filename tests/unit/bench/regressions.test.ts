import { expect, it } from 'vitest';
import { regressions } from '../../bench/regressions';
import type { Ratio } from '../../bench/result';

const figure = (value: number, rest: Partial<Ratio> = {}): Ratio => ({
	id: 'edit',
	what: 'edit to DOM / floor',
	value,
	goal: 1,
	detail: 'of 5 edits',
	...rest
});

it.each([1, 2, 3])('a figure of %s is let pass where the bound is 2', (value) => {
	expect(regressions([figure(value)], { edit: 2 })).toEqual([]);
});

it('a figure that is worse than its bound by more than half is told with its limit', () => {
	expect(regressions([figure(3.01)], { edit: 2 })).toEqual([
		'edit to DOM / floor: 3.01, and 3.00 is the limit (of 5 edits).'
	]);
	expect(regressions([figure(901, { unit: 'ms' })], { edit: 600 })).toEqual([
		'edit to DOM / floor: 901 ms, and 900 ms is the limit (of 5 edits).'
	]);
});

it('of a share, less is worse', () => {
	const share = (value: number) => figure(value, { what: 'states shown', isShare: true });
	expect(regressions([share(1), share(0.9), share(0.6)], { edit: 0.9 })).toEqual([]);
	expect(regressions([share(0.59)], { edit: 0.9 })).toEqual([
		'states shown: 0.59, and 0.60 is the limit (of 5 edits).'
	]);
});

it('a bound of 0 leaves no room', () => {
	expect(regressions([figure(0)], { edit: 0 })).toEqual([]);
	expect(regressions([figure(0.01)], { edit: 0 })).toHaveLength(1);
});

it('a figure without a bound is named, with the file that lacks it', () => {
	expect(regressions([figure(1), figure(1, { id: 'new' })], { edit: 2 })).toEqual([
		'new has no bound. Add one to tests/bench/bounds.json.'
	]);
});

it.each([false, true])('what is no number fails, where a share is counted: %s', (isShare) => {
	const [told] = regressions([figure(NaN, { isShare })], { edit: 2 });
	expect(told).toContain('NaN, and ');
});
