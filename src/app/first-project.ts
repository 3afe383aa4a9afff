/** What a visitor sees who comes for the first time: a live Markdown page with a layout, and the component that shows it. */
import type { Project } from '../protocol/project';

const APP = `<script>
	import Penguins from './Penguins.svelte';
	import Post from './Post.svx';
	import { colony } from './colony.svelte.js';

	$effect(() => {
		console.log('penguins:', colony.count);
	});
</script>

<main>
	<Post />
	<Penguins count={colony.count} />
</main>

<style>
	main {
		--ink: light-dark(#10222f, #eef6fc);
		--soft: light-dark(#40596b, #b3c7d8);
		position: relative;
		min-height: 100dvh;
		overflow: hidden;
		color: var(--soft);
		font: 15px/1.6 system-ui, sans-serif;
		background: linear-gradient(
			light-dark(#f9fcff, #0e1a2a),
			light-dark(#cde5f6, #1f4a69)
		);
	}

	:global(body) {
		margin: 0;
	}
</style>
`;

const POST = `---
layout: ./Layout.svelte
title: Counting penguins
minutes: 1
---

<script>
	import { colony } from './colony.svelte.js';
</script>

A rookery is where penguins nest. This page is **Markdown** with live
Svelte in the middle, and \`{colony.count}\` is real:

<button onclick={() => colony.count++}>Hatch one</button>

**{colony.count}** penguins, {colony.eggs} eggs kept warm
`;

const LAYOUT = `<script>
	// The frontmatter of Post.svx comes in as props.
	let { title, minutes, children } = $props();
</script>

<article>
	<small>Post.svx · {minutes} min read</small>
	<h1>{title}</h1>
	{@render children()}
</article>

<style>
	article {
		position: relative;
		z-index: 1;
		max-width: 23.5rem;
		padding: 28px clamp(20px, 6vw, 34px) 150px;

		:global(strong) {
			color: var(--ink);
		}

		:global(code) {
			padding: 1px 5px;
			border-radius: 4px;
			color: var(--ink);
			background: light-dark(#0b4a7614, #d5ecff1a);
		}

		:global(button) {
			padding: 10px 20px;
			border: 0;
			border-radius: 20px;
			font: 600 14px/1.3 system-ui, sans-serif;
			color: light-dark(#fff, #0f1b2b);
			background: light-dark(#17354c, #eaf5fd);
			box-shadow: 0 6px 16px -8px #0009;
			cursor: pointer;
		}

		:global(button:active) {
			transform: scale(0.97);
		}
	}

	h1 {
		margin: 4px 0 10px;
		font-size: 30px;
		line-height: 1.1;
		letter-spacing: -0.02em;
		color: var(--ink);
	}
</style>
`;

const PENGUINS = `<script>
	let { count } = $props();
</script>

<div class="sun"></div>
<svg class="land" viewBox="0 0 600 160" preserveAspectRatio="none">
	<path class="far" d="M0 104 66 66l40 22 62-58 52 44 46-16 74 52h260v46H0Z" />
	<path class="near" d="M290 140l64-58 40 18 56-60 44 30 46-18 60 50v38Z" />
	<path class="snow" d="M0 122q75-14 150 0t150 0 150 0 150 0v38H0Z" />
</svg>

<div class="colony">
	{#each { length: count }, index}
		<svg viewBox="0 0 40 52" style:--delay="{index * -0.7}s">
			<path class="feet" d="M13 49h5M22 49h5" />
			<path
				class="coat"
				d="M20 2C12 2 9 7 9 14c0 5-6 9-6 19 0 11 8 16 17 16s17-5 17-16
				c0-10-6-14-6-19 0-7-3-12-11-12Z"
			/>
			<path
				class="belly"
				d="M20 18c-2-4-8-3-8 1 0 4-3 7-3 14 0 8 5 13 11 13s11-5 11-13
				c0-7-3-10-3-14 0-4-6-5-8-1Z"
			/>
			<circle cx="15.5" cy="13" r="1.7" />
			<circle cx="24.5" cy="13" r="1.7" />
			<path class="beak" d="M17 17h6l-3 4Z" />
		</svg>
	{/each}
</div>

<style>
	.sun {
		position: absolute;
		top: 44px;
		right: 48px;
		width: 72px;
		height: 72px;
		border-radius: 50%;
		background: light-dark(#ffe4bd, #eaf4fb);
		box-shadow: 0 0 0 14px light-dark(#ffeed888, #d9ecfa14);
	}

	@media (max-width: 540px) {
		.sun {
			inset: auto 40px 190px auto;
		}
	}

	.land {
		position: absolute;
		inset: auto 0 0;
		width: 100%;
		height: 160px;
	}

	.far {
		fill: light-dark(#dcecf9, #1c3d58);
	}

	.near {
		fill: light-dark(#cbe2f4, #24506f);
	}

	.snow {
		fill: light-dark(#ffffff, #bcd6e8);
	}

	.colony {
		position: absolute;
		inset: auto 0 22px;
		display: flex;
		align-items: end;
		gap: 6px;
		padding: 0 28px;
	}

	.colony svg {
		flex: 0 1 50px;
		min-width: 0;
		transform-origin: bottom;
		animation:
			hatch 0.4s ease-out,
			waddle 2.6s ease-in-out var(--delay) 12;
	}

	.colony svg:nth-child(3n + 2) {
		flex-basis: 38px;
	}

	.feet {
		stroke: #ff8a3c;
		stroke-width: 4;
		stroke-linecap: round;
	}

	.coat {
		fill: #1d3043;
	}

	.belly {
		fill: #f4f9fd;
	}

	.beak {
		fill: #ff8a3c;
	}

	@keyframes hatch {
		from {
			opacity: 0;
			translate: 0 16px;
			scale: 0.4;
		}
	}

	@keyframes waddle {
		0%,
		100% {
			transform: rotate(-2.5deg);
		}
		50% {
			transform: rotate(2.5deg);
		}
	}

	@media (prefers-reduced-motion: reduce) {
		.colony svg {
			animation: none;
		}
	}
</style>
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
		{ path: 'Layout.svelte', content: LAYOUT },
		{ path: 'Penguins.svelte', content: PENGUINS },
		{ path: 'colony.svelte.js', content: COLONY }
	],
	options: {}
};
