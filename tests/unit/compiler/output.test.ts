import { tokenizer } from 'acorn';
import { compile } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { shrinkCss, shrinkJavaScript } from '../../../workers/compiler/output-size';

function tokens(code: string): string[] {
	const all = tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module' });
	return [...all].map(({ start, end }) => code.slice(start, end));
}

test('shrunk JavaScript has the same tokens and no comments', () => {
	const code = `// one
const a = 1 + +2, b = a - -a; /* two */ let c = a / /x y/g.lastIndex
let d = \`x  \${ a } // no comment\`
export { a , b, c as default };
for (const e of [a]) d += e++ + ++c`;
	const small = shrinkJavaScript(code);
	expect(tokens(small)).toEqual(tokens(code));
	expect(small).not.toContain('two');
	expect(small.length).toBeLessThan(code.length);
});

test('a component stays what it is when it is shrunk', () => {
	const source = '<script>let n = $state(0)</script>{#if n}<b>{n}</b>{:else}<i>no</i>{/if}';
	const { js } = compile(source, { generate: 'client' });
	const small = shrinkJavaScript(js.code);
	expect(tokens(small)).toEqual(tokens(js.code));
	expect(small.length).toBeLessThan(js.code.length);
});

test('shrunk CSS keeps its strings', () => {
	const css =
		'a::after {\n\tcontent: "/* x  y */";\n\tcolor : red;\n} /* gone */\n\n.b , .c { margin: 0 auto }';
	expect(shrinkCss(css)).toBe('a::after{content: "/* x  y */";color : red;}.b,.c{margin: 0 auto}');
});
