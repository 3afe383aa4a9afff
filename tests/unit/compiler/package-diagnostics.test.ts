import { expect, test } from 'vitest';
import type { PackageError } from '../../../workers/compiler/npm/packages';
import { nodeBuiltin } from '../../../workers/compiler/npm/failures';
import { packageDiagnostics } from '../../../workers/compiler/package-diagnostics';

const source = "import tool from 'tool';\nimport other from 'other';";
const built = [
	{
		path: 'App.svelte',
		resolutions: ['tool', 'other'].map((specifier) => ({
			specifier,
			id: `npm:/${specifier}@1.0.0/index.js`,
			isDynamic: false
		}))
	}
];

function builtin(root: string, name: string, file = 'index.js'): PackageError {
	const { failure } = nodeBuiltin(name, root);
	const importer = `npm:/${root}@1.0.0/${file}`;
	return {
		id: `npm:/${root}@1.0.0/index.js`,
		importer,
		...failure,
		chain: [root, name]
	};
}

const diagnose = (errors: PackageError[]) =>
	packageDiagnostics(errors, built, new Map([['App.svelte', source]]));

test('several parts of Node.js behind one import are one fault that names them all', () => {
	const errors = [
		builtin('tool', 'fs'),
		builtin('tool', 'path'),
		builtin('tool', 'fs', 'lib/read.js'),
		builtin('tool', 'os')
	];
	const diagnostics = diagnose(errors);
	expect(diagnostics).toHaveLength(1);
	const [fault] = diagnostics;
	expect(fault?.message).toMatch(/^"fs" is a part of Node\.js/);
	expect(fault?.message).toContain(
		'The same goes for "path", "os".\nImported by App.svelte → tool'
	);
	expect(source.slice(fault?.from, fault?.to)).toContain('tool');
});

test('each import keeps its own faults, and other faults stay apart', () => {
	const missing: PackageError = {
		...builtin('tool', 'gone'),
		code: 'package_not_found',
		message: 'There is no package "gone".'
	};
	const diagnostics = diagnose([
		builtin('tool', 'fs'),
		missing,
		builtin('other', 'fs'),
		{ ...missing, message: 'There is no package "lost".' }
	]);
	expect(diagnostics.map(({ code }) => code)).toEqual([
		'node_builtin',
		'package_not_found',
		'node_builtin',
		'package_not_found'
	]);
	expect(diagnostics.every(({ message }) => !message.includes('The same goes'))).toBe(true);
});

test('the chain of imports begins with the file that the fault is shown in', () => {
	const paths = ['A.svelte', 'B.svelte'];
	const importers = paths.map((path) => ({ path, resolutions: built[0]?.resolutions ?? [] }));
	const files = new Map(paths.map((path) => [path, source]));
	const diagnostics = packageDiagnostics([builtin('tool', 'fs')], importers, files);
	expect(diagnostics.map(({ path, message }) => [path, message.split('\n')[1]])).toEqual([
		['A.svelte', 'Imported by A.svelte → tool → fs'],
		['B.svelte', 'Imported by B.svelte → tool → fs']
	]);
});
