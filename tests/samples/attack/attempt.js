/** What was read and must not be. */
export const conquests = [];

export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Tries something. With a name, an attempt that does not fail is a conquest. */
export async function attempt(name, act) {
	try {
		await act();
		if (name !== null) conquests.push(name);
	} catch {
		// As it should be.
	}
}
