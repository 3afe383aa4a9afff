/**
 * The preset dictionary of link version 1: text that Svelte and mdsvex projects are likely to hold, the likeliest last
 * because near matches cost fewer bits. FROZEN: every link ever made needs it byte for byte. A better dictionary is a
 * new version of the format. Only ASCII, line feeds and tabs.
 */
const text = `d3-scale d3-shape three date-fns lodash-es nanoid zod marked svelte-motion esm-env clsx {"lock":{"@^1":"1.0.0","@*":"@latest":"
linear-gradient( radial-gradient(rgba(0, 0, 0, 0.1) var(--color var(--accent transform: translate(-50%, -50%) rotate(scale(animation: keyframes {
	from { to { infinite; ease-in-out linear forwards; calc(100% - repeat(auto-fill, minmax(1fr)) @media (prefers-color-scheme: dark) {
@media (max-width: 600px) { ::before ::after { content: ''; position: absolute; top: 0; left: 0; right: 0; bottom: 0; z-index: 1; overflow: hidden;
text-decoration: none; white-space: pre-wrap; list-style: none; box-sizing: border-box; opacity: 0.5; visibility: hidden; pointer-events: none;
letter-spacing: line-height: 1.5; font-style: italic; text-transform: uppercase; user-select: none; object-fit: cover; outline: none; inset: 0;
box-shadow: 0 1px 2px rgba(0, 0, 0, 0.2); transition: all 0.2s ease; grid-template-columns: aspect-ratio: 1; place-items: center; accent-color:
:root { body { html { main { h1 { h2 { ul { li { p { a { img { input { label { form { nav { header { footer { section { table { svg { canvas { span {
	color-scheme: light dark; min-height: 100vh; max-width: 40rem; margin: 0 auto; margin-top: 1rem; margin-bottom: 0.5rem; text-align: center;
	font-family: system-ui, sans-serif; font-size: 1.5rem; font-weight: bold; background-color: #fff; background: #ff3e00; color: #333; color: white;
	border: 1px solid #ccc; border: none; border-radius: 4px; padding: 0.5rem 1rem; padding: 1em; width: 100%; height: 100%; cursor: pointer;
	display: inline-block; display: grid; display: flex; flex-direction: column; flex-wrap: wrap; justify-content: space-between; align-items: center;
	justify-content: center; gap: 1rem; position: relative; margin: 0;
}
:global(.active .selected .container .card .button:hover:focus-visible:disabled:first-child:not(:nth-child(
---
title: Hello
layout: ./layout.svelte
date: description: author: tags: published: true
---

# Heading

## Getting started

Some **bold** and *italic* text with a [link](https:// and ![image]( and \`code\`.

- one
- two

1. first

> quote

| a | b |
| --- | --- |

\`\`\`js
\`\`\`svelte
\`\`\`ts
\`\`\`css
\`\`\`html
\`\`\`bash
npm install
\`\`\`
export const metadata = {
export class Store { #private; constructor( static get set async function fetch(await response.json()); throw new Error(
try { } catch (error) { console.error(error); } finally { switch (case default: break; while (for (let i = 0; i < items.length; i += 1) { for (const item of items) {
if (!typeof instanceof === 'string' 'number' 'function' undefined null) return true; return false; } else if (=== 0 !== null && || ?? ?. => {
new Map([ new Set([ new Date().toLocaleTimeString() new Promise((resolve) => setTimeout(resolve, 1000)); Math.random() Math.floor( Math.round( Math.max( Math.min(
Object.keys( Object.entries( Array.from({ length: 10 }, (_, i) => i) JSON.stringify( JSON.parse( localStorage.getItem( document.querySelector( window.addEventListener(
.map((item) => .filter((item) => item.id !== id) .reduce((a, b) => a + b, 0) .find( .some( .includes( .push({ .slice( .splice( .sort((a, b) => .join(', ') .split(' ') .forEach( .toFixed(2) .trim() .replace( .toUpperCase() .toString()
interface Props extends Record<string, number> { readonly children: Snippet; name: string; value: number; done: boolean; items: string[]; } type Item = { id: number; text: string; } as const; satisfies Partial<
import type { Snippet } from 'svelte';
import type { Action } from 'svelte/action';
import { onMount, onDestroy, tick, untrack, mount, unmount, setContext, getContext, createContext, hydrate, flushSync } from 'svelte';
import { writable, readable, derived, get } from 'svelte/store';
import { fade, fly, slide, scale, blur, draw, crossfade } from 'svelte/transition';
import { flip } from 'svelte/animate';
import { quintOut, cubicOut, elasticOut, cubicInOut } from 'svelte/easing';
import { Spring, Tween, spring, tweened, prefersReducedMotion } from 'svelte/motion';
import { SvelteMap, SvelteSet, SvelteDate, SvelteURL, MediaQuery, createSubscriber } from 'svelte/reactivity';
import { innerWidth, scrollY } from 'svelte/reactivity/window';
import { createAttachmentKey } from 'svelte/attachments';
<svelte:options runes={true} customElement="my-element" />
<svelte:window onkeydown={onkeydown} bind:innerWidth={width} bind:scrollY={y} />
<svelte:document onvisibilitychange={ <svelte:body onmouseenter={ <svelte:element this={tag}> <svelte:boundary> {#snippet failed(error, reset)} {#snippet pending()}
<svelte:head>
	<title>{title}</title>
	<meta name="description" content=" />
</svelte:head>
<svelte:component this={Component} {...props} /> <slot name=" /> <slot></slot> export let on:click={ createEventDispatcher(); $: $$props $$restProps
{@html content} {@debug value} {@const total = {@attach (node) => { {@render children?.()} {@render row(item)} {#key value} {/key}
{#await promise} {:then data} {:catch error} <p style="color: red">{error.message}</p> {/await}
use:action transition:fade={{ duration: 200 }} in:fly={{ y: 20, duration: 300 }} out:fade animate:flip style:color={color} class:active={active}
bind:this={element} bind:group={selected} bind:clientWidth={w} bind:files bind:innerHTML bind:checked={todo.done} bind:value={value}
onsubmit={(event) => { event.preventDefault(); onkeydown={(e) => { if (e.key === 'Enter') onpointermove={ onmouseenter={ oninput={ onchange={(e) => (value = e.currentTarget.value)}
<svg viewBox="0 0 100 100" xmlns="http://www.w3.org/2000/svg" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2"><path d="M <circle cx="50" cy="50" r="40" <rect x= <line x1= <g transform="translate(
<a href="https:// target="_blank" rel="noopener noreferrer"> <img src={src} alt=" <option value={ </option> </select> <textarea></textarea> <form> </form> <table> <thead> <tbody> <tr> <th> <td> </td> </tr> </table>
<label> <input type="text" placeholder=" <input type="checkbox" <input type="range" min="0" max="100" <input type="number" <section> <header> <nav> <footer> <article> <strong> <em> <br /> <hr /> <pre> <code> </code> </pre> <canvas> </canvas> <dialog>
aria-label=" role=" tabindex="0" data- class=" id=" style=" disabled={ hidden
P\x0fstate.svelte.jsTP\x08index.jsTP\x08store.jsTP\x0astyles.cssTP\x09data.jsonTP\x08types.tsTP\x11lib/Header.svelteTP\x0bTodo.svelteTP\x0bItem.svelteTP\x0bCard.svelteTP\x0dButton.svelteTP\x0dNested.svelteTP\x0cChild.svelteTP\x10Component.svelteTP\x0eCounter.svelteT<script>
import Header from './lib/ import Button from './Button.svelte'; import Todo from './Todo.svelte'; import Nested from './Nested.svelte'; import Child from './Child.svelte'; import Counter from './Counter.svelte';
	export let name; export const export default export function create
	let { children, data, name = 'world', value = $bindable(), onclick, ...rest }: Props = $props();
	let todos = $state([]); let items = $state([ { id: 1, text: ' done: false }, ]); let name = $state('world'); let value = $state(''); let open = $state(false); $state.raw( $state.snapshot(
	let filtered = $derived(items.filter((item) => let doubled = $derived(count * 2); $derived.by(() => { $inspect(count); $effect.pre(() => { $host().dispatchEvent(
	onMount(() => {
		const interval = setInterval(() => { count += 1; }, 1000);
		return () => { clearInterval(interval); };
	});
	$effect(() => {
		console.log(count);
	});
</script>

<svelte:window {onkeydown} />
<main>
	<h2>Hello {name}!</h2>
	<input bind:value={name} placeholder="enter your name" />
	<ul>
		{#each items as item, i (item.id)}
			<li class:done={item.done}>{item.name}</li>
		{:else}
			<p>Nothing here.</p>
		{/each}
	</ul>
	{#if open}
		<div class="container">
			<span>{value}</span>
		</div>
	{:else if loading}
	{:else}
	{/if}
	{#snippet row(item)}
	{/snippet}
	<Button onclick={() => (open = !open)}>Toggle</Button>
	<Counter />
	<Child {name} />
</main>

<style>
	h1 {
		color: red;
	}

	button {
		padding: 0.5rem 1rem;
	}

	.done {
		text-decoration: line-through;
	}
</style>
P\x09Intro.svxTP\x09index.svxTP\x09README.mdTE\x07App.svxP\x07App.svxT---
title: 
---

<script module>
</script>
<script lang="ts">
	import 
<script>
	import { onMount } from 'svelte';
	import Component from './Component.svelte';

	let { children } = $props();
	let count = $state(0);
	let doubled = $derived(count * 2);

	function increment() {
		count += 1;
	}

	const handleClick = () => {
		count++;
	};
</script>

<button onclick={increment}>
	Clicked {count}
	{count === 1 ? 'time' : 'times'}
</button>

<button onclick={() => count++}>
	clicks: {count}
</button>

<p>{count} doubled is {doubled}</p>

{@render children()}

<h1>Hello {name}!</h1>
P
App.svelteT<script>
	let name = $state('world');
</script>

<h1>Hello {name}!</h1>
`;

/** As bytes, for the deflate and inflate calls. */
export const dictionary = new TextEncoder().encode(text);
