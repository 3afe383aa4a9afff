/** The examples: what the menu lists. Their texts, the files under `examples/`, are fetched when one is opened, or after the first result. */
import type { Project } from '../protocol/project';
import { exampleGroups } from './example-list';

export { exampleGroups };
export type { Example, ExampleGroup } from './example-list';

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
