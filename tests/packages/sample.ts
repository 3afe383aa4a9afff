/** What a sample of the package list is made of. */

export interface Check {
	/** In the document of the result; the first element that matches counts. */
	selector: string;
	/** What its text must be or match; left out, it is enough that the element is there. */
	text?: string | RegExp;
	/** How many elements match. */
	count?: number;
	/** An attribute that must match. */
	attribute?: [name: string, value: string | RegExp];
	/** A computed style. */
	style?: [name: string, value: string];
}

export interface Sample {
	/** The package that is tried. */
	name: string;
	/** What the project's package.json pins: the package, and what else the sample imports. */
	pins: Record<string, string>;
	/** The project, but for its package.json. */
	files: Record<string, string>;
	/** The accessible name of a button to press before `checks` hold. */
	press?: string;
	/** A place to focus, and keys to press there, before `checks` hold. */
	keys?: [selector: string, ...keys: string[]];
	checks: Check[];
}

export interface Refusal {
	name: string;
	pins: Record<string, string>;
	/** What is imported. */
	specifier: string;
	/** Why it cannot work in a browser; the text of docs/packages.md. */
	reason: string;
	/** What the visitor reads. */
	message: string;
	hint: string;
}

/** A project of one component that imports `imports` and shows `markup`. */
export function app(script: string, markup: string): Record<string, string> {
	const indented = script.trim().replace(/^(?=.)/gm, '\t');
	return { 'App.svelte': `<script>\n${indented}\n</script>\n\n${markup.trim()}\n` };
}
