import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileJson } from '../../../workers/compiler/stages/json';
import { findJsonFault } from '../../../workers/compiler/stages/json-scan';

const load = async (code: string): Promise<Record<string, unknown>> =>
	await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);

test('every value arrives as it is', async () => {
	await fc.assert(
		fc.asyncProperty(fc.json(), async (source) => {
			const { code, ok } = compileJson({ path: 'a.json', source });
			expect(ok).toBe(true);
			expect((await load(code))['default']).toEqual(JSON.parse(source));
		}),
		{ numRuns: 40 }
	);
});

test('keys that can be variables are exports of their own', async () => {
	const source = '\ufeff{"a":1,"größe":2,"json":3,"class":4,"b c":5,"__proto__":6,"default":7}';
	const module = await load(compileJson({ path: 'a.json', source }).code);
	expect(Object.keys(module).sort()).toEqual(['__proto__', 'a', 'default', 'größe', 'json'].sort());
	expect(module['json']).toBe(3);
	expect(Object.hasOwn(module['default'] as object, '__proto__')).toBe(true);
});

test.each([
	['{"a": 1,}', ','],
	["{'a': 1}", "'"],
	['{"a" 1}', '1'],
	['[1 2]', '2'],
	['{"a": undefined}', 'undefined'],
	['[1, 2', ''],
	['1 2', '2'],
	['"a\nb"', '"'],
	['01', '1'],
	['', '']
])('%j is a fault with its place', (source, text) => {
	const { ok, diagnostics } = compileJson({ path: 'a.json', source });
	expect(ok).toBe(false);
	expect(diagnostics[0]).toMatchObject({ code: 'json_parse_error', source: 'json' });
	expect(source.slice(diagnostics[0]?.from, diagnostics[0]?.to)).toBe(text);
});

test('the scanner finds a fault exactly where the engine throws', () => {
	const soup = fc.array(
		fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', ' ', 'true', '-', '0', '"')
	);
	fc.assert(
		fc.property(
			fc.oneof(
				soup.map((parts) => parts.join('')),
				fc.json()
			),
			(source) => {
				let isJson = true;
				try {
					JSON.parse(source);
				} catch {
					isJson = false;
				}
				expect(findJsonFault(source) === null).toBe(isJson);
			}
		)
	);
});
