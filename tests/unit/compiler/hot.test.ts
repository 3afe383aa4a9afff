/** Over what the Svelte compiler really makes, since its printer breaks lines as it likes. */
import { expect, test } from 'vitest';
import { enterInside, keepState } from '../../../workers/compiler/hot';
import { compileSvelte } from '../../../workers/compiler/stages/svelte';

async function compile(script: string, markup = '') {
	const source = `<script lang="ts">\n${script}\n</script>\n${markup}`;
	const result = await compileSvelte({
		...{ path: 'App.svelte', source, generate: 'client', css: 'external', hmr: true }
	});
	expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
	return { before: result.code, after: keepState(result.code, result.states) };
}

const REQUEST =
	/, \$\$kept_(\S+) = (\S+) = import\.meta\.hot\.keepState\(\$\$props, '(.+?)', \{ written: '(\w+)', isLiteral: (\w+), kind: '(\w+)' \}, (\S+)\)/g;

/** By name: what it was made into, and what stands for what the user wrote. */
async function kept(script: string, markup = '') {
	const { after } = await compile(script, markup);
	return new Map(
		[...after.matchAll(REQUEST)].map(
			([, , , name = '', written = '', isLiteral = '', kind = '']) => [
				name,
				{ written, isLiteral: isLiteral === 'true', kind }
			]
		)
	);
}

async function kinds(script: string, markup = '') {
	return Object.fromEntries(
		[...(await kept(script, markup))].map(([name, one]) => [name, one.kind])
	);
}

const written = async (script: string, markup = '') =>
	(await kept(script, markup)).get('n')?.written;

const LONG = "[{ id: 1, text: 'a', done: false }, { id: 2, text: 'b', done: false }]";

test('each $state is kept, however the compiler breaks it into lines', async () => {
	expect(
		await kinds(
			`let count = $state(0);
			let todos = $state(${LONG});
			let again = $state<unknown>(${LONG});
			let form = $state({ name: '', mail: '', street: 'a long street', city: 'a larger city yet' });
			let x = $state(1), y = $state([x]);
			let größe = $state(1);
			let raw = $state.raw(new Map());
			const api = $state({ more: () => { count += 1; } });
			let { a, b: [c], ...rest } = $state({ a: 1, b: [{}], d: 1 });
			let never = $state(1);
			let text = $state(\`a
	let count = 1;\`);
			let other = 1;`,
			'<button onclick={() => { count++; x++; again = []; größe++; raw = new Map(); text = ""; a++; rest = {}; }}>{never}</button>'
		)
	).toEqual({
		...{ count: 'signal', todos: 'proxy', again: 'signal', form: 'proxy', x: 'signal', y: 'proxy' },
		...{ größe: 'signal', raw: 'signal', api: 'proxy', a: 'signal', c: 'proxy', rest: 'signal' },
		...{ never: 'plain', text: 'signal' }
	});
});

test('a string may hold the lines that the script is told from the rest by', async () => {
	const lines = '\nfunction App($$anchor, $$props) {\n\tvar $$exports = 1;\n';
	expect(
		await kinds(
			`let before = $state(1); const text = \`${lines}\`; let after = $state(2);`,
			'<button onclick={() => { before++; after++; }}>{text}</button>'
		)
	).toEqual({ before: 'signal', after: 'signal' });
});

test('a function of the same name in a script of the markup is not the component', async () => {
	const source = `<script>let count = $state(0);</script>
<svelte:head><script>
function App() {
let count = 1;
return count;
}
</script></svelte:head>
<button onclick={() => count++}>{count}</button>`;
	const result = await compileSvelte({
		...{ path: 'App.svelte', source, generate: 'client', css: 'external', hmr: true }
	});
	const requests = [...keepState(result.code, result.states).matchAll(REQUEST)];
	expect(requests.map(([, , , name, , , kind]) => [name, kind])).toEqual([['count', 'signal']]);
});

test('no position moves', async () => {
	const { before, after } = await compile(
		`const list = $state(${LONG});
		let { a, b } = $state({ a: 1, b: [] });
		let count = $state(0);`,
		'<button onclick={() => { count++; a++; b = []; list.pop(); }}>{count}</button>'
	);
	expect(after).not.toBe(before);
	const ends = after.replaceAll(REQUEST, '').replace('let   list', 'const list');
	expect(ends).toBe(before);
	for (const line of after.split('\n'))
		expect(line).toMatch(/^(?:(?!keepState).|keepState.*[;,]$)*$/);
});

test('what stands for the initial expression is what the user wrote, not what was made of it', async () => {
	const list = await written('let n = $state([]);', '<p onclick={() => n.push(1)}></p>');
	expect(await written('let n = $state([]);', '<p onclick={() => (n = [])}></p>')).toBe(list);
	const prop = await written('let { s } = $props(); let n = $state(s);', '<p>{n}</p>');
	expect(
		await written('let { s } = $props(); let n = $state(s);', '<p onclick={() => (s = n)}></p>')
	).toBe(prop);
});

test('spaces, comments, quotes and types make no other initial expression', async () => {
	const one = await written("let n = $state(['a', { b: 1n }]);");
	expect(await written('let n: unknown = $state<unknown>([ "a", /* b */ { b: 1n, }, ]);')).toBe(
		one
	);
	expect(await written('export const n = $state(["a", { b: 1n }] as const);')).toBe(one);
	expect(await written("let n = $state(['a', { b: 2n }]);")).not.toBe(one);
	expect(await written("let n = $state.raw(['a', { b: 1n }]);")).not.toBe(one);
});

test('a literal is what has the same value wherever it stands', async () => {
	const isLiteral = async (init: string) =>
		(
			await kept(
				`import { other } from './other'; let { prop } = $props(); let n = $state(${init});`
			)
		).get('n')?.isLiteral;
	for (const init of [
		...['', '0', '-1', "'a'", '`a ${1 + 1}`', 'undefined', 'null', '[]', '[1, [2]]'],
		...[
			"{ a: 1, 'b': [2], ['c']: 3 }",
			'new Map([[1, 2]])',
			'[] as string[]',
			'[1] satisfies number[]'
		],
		'1 > 0 ? 1n : /a/'
	]) {
		expect(await isLiteral(init), init).toBe(true);
	}
	for (const init of [
		...[
			'prop',
			'other',
			'other()',
			'[prop]',
			'{ prop }',
			'{ a: prop }',
			'{ [prop]: 1 }',
			'{ ...prop }'
		],
		...['`${prop}`', 'prop.a', 'new Date()', 'Math.random()', '() => 1', 'new other.Map()']
	]) {
		expect(await isLiteral(init), init).toBe(false);
	}
});

test('the defaults of a pattern are no literal', async () => {
	const states = await kept(
		'let { start } = $props(); let { n = start } = $state({}); let m = $state({});'
	);
	expect([states.get('n')?.isLiteral, states.get('m')?.isLiteral]).toEqual([false, true]);
});

test('an instance is made known where it begins, whatever the markup says', async () => {
	const push = '\n\t$.push($$props, true);\n';
	const source = `<script>import A from './A.svelte';</script><pre>${push}</pre><A />`;
	const { code } = await compileSvelte({
		...{ path: 'App.svelte', source, generate: 'client', css: 'external', hmr: true }
	});
	const entered = enterInside(code);
	const ENTER = ' import.meta.hot.enter($$props);';
	expect(entered.replace(ENTER, '')).toBe(code);
	expect(entered).toContain(`$.push($$props, false, App);${ENTER}\n`);
});

test('state of a function, a block or a class is not the state of the component', async () => {
	expect(
		await kinds(
			`class Box { n = $state(0); }
			function make() { let n = $state(0); return { get n() { return n; }, add() { n++; } }; }
			const one = make();`,
			'{#if one.n}<p onclick={() => one.add()}>{new Box().n}</p>{/if}'
		)
	).toEqual({});
});

test('without $state the code stays as it is', async () => {
	const { before, after } = await compile('let n = 1;', '<p>{n}</p>');
	expect(after).toBe(before);
});
