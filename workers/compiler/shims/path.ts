/** Runs in the compiler worker: stands in for Node's `path` where mdsvex imports it. */
export * from 'pathe';
export { default } from 'pathe';
