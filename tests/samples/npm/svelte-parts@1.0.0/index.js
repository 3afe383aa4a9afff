export { default as Button } from './Button.svelte';
export { store } from './store.svelte.js';
export { Level } from './level';
