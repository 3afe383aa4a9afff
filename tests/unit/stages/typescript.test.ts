import { expect, test } from 'vitest';
import { compileTypeScript } from '../../../workers/compiler/stages/typescript';
import { follow, placeOf } from './follow';

const compile = (source: string) => compileTypeScript({ path: 'lib/a.ts', source });

test('types go, enums and parameter properties become code', async () => {
	const { ok, code } = await compile(
		'import { A, type B } from "./x";\nimport type { C } from "./y";\nimport { Unused } from "./z";\nenum E { One = 1 }\nclass P { constructor(private a: B, public c?: C) {} }\nexport default [A, E.One, P] as const satisfies unknown[];\n'
	);
	expect(ok).toBe(true);
	expect(code).toContain('this.a = a');
	expect(code).toContain('E["One"]');
	expect(code).not.toMatch(/\.\/y|\.\/z|satisfies/);
});

test('the map is exact to the column, on lines from which types were taken', async () => {
	const source =
		'const a: Record<string, number> = m1({ b: m2 as number }); function f<T extends object>(x: T, y?: m3) { return m4<T>(x!, m5); }\nenum E { X = m6 }\nclass C<T> { private declare q: T; constructor(readonly z: number = m7) { m8(); } }\n';
	const { code, map } = await compile(source);
	for (const marker of ['m1', 'm2', 'm4', 'm5', 'm6', 'm7', 'm8']) {
		expect(map && follow(map, code, marker), marker).toBe(placeOf(source, marker));
	}
});

test('a parse error has its place', async () => {
	const source = '// 😀\nconst a: = 3;\n';
	const { ok, diagnostics } = await compile(source);
	expect(ok).toBe(false);
	expect(diagnostics).toEqual([
		expect.objectContaining({
			code: 'typescript_parse_error',
			message: 'Unexpected token',
			path: 'lib/a.ts',
			from: source.indexOf('='),
			to: source.indexOf('=') + 1
		})
	]);
});

test('what only the JavaScript parser sees is reported at its place in the TypeScript', async () => {
	const source = 'const long: Array<number> = [];\nconst a: number = 1, a: number = 2;\n';
	const { ok, diagnostics } = await compile(source);
	expect(ok).toBe(false);
	expect(diagnostics[0]?.message).toContain("'a' has already been declared");
	expect(diagnostics[0]?.from).toBe(source.lastIndexOf('a:'));
});

test('a namespace that the program uses is an error, one of types is not', async () => {
	const source = 'namespace Values { export const a = 1; }\nexport const b = Values.a;\n';
	const { ok, diagnostics } = await compile(source);
	expect(ok).toBe(false);
	expect(diagnostics[0]).toMatchObject({ code: 'typescript_namespace', from: 0 });
	const types = await compile(
		'namespace Types { export type A = 1 }\nexport const b: Types.A = 1;\n'
	);
	expect(types).toMatchObject({ ok: true, diagnostics: [] });
});

test('words in comments and strings are no namespaces', async () => {
	const source = '// namespace A {\nexport const s = "namespace A {", A = { b: 1 }, c = A.b;\n';
	expect((await compile(source)).diagnostics).toEqual([]);
});
