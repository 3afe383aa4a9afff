/** What a new project begins with. */
import type { Project } from '../protocol/project';

export interface Template {
	id: 'svelte' | 'mdsvex' | 'empty';
	title: string;
	/** One line that says what is in it. */
	text: string;
	project: Project;
}

const COUNTER = `<script>
	let count = $state(0);
	const doubled = $derived(count * 2);
</script>

<main>
	<h1>Hello</h1>
	<button onclick={() => count++}>Clicked {count} times</button>
	<p>Twice that is {doubled}.</p>
</main>

<style>
	main {
		max-width: 36rem;
		margin: 3rem auto;
		padding: 0 1.25rem;
		font-family: system-ui, sans-serif;
	}
</style>
`;

const PAGE = `---
layout: ./Layout.svelte
title: A new page
---

<script>
	import Counter from './Counter.svelte';
</script>

# {title}

This page is **Markdown**, and what stands below is a Svelte component.

<Counter start={3} />

- frontmatter becomes constants: \`title\` is one
- components go between paragraphs, or inside of them
- the layout is a component as well: see \`Layout.svelte\`
`;

const PAGE_COUNTER = `<script>
	let { start = 0 } = $props();
	// svelte-ignore state_referenced_locally
	let count = $state(start);
</script>

<button onclick={() => count++}>Clicked {count} times</button>
`;

const LAYOUT = `<script>
	let { title, children } = $props();
</script>

<svelte:head><title>{title}</title></svelte:head>

<article>{@render children()}</article>

<style>
	article {
		max-width: 38rem;
		margin: 3rem auto;
		padding: 0 1.25rem;
		font: 1rem/1.65 system-ui, sans-serif;
	}
</style>
`;

function project(name: string, entry: string, files: Record<string, string>): Project {
	return {
		name,
		entry,
		files: Object.entries(files).map(([path, content]) => ({ path, content })),
		options: {}
	};
}

export const TEMPLATES: readonly Template[] = [
	{
		id: 'svelte',
		title: 'Svelte',
		text: 'A component with a counter',
		project: project('Svelte project', 'App.svelte', { 'App.svelte': COUNTER })
	},
	{
		id: 'mdsvex',
		title: 'mdsvex',
		text: 'A Markdown page, its layout and a component',
		project: project('mdsvex project', 'App.svx', {
			'App.svx': PAGE,
			'Counter.svelte': PAGE_COUNTER,
			'Layout.svelte': LAYOUT
		})
	},
	{
		id: 'empty',
		title: 'Empty',
		text: 'One empty file',
		project: project('Empty project', 'App.svelte', { 'App.svelte': '' })
	}
];
