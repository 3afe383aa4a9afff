export default 'svelte';
