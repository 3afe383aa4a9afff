/** The package's own types cannot be found by way of its exports; these are the parts in use. */
declare module 'emmet' {
	export type SyntaxType = 'markup' | 'stylesheet';

	export interface UserConfig {
		type: SyntaxType;
		syntax: string;
		/** Kept by the package between calls. */
		cache: object;
		options: {
			'output.indent': string;
			'output.selfClosingStyle': 'html' | 'xml' | 'xhtml';
			/** A place for the cursor. */
			'output.field': (index: number, placeholder: string) => string;
			'output.text': (text: string) => string;
		};
	}

	/** Throws on what is no abbreviation. */
	export default function expand(abbreviation: string, config: UserConfig): string;

	/** The abbreviation that ends at `position` of a line. */
	export function extract(
		line: string,
		position: number,
		options: { type: SyntaxType; lookAhead: boolean }
	): { abbreviation: string; start: number; end: number } | undefined;
}
