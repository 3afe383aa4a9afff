import fc from 'fast-check';
import type { Project, ProjectFile } from '../../../src/protocol/project';
import { checkSyntax, PathIndex } from '../../../src/workspace/paths';

const segment = fc.oneof(
	fc.constantFrom('App.svelte', 'App.svx', 'lib', 'a.js', 'logo.png', 'state.svelte.ts'),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
);
const path = fc
	.array(segment, { minLength: 1, maxLength: 3 })
	.map((parts) => parts.join('/'))
	.filter((text) => checkSyntax(text) === null);

/** Any text, halves of surrogate pairs, byte order marks and null characters among it. */
const text = fc.oneof(
	fc.constant(''),
	fc.string({ unit: 'binary' }),
	fc
		.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
		.map((units) => String.fromCharCode(...units)),
	fc.string().map((body) => `<script>\n\tlet { ${body} } = $props();\n</script>\n`),
	fc.constant('\ufeffwith a byte order mark')
);
const content = fc.oneof({ weight: 3, arbitrary: text }, fc.uint8Array({ maxLength: 200 }));

const files: fc.Arbitrary<ProjectFile[]> = fc
	.array(fc.record({ path, content }), { maxLength: 6 })
	.map((all) => {
		const index = new PathIndex();
		return all.filter((file) => {
			if (index.check(file.path) !== null) return false;
			index.add(file.path);
			return true;
		});
	});

const version = fc.stringMatching(/^[0-9]\.[0-9]{1,2}\.[0-9](-next\.[0-9])?$/);
const lock = fc
	.dictionary(fc.string({ minLength: 1 }), version, { maxKeys: 4, noNullPrototype: true })
	.filter((all) => !Object.hasOwn(all, '__proto__'));

/** Any project that a link can hold. */
export const project: fc.Arbitrary<Project> = fc.record({
	name: fc.string({ unit: 'grapheme', maxLength: 40 }),
	entry: path,
	files,
	options: lock.map((all) => (Object.keys(all).length > 0 ? { lock: all } : {}))
});
