/** Runs in the compiler worker: one of mdsvex's packages tries Node's `util` and brings its own where there is none. */
export default {};
