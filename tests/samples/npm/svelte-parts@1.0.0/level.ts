import { onMount } from 'svelte';
export const Level: string = typeof onMount;
