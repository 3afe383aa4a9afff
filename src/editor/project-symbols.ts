/** What the other files of the project offer to the one that is edited. */
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { filePath, projectView } from './project-view';
import { componentSymbols, moduleSymbols } from './script-symbols';
import type { ParsedScripts, Prop, ScriptSymbols } from './script-symbols';

const component = /\.(?:svelte|svx|md)$/i;
const script = /\.[cm]?[jt]s$/i;

/** The specifier by which a file reaches another one. */
export function specifierTo(from: string, path: string): string {
	const folders = from.split('/').slice(0, -1);
	const parts = path.split('/');
	let same = 0;
	while (same < folders.length && same < parts.length - 1 && folders[same] === parts[same]) same++;
	const up = folders.slice(same).map(() => '..');
	return [...(up.length > 0 ? up : ['.']), ...parts.slice(same)].join('/');
}

/** The path that a relative specifier means; null for packages and what leads out of the project. */
export function pathOf(from: string, specifier: string): string | null {
	if (!/^\.{0,2}\//.test(specifier)) return null;
	const parts = specifier.startsWith('/') ? [] : from.split('/').slice(0, -1);
	for (const part of specifier.split('/')) {
		if (part === '' || part === '.') continue;
		if (part !== '..') parts.push(part);
		else if (parts.pop() === undefined) return null;
	}
	return parts.join('/');
}

/** A name for a component by the name of its file: `my-button.svelte` is `MyButton`. */
export function componentName(path: string): string {
	const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, '');
	const name = stem
		.split(/[^\p{L}\p{N}$]+/u)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join('');
	return /^\p{L}/u.test(name) ? name : `C${name}`;
}

interface OtherFile {
	path: string;
	specifier: string;
	content: string | Uint8Array;
}

/** Every file but the one that is edited. */
export function otherFiles(state: EditorState): OtherFile[] {
	const own = state.facet(filePath);
	return state
		.facet(projectView)
		.files()
		.filter(({ path }) => path !== own)
		.map(({ path, content }) => ({ path, content, specifier: specifierTo(own, path) }));
}

/** Components that could be imported, by the name they would get. */
export function otherComponents(state: EditorState): { name: string; specifier: string }[] {
	return otherFiles(state)
		.filter(({ path }) => component.test(path))
		.map(({ path, specifier }) => ({ name: componentName(path), specifier }));
}

/** Named exports of the project's modules. */
export function otherExports(state: EditorState): { name: string; specifier: string }[] {
	return otherFiles(state).flatMap(({ path, specifier, content }) => {
		if (!script.test(path) || typeof content !== 'string') return [];
		const names = moduleSymbols(content).exports.filter((name) => name !== 'default');
		return names.map((name) => ({ name, specifier }));
	});
}

/** Symbols of the file that a specifier leads to; null when it is none of the project's own. */
export function symbolsAt(state: EditorState, specifier: string): ScriptSymbols | null {
	const path = pathOf(state.facet(filePath), specifier);
	if (path === null) return null;
	const files = state.facet(projectView).files();
	// TypeScript writes `./a.js` for `a.ts`.
	const paths = [path, path.replace(/\.js$/, '.ts'), `${path}.ts`, `${path}.js`];
	const file = paths.map((known) => files.find((entry) => entry.path === known)).find(Boolean);
	if (typeof file?.content !== 'string') return null;
	if (component.test(file.path)) return componentSymbols(file.content);
	return script.test(file.path) ? moduleSymbols(file.content) : null;
}

/** The scripts in the tree that the editor keeps up to date, as far as it has got. */
function parsedScripts(state: EditorState): ParsedScripts {
	const tree = syntaxTree(state);
	return (from, to) => {
		let node: SyntaxNode | null = tree.length < to ? null : tree.resolveInner(from, 1);
		while (node && !(node.name === 'Script' && node.from === from && node.to === to)) {
			node = node.parent;
		}
		return node;
	};
}

/** Symbols of the file that is edited. */
export function ownSymbols(state: EditorState): ScriptSymbols {
	const text = state.doc.toString();
	const read = component.test(state.facet(filePath)) ? componentSymbols : moduleSymbols;
	return read(text, parsedScripts(state));
}

/** Props of the component of that name; null when it is not one of the project's. */
export function propsOf(state: EditorState, name: string): readonly Prop[] | null {
	const imported = ownSymbols(state).definitions.find(
		(definition) => definition.kind === 'import' && definition.name === name
	);
	const specifier =
		imported?.specifier ?? otherComponents(state).find((entry) => entry.name === name)?.specifier;
	return specifier === undefined ? null : (symbolsAt(state, specifier)?.props ?? null);
}
