/** Imported for their effect alone: each adds a grammar to the Prism it finds in `globalThis`. */
declare module 'prismjs/components/*';
declare module 'prism-svelte';
