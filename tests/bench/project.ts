/** Projects of any size for measurements: an App with N children of about 60 lines each. */
import type { Project } from '../../src/protocol/project';

/** Stands on the last line of the component that is edited. */
export const markerLine = (text: string) => `<p class="marker">${text}</p>`;

/** `variant` makes the text another one, so that nothing that was compiled before is of use. */
function child(index: number, variant: string): string {
	const rows = Array.from(
		{ length: 8 },
		(_, row) => `	<li class:done={items[${row}]?.done}>
		<label>
			<input type="checkbox" bind:checked={items[${row}].done} />
			{items[${row}].title} of ${index}
		</label>
	</li>`
	);
	return `<script>
	let { title = 'Child ${index}', start = ${index} } = $props();

	let items = $state(
		Array.from({ length: 8 }, (_, row) => ({ title: 'Item ' + (start + row), done: row % 2 === 0 }))
	);
	const done = $derived(items.filter((item) => item.done).length);

	function toggle() {
		for (const item of items) item.done = !item.done;
	}
</script>

<h2>{title} ${variant}</h2>
<ul>
${rows.join('\n')}
</ul>
<button onclick={toggle}>{done} done</button>

<style>
	h2 {
		font-size: 1rem;
	}
	.done {
		opacity: 0.5;
	}
</style>
${markerLine('ready')}`;
}

/** The edited component is `Child0.svelte`; App shows all of them. */
export function benchProject(count: number, variant = ''): Project {
	const indices = Array.from({ length: count }, (_, index) => index);
	const imports = indices.map((index) => `	import Child${index} from './Child${index}.svelte';`);
	const uses = indices.map((index) => `<Child${index} />`);
	return {
		name: `${count} components`,
		entry: 'App.svelte',
		files: [
			...indices.map((index) => ({ path: `Child${index}.svelte`, content: child(index, variant) })),
			{
				path: 'App.svelte',
				content: `<script>\n${imports.join('\n')}\n</script>\n\n${uses.join('\n')}\n`
			}
		],
		options: {}
	};
}

export const helloProject: Project = {
	name: 'Hello',
	entry: 'App.svelte',
	files: [
		{
			path: 'App.svelte',
			content: `<script>\n\tlet name = $state('world');\n</script>\n\n<h1>Hello {name}!</h1>\n${markerLine('ready')}`
		}
	],
	options: {}
};

const SECTION = `## Penguins of section %

A penguin **walks** over the *ice*, past {count} others, and [looks](https://svelte.dev) at the sea.

- fish, {count * %} of them
- krill
- \`squid\`

\`\`\`js
const penguin = { name: 'Pip', section: % };
\`\`\`

<button onclick={() => count++}>Feed the colony of section %</button>

> The sea is cold, and the wind comes from the south.

| bird | number |
| ---- | ------ |
| Pip  | %      |
`;

/** One page of Markdown with so many lines; the marker stands on the last. */
export function markdownProject(lines: number): Project {
	const head =
		'---\ntitle: Penguins\n---\n\n<script>\n\tlet count = $state(1);\n</script>\n\n# {title}\n\n';
	const body: string[] = [];
	for (let section = 1; body.length < lines; section++) {
		body.push(...`${SECTION.replaceAll('%', String(section))}\n`.split('\n').slice(0, -1));
	}
	const room = lines - head.split('\n').length - 1;
	const content = `${head}${body.slice(0, room).join('\n')}\n\n${markerLine('ready')}`;
	return {
		name: `${lines} lines`,
		entry: 'App.svx',
		files: [{ path: 'App.svx', content }],
		options: {}
	};
}
