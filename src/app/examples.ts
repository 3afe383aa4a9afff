/** The examples, as a way from first steps to advanced. Their texts are loaded when one is opened. */
import type { Project } from '../protocol/project';

export interface Example {
	/** Never changes: links and the palette remember it. */
	id: string;
	title: string;
	/** One sentence that says what to try. */
	hint: string;
}

export const exampleGroups: readonly { title: string; examples: readonly Example[] }[] = [
	{
		title: 'First steps',
		examples: [
			{
				id: 'penguins',
				title: 'Counting penguins',
				hint: 'Press “Hatch one”, then change a word in Post.svx: the colony stays.'
			}
		]
	}
];

/** Rejects when the texts cannot be fetched, or no example has this id. */
export async function loadExample(id: string): Promise<Project> {
	if (id !== 'penguins') throw new Error(`There is no example “${id}”.`);
	const { FIRST_PROJECT } = await import('./first-project');
	return FIRST_PROJECT;
}
