/** What a visitor sees who comes for the first time: a component, and a live Markdown page beside it. */
import type { Project } from '../protocol/project';

const APP = `<script>
	import Post from './Post.svx';
	import { colony } from './colony.svelte.js';
</script>

<main>
	<Post />
	<p><b>{colony.count}</b> penguins keep {colony.eggs} eggs warm.</p>
</main>

<style>
	main {
		max-width: 36rem;
		margin: 2rem auto;
		padding: 0 1rem;
	}
</style>
`;

const POST = `---
title: Counting penguins
---

<script>
	import { colony } from './colony.svelte.js';
</script>

# {title}

A rookery is where penguins nest. This page is **Markdown** with a live
Svelte button in the middle:

<button onclick={() => colony.count++}>Hatch one</button>

- edit anything, and it shows as you type
- \`console.log\` lands in the console below
- Share gives you a link that holds it all
`;

const COLONY = `class Colony {
	count = $state(7);
	eggs = $derived(this.count * 2);
}

export const colony = new Colony();
`;

export const FIRST_PROJECT: Project = {
	name: 'Counting penguins',
	entry: 'App.svelte',
	files: [
		{ path: 'App.svelte', content: APP },
		{ path: 'Post.svx', content: POST },
		{ path: 'colony.svelte.js', content: COLONY }
	],
	options: {}
};
