/** The examples: what the menu lists. Their texts, the files under `examples/`, are fetched when one is opened. */
import type { Project } from '../protocol/project';

export interface Example {
	/** The folder under `examples/`, `first-steps/hello`. Never changes: links and the palette remember it. */
	id: string;
	title: string;
	/** One sentence that says what to try. */
	hint: string;
}

export interface ExampleGroup {
	title: string;
	examples: Example[];
}

/** A way from first steps to advanced. */
export const exampleGroups: ExampleGroup[] = [
	{
		title: 'First steps',
		examples: [
			{
				id: 'first-steps/hello',
				title: 'Hello',
				hint: 'Type your name, then change the greeting in the code and see that your name stays.'
			},
			{
				id: 'first-steps/counter',
				title: 'A counter',
				hint: 'Hatch the eggs, then let the nest hold twenty.'
			},
			{
				id: 'first-steps/bill',
				title: 'Values from values',
				hint: 'Move a slider, then show the tip in euros with one more $derived.'
			},
			{
				id: 'first-steps/packing-list',
				title: 'Lists and conditions',
				hint: 'Pack everything, then give each thing a button that takes it off the list.'
			},
			{
				id: 'first-steps/drums',
				title: 'Events',
				hint: 'Click into the result, play with A S D F, and add a drum of your own.'
			},
			{
				id: 'first-steps/mood',
				title: 'Classes and styles',
				hint: 'Make it colder until the penguin shivers, then move the limit in the class list.'
			}
		]
	}
];

/** The project of an example, made of texts by path under `examples/`: `first-steps/hello/App.svelte`. */
export function exampleProject(id: string, texts: Readonly<Record<string, string>>): Project {
	const example = exampleGroups.flatMap((group) => group.examples).find((one) => one.id === id);
	const paths = Object.keys(texts)
		.filter((path) => path.startsWith(`${id}/`))
		.map((path) => path.slice(id.length + 1));
	const entry = paths.find((path) => /^App\.(?:svelte|svx)$/.test(path));
	if (!example || !entry) {
		throw new Error(`There is no example '${id}'. Choose another one in the examples menu.`);
	}
	const rest = paths.filter((path) => path !== entry).sort();
	const files = [entry, ...rest].map((path) => ({ path, content: texts[`${id}/${path}`] ?? '' }));
	const look = texts['style.css'];
	if (look !== undefined) files.push({ path: 'style.css', content: look });
	return { name: example.title, entry, files, options: {} };
}

/** Fetches an example. Rejects when its texts cannot be fetched, or when there is no such example. */
export async function loadExample(id: string): Promise<Project> {
	const { exampleTexts } = await import('./example-texts');
	return exampleProject(id, exampleTexts);
}
