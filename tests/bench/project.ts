/** Projects of any size for measurements: an App with N children of about 60 lines each. */
import type { Project } from '../../src/protocol/project';

/** Stands on the last line of the component that is edited. */
export const markerLine = (text: string) => `<p class="marker">${text}</p>`;

function child(index: number): string {
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

<h2>{title}</h2>
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
export function benchProject(count: number): Project {
	const indices = Array.from({ length: count }, (_, index) => index);
	const imports = indices.map((index) => `	import Child${index} from './Child${index}.svelte';`);
	const uses = indices.map((index) => `<Child${index} />`);
	return {
		name: `${count} components`,
		entry: 'App.svelte',
		files: [
			...indices.map((index) => ({ path: `Child${index}.svelte`, content: child(index) })),
			{
				path: 'App.svelte',
				content: `<script>\n${imports.join('\n')}\n</script>\n\n${uses.join('\n')}\n`
			}
		],
		options: {}
	};
}
