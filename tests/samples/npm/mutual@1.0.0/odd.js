import { even } from './even.js';

export function odd(count) {
	return count !== 0 && even(count - 1);
}

/** Asked before `even.js` has run. */
export const early = even(4);
