/** The texts of all examples by path under `examples/`. A chunk of its own, fetched with the first example that is opened. */

const found = import.meta.glob<string>('/examples/**', {
	query: '?raw',
	import: 'default',
	eager: true
});

export const exampleTexts: Readonly<Record<string, string>> = Object.fromEntries(
	Object.entries(found).map(([path, text]) => [path.slice('/examples/'.length), text])
);
