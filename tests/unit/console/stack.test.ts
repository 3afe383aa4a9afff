import { createStackMapper, parseStack, type MappedModule } from '../../../src/frame/stack';
import MagicString from 'magic-string';
import { describe, expect, test } from 'vitest';

const base = 'rookery://app/%2FApp.svelte';

const chromium = `TypeError: Cannot read properties of undefined (reading 'warm')
at the third (egg:1:2)
    at hatch (${base}:12:4)
    at HTMLButtonElement.<anonymous> (${base}:24:19)
    at Colony.add [as onclick] (${base}:30:2)
    at new Nest (${base}:31:3)
    at async ${base}:40:1
    at Array.map (<anonymous>)
    at async Promise.all (index 0)
    at eval (eval at run (${base}:1:1), <anonymous>:1:1)`;

const firefox = `hatch@${base}:12:4
App/hatch/<@${base}:13:5
async*load@${base}:14:6
setTimeout handler*tick@${base}:15:7
@${base}:16:8
run@${base} line 3 > eval:1:1
forEach@[native code]`;

const safari = `hatch@${base}:12:4
[native code]
forEach@[native code]
module code@${base}:16:8
${base}:17:9
@npm:/@scope/pack@1.0.0/src/x.js:2:3
npm:/d3-scale@4.0.2/src/x.js:3:4`;

const places = (stack: string) =>
	[...parseStack(stack)].map(({ name, line, column }) => `${name} ${line}:${column}`);

describe('reading stacks', () => {
	test('frames of Chromium are read and its message is not', () => {
		expect(places(chromium)).toEqual([
			'hatch 12:4',
			'HTMLButtonElement.<anonymous> 24:19',
			'Colony.add 30:2',
			'new Nest 31:3',
			'null 40:1',
			'null 1:1'
		]);
	});

	test('frames of Firefox are read with the prefixes taken off their names', () => {
		expect(places(firefox)).toEqual([
			'hatch 12:4',
			'hatch 13:5',
			'load 14:6',
			'tick 15:7',
			'null 16:8',
			'run 1:1'
		]);
	});

	test('frames of Safari are read, also those with no name', () => {
		expect(places(safari)).toEqual([
			'hatch 12:4',
			'null 16:8',
			'null 17:9',
			'null 2:3',
			'null 3:4'
		]);
		expect([...parseStack(safari)].map(({ url }) => url).slice(-2)).toEqual([
			'npm:/@scope/pack@1.0.0/src/x.js',
			'npm:/d3-scale@4.0.2/src/x.js'
		]);
	});

	test('the stack of this very engine is read', () => {
		const [first] = parseStack(new Error('two\nlines').stack ?? '');
		expect(first?.url).toContain('stack.test.ts');
	});
});

describe('mapping stacks', () => {
	const source = 'let nest;\nfunction hatch() {\n\tnest.warm();\n}\n';
	const code = new MagicString(source);
	code.prepend('System.register([], () => {\n');
	code.append('});');
	const app: MappedModule = {
		id: '/lib/My App.svelte',
		map: code.generateMap({ source: 'lib/My App.svelte', hires: true }).toString()
	};
	const modules: Record<string, MappedModule> = {
		app,
		d3: { id: 'npm:/d3-scale@4.0.2/src/x.js', map: null },
		svelte: { id: 'svelte:/internal/client', map: null },
		broken: { id: '/Broken.svelte', map: '{"version":3' }
	};
	const mapper = createStackMapper({ moduleOf: (url) => modules[url] ?? null });

	test('a frame points into the file the user wrote', () => {
		expect(mapper.frames('    at hatch (app:4:2)', 10)).toEqual([
			{ name: 'hatch', path: 'lib/My App.svelte', label: 'lib/My App.svelte', line: 3, column: 2 }
		]);
	});

	test('frames of libraries are named and frames of our own are dropped', () => {
		const stack = '    at a (d3:5:6)\n    at b (frame.js:1:1)\n    at c (svelte:7:8)';
		expect(mapper.frames(stack, 10)).toMatchObject([
			{ path: null, label: 'd3-scale@4.0.2/src/x.js', line: 5, column: 6 },
			{ path: null, label: 'svelte', line: 7, column: 8 }
		]);
	});

	test('a map that cannot be read leaves the generated place', () => {
		expect(mapper.frames('f@broken:3:4', 10)).toMatchObject([
			{ path: null, label: 'Broken.svelte (generated)', line: 3, column: 4 }
		]);
	});

	test('no more frames come than were asked for', () => {
		expect(mapper.frames('a@app:2:1\n'.repeat(20), 3)).toHaveLength(3);
	});

	test('the caller is the first frame in the user’s code, and not one too far away', () => {
		const stack = 'a@svelte:1:1\na@d3:1:1\nhatch@app:4:2';
		expect(mapper.caller(stack, 3)).toMatchObject({ path: 'lib/My App.svelte', line: 3 });
		expect(mapper.caller(stack, 2)).toBeNull();
	});
});
