/** Opens an example as a project of its own, with the sentence that says what to try. */
import { exampleGroups, loadExample } from './examples';
import type { Session } from './session.svelte';

/** What is wrong when the texts of the example could not be fetched; null when it is open. */
export async function openExample(session: Session, id: string): Promise<string | null> {
	const example = exampleGroups
		.flatMap(({ examples }) => examples)
		.find((known) => known.id === id);
	try {
		session.open(await loadExample(id), { hint: example?.hint ?? '' });
		return null;
	} catch {
		return 'The example could not be loaded. Check the connection and try again.';
	}
}
