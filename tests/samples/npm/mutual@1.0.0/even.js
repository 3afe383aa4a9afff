import { odd, early } from './odd.js';

export function even(count) {
	return count === 0 || odd(count - 1);
}

export { early };
