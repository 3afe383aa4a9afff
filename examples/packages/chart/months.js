/** Mean temperatures at a station on the coast, made up but plausible. */
export const months = [
	['Jan', 1],
	['Feb', -2],
	['Mar', -7],
	['Apr', -12],
	['May', -16],
	['Jun', -19],
	['Jul', -23],
	['Aug', -24],
	['Sep', -20],
	['Oct', -13],
	['Nov', -6],
	['Dec', 0]
].map(([name, degrees]) => ({ name, degrees }));
