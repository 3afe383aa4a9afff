/**
 * What Rollup's `system` format leaves out: the functions a module exports can be called by those that import it in a cycle, before the
 * module itself is evaluated (https://tc39.es/ecma262/#sec-source-text-module-record-initialize-environment). Rollup publishes them in the
 * first step of `execute`. So a module that has some gets a generator in its place, `body`, that pauses right behind that step: the loader
 * takes the first step of every module before it evaluates any.
 */

/** Rollup's own words; user code cannot begin like that, since Rollup renames variables called `exports`. */
const START =
	/\bexecute: \((async )?function \(\) \{(\s+exports\((?:"(?:[^"\\\n]|\\.)*", [\w$]+|\{\n(?:\t+(?:"(?:[^"\\\n]|\\.)*"|[\w$]+): [\w$]+,?\n)+\t+\})\);)\n/;

/** `code` is a `System.register` module as Rollup made it. No line moves, so that a source map stays true. */
export function hoistFunctions(code: string): string {
	return code.replace(
		START,
		(_, async: string | undefined, step: string) =>
			`body: (${async ?? ''}function* () {${step} yield;\n`
	);
}
