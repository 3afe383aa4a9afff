import type { Diagnostic } from '../../../src/protocol/diagnostic';
import { toDataUrl } from './assets';
import { scanCss } from '../../../src/workspace/css-scan';
import type { CssImport } from '../../../src/workspace/css-scan';
import { isProjectFile, rewriteCssUrls } from './css-urls';
import type { AssetUrl } from './css-urls';
import type { StageInput, StageResult } from './stage';

export interface CssInput extends StageInput {
	/** The style sheet an `@import` means; null when there is none. Remote addresses are not asked for. */
	resolveImport: (specifier: string, importer: string) => Found | null | Promise<Found | null>;
	assetUrl: AssetUrl;
}

/** A style sheet, or why the package that has it gave none. */
type Found = StageInput | Pick<Diagnostic, 'code' | 'message' | 'hint'>;

/**
 * A style sheet with everything it imports, in the order in which a browser would apply it. The module's default
 * export is the text as well, for `import css from './x.css'`.
 */
export async function compileCss(input: CssInput): Promise<StageResult> {
	const job = new CssJob(input);
	const { head, body } = await job.inline({ path: input.path, source: input.source }, [input.path]);
	const css = [...head, body].join('\n').trim() + '\n';
	const ok = !job.diagnostics.some(({ severity }) => severity === 'error');
	return {
		code: ok ? `export default ${JSON.stringify(css)};\n` : '',
		map: null,
		css: ok ? css : null,
		diagnostics: job.diagnostics,
		ok,
		reads: [...job.reads]
	};
}

interface Sheet {
	/** What must stand before every rule: imports that stay, and the order of layers. */
	head: string[];
	body: string;
}

class CssJob {
	readonly diagnostics: Diagnostic[] = [];
	readonly reads = new Set<string>();
	#input: CssInput;

	constructor(input: CssInput) {
		this.#input = input;
	}

	async inline({ path, source }: StageInput, chain: string[]): Promise<Sheet> {
		const scan = scanCss(source);
		for (const { message, from, to } of scan.faults) {
			this.#report({ severity: 'warning', code: 'css_syntax', message, path, from, to });
		}
		const sheet: Sheet = { head: [], body: '' };
		const parts = [
			...scan.imports.map((found) => ({ kind: 'import' as const, ...found })),
			...scan.statements.map((found) => ({ kind: 'statement' as const, ...found }))
		].sort((a, b) => a.from - b.from);
		// Without its imports the text has the same length, so that places in it stay places in the file.
		let own = source;
		for (const part of parts) {
			if (part.kind === 'import' && !part.isLeading) {
				this.#reportLate(part, path);
				continue;
			}
			own = own.slice(0, part.from) + ' '.repeat(part.to - part.from) + own.slice(part.to);
			if (part.kind === 'import') await this.#import(part, path, chain, sheet);
			else if (part.name === 'layer') {
				const text = source.slice(part.from, part.to);
				if (sheet.body === '') sheet.head.push(text);
				else sheet.body += `\n${text}`;
			}
		}
		const rewritten = await rewriteCssUrls(own, path, this.#input.assetUrl);
		for (const { specifier, from, to } of rewritten.missing) {
			this.#report({
				severity: 'warning',
				code: 'asset_not_found',
				message: `There is no file \`${specifier}\` for this \`url()\`.`,
				hint: 'Addresses are relative to the style sheet.',
				path,
				from,
				to
			});
		}
		sheet.body = `${sheet.body}\n${rewritten.css}`.trim();
		return sheet;
	}

	async #import(found: CssImport, path: string, chain: string[], sheet: Sheet): Promise<void> {
		if (!isProjectFile(found.specifier)) {
			sheet.head.push(importRule(found.specifier, found));
			return;
		}
		const range = { path, from: found.specifierFrom, to: found.specifierTo };
		const target = await this.#input.resolveImport(found.specifier, path);
		if (!target) {
			this.#report({
				severity: 'error',
				code: 'file_not_found',
				message: `There is no style sheet \`${found.specifier}\`.`,
				hint: 'Addresses are relative to the style sheet; create the file or correct the address.',
				...range
			});
			return;
		}
		if (!('source' in target)) {
			const { code, message, hint } = target;
			const fault = { severity: 'error', code, message, ...range } as const;
			this.#report(hint === undefined ? fault : { ...fault, hint });
			return;
		}
		this.reads.add(target.path);
		if (chain.includes(target.path)) {
			this.#report({
				severity: 'warning',
				code: 'css_import_cycle',
				message: `Style sheets import each other in a circle: ${[...chain, target.path].join(' → ')}.`,
				hint: 'This import is left out; remove one of them.',
				...range
			});
			return;
		}
		const inner = await this.inline(target, [...chain, target.path]);
		if (inner.body !== '') sheet.body = `${sheet.body}\n${wrap(inner.body, found)}`.trim();
		const hasConditions = found.layer !== null || found.supports !== null || found.media !== null;
		for (const text of inner.head) {
			// A rule cannot wrap an import, but an import can wrap a style sheet that imports.
			const address = toDataUrl('import.css', text);
			sheet.head.push(hasConditions ? importRule(address, found) : text);
		}
	}

	#reportLate({ from, to }: CssImport, path: string): void {
		this.#report({
			severity: 'warning',
			code: 'css_import_position',
			message: 'An `@import` after other rules is ignored by browsers.',
			hint: 'Move it to the top of the file.',
			path,
			from,
			to
		});
	}

	#report(diagnostic: Omit<Diagnostic, 'source'>): void {
		this.diagnostics.push({ ...diagnostic, source: 'css' });
	}
}

function importRule(address: string, { layer, supports, media }: CssImport): string {
	const conditions = [
		layer === null ? '' : layer === '' ? 'layer' : `layer(${layer})`,
		supports === null ? '' : `supports(${supports})`,
		media ?? ''
	].filter(Boolean);
	const url = `url("${address.replace(/["\\\n]/g, encodeURIComponent)}")`;
	return `@import ${[url, ...conditions].join(' ')};`;
}

function wrap(css: string, { layer, supports, media }: CssImport): string {
	let result = css;
	if (layer !== null) result = `@layer ${layer} {\n${result}\n}`.replace('  ', ' ');
	if (supports !== null) result = `@supports ${supports} {\n${result}\n}`;
	if (media !== null) result = `@media ${media} {\n${result}\n}`;
	return result;
}
