import { derived, writable } from 'svelte/store';

export const temperature = writable(-4);

const values = [];

/** Every value that temperature has had. */
export const history = derived(temperature, (value) => {
	values.push(value);
	return [...values];
});
