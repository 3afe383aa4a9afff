import { expect, test } from 'vitest';
import { compileJavaScript, syntaxError } from '../../../workers/compiler/stages/javascript';

test('JavaScript goes on unchanged', () => {
	const source = '#!/usr/bin/env node\nexport const a = await 1;\n';
	expect(compileJavaScript({ path: 'a.js', source })).toMatchObject({ ok: true, code: source });
	expect(syntaxError(source, 'a.js')).toBeNull();
});

test('a syntax error has its exact range after characters outside of the basic plane', () => {
	const source = 'const s = "😀";\nconst a = function;\n';
	const result = compileJavaScript({ path: 'lib/a.js', source });
	expect(result.ok).toBe(false);
	const from = source.indexOf(';\n', 20);
	expect(result.diagnostics).toEqual([
		expect.objectContaining({ message: 'Unexpected token', path: 'lib/a.js', from, to: from + 1 })
	]);
});

test('a name declared twice is a fault at the second place', () => {
	const source = 'let first = 1;\nlet first = 2;\n';
	const fault = syntaxError(source, 'a.js');
	expect(source.slice(fault?.from, fault?.to)).toBe('first');
	expect(fault?.from).toBe(19);
});
