import { parse } from 'acorn';
import type { Diagnostic } from '../../../src/protocol/diagnostic';
import { failed } from './stage';
import type { StageInput, StageResult } from './stage';

/** JavaScript goes on as it is, once it is known to parse. It needs no map: code and source are the same. */
export function compileJavaScript({ path, source }: StageInput): StageResult {
	const diagnostic = syntaxError(source, path);
	if (diagnostic) return failed([diagnostic]);
	return { code: source, map: null, css: null, diagnostics: [], ok: true, reads: [] };
}

/** The first reason why the text is no ES module, or null when it is one. */
export function syntaxError(source: string, path: string): Diagnostic | null {
	const fault = syntaxFault(source);
	return fault && { severity: 'error', code: 'js_parse_error', path, source: 'link', ...fault };
}

/** The same without a file: for code that was generated from one. */
export function syntaxFault(code: string): { message: string; from: number; to: number } | null {
	try {
		parse(code, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
		return null;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		const pos: unknown = Reflect.get(error, 'pos');
		const from = typeof pos === 'number' ? pos : 0;
		const word = /^(?:[\p{L}\p{N}_$]+|\S)/u.exec(code.slice(from))?.[0].length ?? 0;
		return {
			message: error.message.replace(/\s*\(\d+:\d+\)$/, ''),
			from,
			to: from + word
		};
	}
}
