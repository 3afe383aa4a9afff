import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile, compileModule } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { exampleGroups, exampleProject, loadExample } from '../../../src/app/examples';

const folder = fileURLToPath(new URL('../../../examples/', import.meta.url));
const examples = exampleGroups.flatMap((group) => group.examples);

test('every folder of examples is in the menu once, and nothing else is', () => {
	const folders = readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.flatMap(({ name }) => readdirSync(folder + name).map((slug) => `${name}/${slug}`));
	expect(examples.map(({ id }) => id).sort()).toEqual(folders.sort());
});

test('titles are told apart, and a hint is one sentence', () => {
	expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length);
	for (const { hint } of examples) expect(hint).toMatch(/^[A-Z][^.!?]*(?:\.[a-z][^.!?]*)*[.!?]$/);
});

test('an example that does not exist says so', async () => {
	await expect(loadExample('runes/none')).rejects.toThrow("There is no example 'runes/none'.");
	expect(() => exampleProject('first-steps/hello', {})).toThrow('Choose another one');
});

describe.each(examples)('the example $title', ({ id, title }) => {
	test('is a project that begins with its entry', async () => {
		const project = await loadExample(id);
		expect(project.name).toBe(title);
		expect(project.files[0]?.path).toBe(project.entry);
		expect(project.files.every(({ content }) => content !== '')).toBe(true);
	});

	test('compiles without a warning', async () => {
		for (const { path, content } of (await loadExample(id)).files) {
			if (typeof content !== 'string') continue;
			const options = { filename: path, dev: true, experimental: { async: true } };
			const customElement = content.includes('customElement=');
			if (path.endsWith('.svelte')) {
				expect(compile(content, { ...options, customElement }).warnings).toEqual([]);
			}
			if (/\.svelte\.js$/.test(path)) expect(compileModule(content, options).warnings).toEqual([]);
		}
	});
});
