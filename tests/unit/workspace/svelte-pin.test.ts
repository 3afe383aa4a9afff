import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPin, withPin, writePin } from '../../../src/workspace/svelte-pin';
import { Workspace } from '../../../src/workspace/workspace.svelte';

function workspace(manifest?: string): Workspace {
	const files = [{ path: 'App.svelte', content: '' }];
	if (manifest !== undefined) files.push({ path: 'package.json', content: manifest });
	return new Workspace({ name: '', entry: 'App.svelte', files, options: {} });
}

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const textOf = (project: Workspace) => project.fileAt('package.json')?.content;

describe('the version of Svelte in package.json', () => {
	it('is written where none was, and the file goes with it when nothing else stands in it', () => {
		const project = workspace();
		expect(readPin(project)).toBe(null);
		expect(writePin(project, '5.0.0')).toBe(null);
		expect(textOf(project)).toBe('{\n\t"dependencies": {\n\t\t"svelte": "5.0.0"\n\t}\n}\n');
		expect(readPin(project)).toBe('5.0.0');
		expect(writePin(project, null)).toBe(null);
		expect(textOf(project)).toBe(undefined);
	});

	it('leaves everything else as it is, and stays among the devDependencies if it is there', () => {
		const before = '{\n  "name": "nest",\n  "devDependencies": {\n    "svelte": "^5.0.0"\n  }\n}\n';
		const project = workspace(before);
		expect(readPin(project)).toBe('^5.0.0');
		writePin(project, '4.2.20');
		expect(textOf(project)).toBe(before.replace('^5.0.0', '4.2.20'));
		writePin(project, null);
		expect(textOf(project)).toBe('{\n  "name": "nest"\n}\n');
	});

	it.each(['{ "dependencies": ', '[]', 'null'])(
		'is not written into %j, which is no JSON object',
		(text) => {
			const project = workspace(text);
			expect(readPin(project)).toBe(null);
			expect(writePin(project, '5.0.0')).toContain('package.json');
			expect(textOf(project)).toBe(text);
		}
	);

	it('comes out as it was put in, and out again without a trace, whatever else stands there', () => {
		const other = fc.dictionary(
			fc.string().filter((key) => !['svelte', '__proto__'].includes(key)),
			fc.string()
		);
		fc.assert(
			fc.property(
				other,
				fc.dictionary(fc.constantFrom('name', 'type', 'x'), fc.jsonValue()),
				(dependencies, rest) => {
					// What JSON can say: it has no -0, for one.
					const manifest = throughJson({
						...rest,
						...(Object.keys(dependencies).length > 0 && { dependencies })
					});
					const pinned = withPin(JSON.stringify(manifest), '5.1.0');
					expect(JSON.parse(pinned ?? '')).toEqual({
						...manifest,
						dependencies: { ...dependencies, svelte: '5.1.0' }
					});
					const free = withPin(pinned ?? '', null);
					expect(JSON.parse(free ?? '{}')).toEqual(manifest);
				}
			)
		);
	});
});
