import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping';
import { expect, test, vi } from 'vitest';
import { hoistFunctions } from '../../../workers/compiler/hoist';
import { link, LinkError } from '../../../workers/compiler/linker';
import { linkAll, load } from './programs';

vi.mock('@rollup/browser', () => import('rollup'));

const build = (code: string, resolve = (specifier: string) => `/lib/${specifier}`) =>
	link({
		id: '/main.js',
		code,
		map: null,
		resolve: (specifier) => Promise.resolve(resolve(specifier))
	});

test('imports become ids, static and dynamic, and stay outside', async () => {
	const { code, dependencies, dynamicDependencies } = await build(
		"import a from 'a'; import 'b'; export * from 'a'; export const later = () => import('c'); a();"
	);
	expect(dependencies).toEqual(['/lib/a', '/lib/b']);
	expect(dynamicDependencies).toEqual(['/lib/c']);
	expect(code).toMatch(/^System\.register\(\['\/lib\/a', '\/lib\/b'\]/);
});

test('ids of packages, URLs and the runtime are kept as they are', async () => {
	for (const id of ['npm:/@a/b@1.0.0/x y.js', 'https://x.test/m.js?v=1', 'svelte:/svelte']) {
		const { dependencies } = await build("import 'x';", () => id);
		expect(dependencies).toEqual([id]);
	}
});

test('a module may import itself, as a component does that draws a tree', async () => {
	const { code, dependencies, dynamicDependencies } = await build(
		"import self from './main.js'; export default () => [self, import('./main.js')];",
		() => '/main.js'
	);
	expect(dependencies).toEqual(['/main.js']);
	expect(dynamicDependencies).toEqual(['/main.js']);
	expect(code).toMatch(/^System\.register\(\['\/main\.js'\]/);
	const loader = load(
		await linkAll({
			'/main.js':
				"import again from '/main.js'; export default function self() { return again === self; }"
		})
	);
	const { default: self } = await loader.import('/main.js');
	expect(self).toBeTypeOf('function');
	expect(typeof self === 'function' && self()).toBe(true);
});

test('what nobody uses stays: code in a playground is run for its effects', async () => {
	const { code } = await build("const unused = 1; function idle() { return 'idle'; } 1 + 1;");
	expect(code).toContain('unused');
	expect(code).toContain("'idle'");
});

test('the map leads from the output to the source', async () => {
	const source = "import { egg } from 'egg';\n\nconst nest = egg + 1;\nexport { nest };";
	const { code, map } = await build(source);
	const lines = code.split('\n');
	const line = lines.findIndex((text) => text.includes('egg + 1'));
	const column = lines[line]?.indexOf('egg + 1') ?? -1;
	expect(originalPositionFor(new TraceMap(map), { line: line + 1, column })).toMatchObject({
		line: 3,
		column: source.split('\n')[2]?.indexOf('egg + 1')
	});
});

test('code that does not parse is a fault with its place', async () => {
	const source = 'const a = 1;\nconst a = 2;';
	const error = await build(source).catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(LinkError);
	expect(error instanceof LinkError && error.position).toBe(source.lastIndexOf('a ='));
});

test('exported functions can be called before their module is evaluated, as in any ES module', async () => {
	const loader = load(
		await linkAll({
			'/app':
				"import { plain } from '/b'; import thing, { slow, other as second } from '/a'; export const results = [plain, thing(), await slow(), second()];",
			'/a': `import { plain } from '/b';
export { other };
export async function slow() { return 'slow'; }
export default function () { return 'default'; }
export const used = plain;
const here = await 'waited';
function other() { return here; }`,
			'/b': "import made, { slow } from '/a'; export const plain = made() + typeof slow;"
		})
	);
	const { results } = await loader.import('/app');
	expect(results).toEqual(['defaultfunction', 'default', 'slow', 'waited']);
});

test('hoisting moves no line and leaves modules alone that export no function', async () => {
	const { code } = await build('export function a() {}\nexport function b() {}\na();');
	expect(code).toContain('body: (function* () {');
	expect(code.split('\n').findIndex((line) => line.includes('yield;'))).toBeGreaterThan(0);
	const plain = (
		await build('let x = 1; export { x }; export const f = () => \'exports("a", a);\';')
	).code;
	expect(plain).toContain('execute: (function () {');
	expect(hoistFunctions(plain)).toBe(plain);
});
