import { findJsonFault } from './json-scan';
import { failed } from './stage';
import type { StageInput, StageResult } from './stage';

/** Words that cannot name an export's variable in a module. */
const reserved = new Set(
	(
		'arguments await break case catch class const continue debugger default delete do else enum eval export ' +
		'extends false finally for function if implements import in instanceof interface let new null package ' +
		'private protected public return static super switch this throw true try typeof var void while with yield'
	).split(' ')
);

/** The value as default export, and each key of an object that can name a variable as an export of its own. */
export function compileJson({ path, source }: StageInput): StageResult {
	const text = source.replace(/^\ufeff/, '');
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		const { message, from, to } = findJsonFault(text) ?? {
			message: error instanceof Error ? error.message : String(error),
			from: 0,
			to: 0
		};
		const shift = source.length - text.length;
		const range = { from: from + shift, to: to + shift };
		return failed([
			{ severity: 'error', code: 'json_parse_error', message, path, ...range, source: 'json' }
		]);
	}
	const keys =
		value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
	const names = keys.filter(isVariableName);
	let json = 'json';
	while (names.includes(json)) json = `_${json}`;
	// Parsed from a string, because as a literal the key `__proto__` would mean something else.
	const code = [
		`const ${json} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`,
		`export default ${json};`,
		...names.map((name) => `export const ${name} = ${json}.${name};`)
	];
	return {
		code: code.join('\n') + '\n',
		map: null,
		css: null,
		diagnostics: [],
		ok: true,
		reads: []
	};
}

/** Whether a key can be the name of a variable in a module. */
export function isVariableName(key: string): boolean {
	return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(key) && !reserved.has(key);
}
